"""How everything grows with the board: the table after the table, where several sizes ran."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tests.benchmarks.rows import Row, figure

WHAT, NUMBER = 62, 9


def growth(rows: Iterable[Row]) -> Iterator[str]:
    """A line per measurement: its figure at each size, how many times as much from each size to
    the next, and from the smallest to the largest. Nothing where there was one size only."""
    every = sorted(rows, key=lambda one: (one.order, one.what, one.cards))
    sizes = sorted({row.cards for row in every})
    if len(sizes) < 2:
        return
    steps = _steps(sizes)
    names = [f"{_short(small)}→{_short(large)}" for small, large in steps]
    yield _line("how it grows", "", [_short(size) for size in sizes], names)
    for what in dict.fromkeys(row.what for row in every):
        found = {row.cards: row for row in every if row.what == what}
        figures = {cards: row.stat(compared(row)) for cards, row in found.items()}
        unit = f"{compared(found[min(found)])} {found[min(found)].unit}"
        values = [figure(figures[size]) if size in figures else "–" for size in sizes]
        yield _line(what, unit, values, [_times(figures, *step) for step in steps]).rstrip()


def compared(row: Row) -> str:
    """The statistic by which boards are compared: the one that a limit is about, or the median."""
    return row.limit.stat if row.limit else "p50"


def times(before: float, after: float) -> str:
    """How many times as much; "" where there was nothing."""
    return f"×{after / before:.1f}" if before else ""


def _times(figures: dict[int, float], small: int, large: int) -> str:
    if small not in figures or large not in figures:
        return ""
    return times(figures[small], figures[large])


def _steps(sizes: Sequence[int]) -> list[tuple[int, int]]:
    steps = list(pairwise(sizes))
    return [*steps, (sizes[0], sizes[-1])] if len(steps) > 1 else steps


def _short(cards: int) -> str:
    return f"{cards // 1000}k" if cards % 1000 == 0 else f"{cards:,}"


def _line(what: str, unit: str, values: Sequence[str], steps: Sequence[str]) -> str:
    cells = [f"{value:>{NUMBER}}" for value in (unit, *values)]
    return f"{what:{WHAT}}" + "".join(cells) + "".join(f"{step:>{NUMBER + 2}}" for step in steps)
