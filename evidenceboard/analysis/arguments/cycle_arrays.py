"""The arguments of a cycle as arrays, so that all of them are computed at once.

Unknowns are (row, plane) pairs; what pulls from outside the cycle is constant meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from evidenceboard.analysis.arguments.graph import FACING, Graph, Pull
from evidenceboard.analysis.arguments.semantics import Floats

_Part = tuple[int, int, float, int, int, int]
"""Which sum, which origin of it, and the share: constant × unknown × unknown, in how many parts."""


class CycleArrays:
    """Works out the strengths that follow from assumed ones, for all unknowns together."""

    def __init__(self, graph: Graph, rows: Sequence[int]) -> None:
        self._graph = graph
        self.unknowns = [(row, plane) for row in rows for plane in graph.planes]
        self._place = {unknown: at for at, unknown in enumerate(self.unknowns)}
        self._one = len(self.unknowns)
        self.start = np.array([graph.weights[plane][row] for row, plane in self.unknowns])
        self._pressed = np.array([graph.pressed.get(row, 0.0) for row, _ in self.unknowns])
        parts = sorted(self._parts(), key=lambda part: part[:2])
        self._lay_out(parts)
        self.contracts = self._slope(parts) < 1
        """Whether every step brings any two assumptions nearer to each other: then there is only
        one answer, and plain iteration finds it."""

    @property
    def size(self) -> int:
        """How much one evaluation has to look at."""
        return len(self.unknowns) + len(self._constant)

    def _parts(self) -> Iterator[_Part]:
        graph = self._graph
        for at, (row, plane) in enumerate(self.unknowns):
            supports, opposes = graph.sides(row)
            yield from self._side_parts(at, supports.pulls, plane)
            yield from self._side_parts(self._one + at, opposes.pulls, FACING[plane])

    def _side_parts(self, total: int, pulls: Sequence[Pull], plane: int) -> Iterator[_Part]:
        for pull in pulls:
            constant, source = self._factor(pull.source, plane)
            also, gate = self._factor(pull.gate, plane)
            constant *= also * pull.weights[plane]
            for origin in pull.origins:
                yield total, origin, constant, source, gate, pull.parts

    def _factor(self, row: int, plane: int) -> tuple[float, int]:
        """A strength as constant × unknown; one of them is 1."""
        place = self._place.get((row, plane))
        return (1.0, place) if place is not None else (self._graph.strengths[plane][row], self._one)

    def _lay_out(self, parts: list[_Part]) -> None:
        self._constant = np.array([part[2] for part in parts])
        self._source = np.array([part[3] for part in parts], dtype=np.intp)
        self._gate = np.array([part[4] for part in parts], dtype=np.intp)
        self._share = 1.0 / np.array([part[5] for part in parts], dtype=float)
        fresh = [n == 0 or parts[n - 1][:2] != part[:2] for n, part in enumerate(parts)]
        self._begins = np.flatnonzero(fresh)
        self._totals = np.array([part[0] for part in parts], dtype=np.intp)[self._begins]

    def _slope(self, parts: Sequence[_Part]) -> float:
        """A bound for how much more than the unknowns the strengths move that follow from them."""
        semantics, moved = self._graph.semantics, np.zeros(self._one)
        for total, _, constant, source, gate, count in parts:
            factors = (source < self._one) + (gate < self._one)
            slope = semantics.steepest if count == 1 else semantics.steepest_share
            if factors and constant:
                moved[total % self._one] += factors * constant * slope
        return float((moved * np.maximum(self.start, 1 - self.start)).max())

    def strengths(self, assumed: Floats) -> Floats:
        """What follows from the assumed strengths of the unknowns."""
        known = np.append(assumed, 1.0)
        carried = self._constant * known[self._source] * known[self._gate]
        shares = self._graph.semantics.amounts(carried) * self._share
        if len(self._begins) < len(shares):
            shares = np.maximum.reduceat(shares, self._begins)
        sums: Floats = np.bincount(self._totals, shares, 2 * self._one).astype(np.float64)
        opposition = sums[self._one :] + self._pressed
        return self._graph.semantics.strengths(self.start, sums[: self._one], opposition)
