"""The pulls of a whole graph in a few arrays: 200,000 connectors as objects take too long to make.

Each pull has one entry for every origin that it is spread over. Rule: entries are ordered by
target, support before opposition, then by origin, so that all that is summed or compared stands
side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from evidenceboard.analysis.arguments.semantics import Floats

Ints = NDArray[np.int64]
Entry = tuple[int, tuple[float, ...], int, tuple[int, ...], int]
"""The parts of a pull: source, weights, gate, origins, in how many parts."""


@dataclass(frozen=True)
class PullArrays:
    """Entries by column; `weights` has a row for each plane, `pull` tells which entries are one
    pull's. `rows` is how many arguments there are."""

    rows: int
    pull: Ints
    source: Ints
    gate: Ints
    target: Ints
    opposes: Ints
    origin: Ints
    parts: Ints
    weights: Floats

    @classmethod
    def none(cls, rows: int, planes: int) -> PullArrays:
        none = np.zeros(0, dtype=np.int64)
        return cls(rows, none, none, none, none, none, none, none, np.zeros((planes, 0)))

    def arranged(self) -> PullArrays:
        """The same in order."""
        order = np.argsort((self.target * 2 + self.opposes) * self._most_origin + self.origin)
        return PullArrays(
            self.rows,
            self.pull[order],
            self.source[order],
            self.gate[order],
            self.target[order],
            self.opposes[order],
            self.origin[order],
            self.parts[order],
            self.weights[:, order],
        )

    @property
    def _most_origin(self) -> int:
        return int(self.origin.max(initial=0)) + 1

    @cached_property
    def _begins(self) -> list[int]:
        """Where the entries of each target begin."""
        counts = np.bincount(self.target, minlength=self.rows)
        return [0, *np.cumsum(counts).tolist()]

    def onto(self, row: int) -> tuple[list[Entry], list[Entry]]:
        """The pulls that support an argument and those that oppose it, in order."""
        if row >= self.rows:
            return [], []
        begin, end = self._begins[row], self._begins[row + 1]
        if begin == end:
            return [], []
        middle = begin + int(np.count_nonzero(self.opposes[begin:end] == 0))
        return list(self._pulls(begin, middle)), list(self._pulls(middle, end))

    def _pulls(self, begin: int, end: int) -> Iterator[Entry]:
        part = slice(begin, end)
        origins: dict[int, list[int]] = {}
        first: dict[int, int] = {}
        for at, (pull, origin) in enumerate(
            zip(self.pull[part].tolist(), self.origin[part].tolist(), strict=True)
        ):
            origins.setdefault(pull, []).append(origin)
            first.setdefault(pull, begin + at)
        for pull in sorted(first):
            at = first[pull]
            weights = tuple(self.weights[:, at].tolist())
            found = tuple(origins[pull])
            yield int(self.source[at]), weights, int(self.gate[at]), found, int(self.parts[at])

    @cached_property
    def leading(self) -> tuple[Ints, Ints]:
        """Where the dependents of each row begin, and the dependents themselves."""
        gated = self.gate > 0
        sources = np.concatenate([self.source, self.gate[gated]])
        targets = np.concatenate([self.target, self.target[gated]])
        order = np.argsort(sources, kind="stable")
        counts = np.bincount(sources, minlength=self.rows)
        return np.concatenate([[0], np.cumsum(counts)]), targets[order]

    @cached_property
    def _first_dependents(self) -> list[int]:
        return self.leading[0].tolist()  # type: ignore[no-any-return]  # numpy gives Any

    def following(self, row: int) -> list[int]:
        """The arguments that depend on this one at once, possibly twice."""
        if row >= self.rows:
            return []
        begin, end = self._first_dependents[row], self._first_dependents[row + 1]
        return self.leading[1][begin:end].tolist() if begin < end else []
