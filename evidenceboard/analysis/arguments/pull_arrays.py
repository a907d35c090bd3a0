"""The pulls of a whole graph in a few arrays: 200,000 connectors as objects take too long to make.

Each pull has one entry for every origin that it is spread over. Rule: entries are ordered by
target, support before opposition, then by origin, so that all that is summed or compared stands
side by side.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from evidenceboard.analysis.arguments.semantics import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

Ints: TypeAlias = "NDArray[np.signedinteger[Any]]"
Entry = tuple[int, tuple[float, ...], int, tuple[int, ...], int]
"""The parts of a pull: source, weights, gate, origins, in how many parts."""


@dataclass(frozen=True)
class Entries:
    """Entries by column, in any order; `pull` tells which are one pull's, `weights` has a row for
    each plane."""

    pull: Ints
    source: Ints
    gate: Ints
    target: Ints
    opposes: Ints
    origin: Ints
    parts: Ints
    weights: Floats

    @classmethod
    def none(cls, planes: int) -> Entries:
        no = np.zeros(0, dtype=np.int64)
        return cls(no, no, no, no, no, no, no, np.zeros((planes, 0)))

    @classmethod
    def joined(cls, parts: Sequence[Entries]) -> Entries:
        """The entries of all parts, one after the other."""
        columns = {name: [getattr(part, name) for part in parts] for name in vars(parts[0])}
        return cls(**{name: np.concatenate(column, axis=-1) for name, column in columns.items()})

    def picked(self, order: Ints) -> Entries:
        """These entries, in this order."""
        return Entries(**{name: column[..., order] for name, column in vars(self).items()})


class PullArrays:
    """The entries of a graph in order, with where those of each argument begin."""

    def __init__(self, rows: int, entries: Entries, begins: Ints, led: tuple[Ints, Ints]) -> None:
        self.rows, self.entries = rows, entries
        self.first_dependents, self.dependents = led
        """Where the dependents of each row begin, and the dependents, possibly twice."""
        self._begins = array("q", begins.astype(np.int64).tobytes())
        self._first_dependents = array("q", self.first_dependents.astype(np.int64).tobytes())

    @classmethod
    def none(cls, rows: int, planes: int) -> PullArrays:
        """Nothing pulls at any row."""
        starts = np.zeros(rows + 1, dtype=np.int64)
        return cls(rows, Entries.none(planes), starts, (starts, starts[:0]))

    def onto(self, row: int) -> tuple[list[Entry], list[Entry]]:
        """The pulls that support an argument and those that oppose it, in order."""
        begin, end = self._begins[row : row + 2] if row < self.rows else (0, 0)
        if begin == end:
            return [], []
        middle = begin + int(np.count_nonzero(self.entries.opposes[begin:end] == 0))
        return list(self._pulls(begin, middle)), list(self._pulls(middle, end))

    def _pulls(self, begin: int, end: int) -> Iterator[Entry]:
        entries, part = self.entries, slice(begin, end)
        origins: dict[int, list[int]] = {}
        place: dict[int, int] = {}
        known = zip(entries.pull[part].tolist(), entries.origin[part].tolist(), strict=True)
        for at, (pull, origin) in enumerate(known, begin):
            origins.setdefault(pull, []).append(origin)
            place.setdefault(pull, at)
        for pull, at in sorted(place.items()):
            weights = tuple(entries.weights[:, at].tolist())
            source, gate, parts = entries.source[at], entries.gate[at], entries.parts[at]
            yield int(source), weights, int(gate), tuple(origins[pull]), int(parts)

    def following(self, row: int) -> list[int]:
        """The arguments that depend on this one at once, possibly twice."""
        if row >= self.rows:
            return []
        begin, end = self._first_dependents[row], self._first_dependents[row + 1]
        found: list[int] = self.dependents[begin:end].tolist()
        return found


def arranged(rows: int, parts: Sequence[Entries]) -> Generator[None, None, PullArrays]:
    """The entries of all parts put in order, for that many arguments; a few milliseconds a turn."""
    entries = Entries.joined(parts)
    yield
    order = yield from in_order(entries.target, entries.opposes, entries.origin)
    entries = entries.picked(order)
    yield
    gated = entries.gate > 0
    sources = np.concatenate([entries.source, entries.gate[gated]])
    targets = np.concatenate([entries.target, entries.target[gated]])
    yield
    order = yield from in_order(sources)
    dependents = targets[order]
    yield
    return PullArrays(
        rows, entries, starts(entries.target, rows), (starts(sources, rows), dependents)
    )


def starts(column: Ints, rows: int) -> Ints:
    """Where each row begins, once the column is in order, and where the last one ends."""
    counts = np.bincount(column, minlength=rows)
    return np.concatenate([[0], np.cumsum(counts)])


def in_order(*columns: Ints) -> Generator[None, None, Ints]:
    """The order by these columns, the first first. Sorting by 16 bits at a time is quick, and
    leaves room between."""
    order = np.arange(len(columns[0]))
    for column in reversed(columns):
        rest = column
        while True:
            digits = (rest[order] & 0xFFFF).astype(np.uint16)
            order = order[np.argsort(digits, kind="stable")]
            yield
            rest = rest >> 16
            if not rest.any():
                break
    return order
