"""The table that a run ends in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.benchmarks.growth import compared, times
from tests.benchmarks.rows import STATS, Row, figure

WHAT, NUMBER = 46, 9


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines: what was measured in the order of measuring, each size beneath the smaller one.

    Growth compares the statistic that the limit is about, else the median, with the smallest
    board's.
    """
    yield (
        _line("what was measured", "cards", "unit", *STATS, "own p99", "floor", "growth")
        + "  limit"
    )
    least: dict[str, Row] = {}
    for row in sorted(rows, key=lambda one: (one.order, one.what, one.cards)):
        first = least.setdefault(row.what, row)
        yield _row(row, first).rstrip()


def _row(row: Row, first: Row) -> str:
    stats = [figure(row.stat(name)) for name in STATS]
    if row.is_single:
        stats = [stats[0], "", "", ""]
    own = figure(row.stat("p99", own=True)) if row.own else ""
    floor = "" if row.floor is None else figure(row.floor)
    what = "" if row is not first else row.what
    limit = f"{row.mark} {row.limit}" if row.limit else ""
    line = _line(what, f"{row.cards:,}", row.unit, *stats, own, floor, _growth(row, first))
    return f"{line}  {limit:18} {row.remark}"


def _growth(row: Row, first: Row) -> str:
    stat = compared(row)
    return "" if row is first else times(first.stat(stat), row.stat(stat))


def _line(what: str, *cells: str) -> str:
    return f"{what:{WHAT}}" + "".join(f"{cell:>{NUMBER}}" for cell in cells)
