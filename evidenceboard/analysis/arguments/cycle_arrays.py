"""The arguments of a cycle as arrays, so that all of them are computed at once.

Unknowns are (row, plane) pairs; what pulls from outside the cycle is constant meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from evidenceboard.analysis.arguments.graph import FACING, Graph, Pull
from evidenceboard.analysis.arguments.semantics import Floats

BREATH = 256
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
        self.contracts = False
        """Whether every step brings any two assumptions nearer to each other: then there is only
        one answer, and plain iteration finds it."""

    def take_in(self) -> Iterator[None]:
        """Lay out what acts on the unknowns; a few hundred connectors a turn."""
        parts = self._parts()
        taken = [np.zeros((0, 6))]
        while some := list(islice(parts, BREATH)):
            taken.append(np.array(some, dtype=np.float64))
            yield
        columns = np.concatenate(taken)
        columns = columns[np.lexsort((columns[:, 1], columns[:, 0]))]
        self._lay_out(columns)
        self.contracts = self._slope(columns) < 1

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

    def _lay_out(self, parts: Floats) -> None:
        totals, _, self._constant, source, gate, count = parts.T
        self._source, self._gate = source.astype(np.intp), gate.astype(np.intp)
        self._share = 1.0 / count
        fresh = np.ones(len(parts), dtype=bool)
        fresh[1:] = (parts[1:, :2] != parts[:-1, :2]).any(axis=1)
        self._begins = np.flatnonzero(fresh)
        self._totals = totals.astype(np.intp)[self._begins]

    def _slope(self, parts: Floats) -> float:
        """A bound for how much more than the unknowns the strengths move that follow from them."""
        semantics = self._graph.semantics
        totals, _, constant, source, gate, count = parts.T
        factors = (source < self._one).astype(float) + (gate < self._one)
        steepest = np.where(count == 1, semantics.steepest, semantics.steepest_share)
        acting = factors * constant > 0  # 0 × ∞ would be no number
        unknown = totals[acting].astype(np.intp) % self._one
        sums = np.bincount(unknown, (factors * constant)[acting] * steepest[acting], self._one)
        return float((sums * np.maximum(self.start, 1 - self.start)).max())

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
