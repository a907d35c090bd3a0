"""Arguments as rows: their own weights, what pulls at them, and the strengths that come of it.

Strengths are kept on up to three planes: as rated, and the lowest and highest that ratings one
grade away would give. Rule: supporters act from the same plane, opponents from the other end,
so that the low and the high plane enclose the first.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from evidenceboard.analysis.arguments.pull_arrays import PullArrays
from evidenceboard.analysis.arguments.semantics import Floats, Semantics

AS_RATED, LOW, HIGH = 0, 1, 2
FACING = (AS_RATED, HIGH, LOW)
"""The plane from which opposition acts on each plane."""

CERTAIN = 0
"""The row that always has the strength 1."""

Planes = tuple[float, ...]
"""One number for each plane."""


class Pull(NamedTuple):
    """One connector as its target feels it: weight × strength of the source × strength of the gate.

    The gate is the row of the connector itself where that is an argument, because something
    undercuts it; else it is certain. What the connector adds is spread in equal parts over the
    rows of its origins.
    """

    source: int
    weights: Planes
    gate: int
    origins: tuple[int, ...]
    parts: int


class Side(NamedTuple):
    """The pulls of one sign at an argument; `shared` where an origin may occur twice, so that
    origin by origin only the largest share counts."""

    pulls: tuple[Pull, ...] = ()
    shared: bool = False


NOTHING = Side()
Sides = tuple[Side, Side]
"""Support and opposition."""
ALONE: Sides = (NOTHING, NOTHING)


def side(pulls: Sequence[Pull]) -> Side:
    """The pulls as a side; found to be shared or not."""
    if len(pulls) == 1:
        return Side(tuple(pulls), pulls[0].parts > 1)
    origins = [origin for pull in pulls for origin in pull.origins]
    shared = len(set(origins)) < len(origins) or any(pull.parts > 1 for pull in pulls)
    return Side(tuple(pulls), shared)


class Graph:
    """Arguments by row, and the strengths that they have at present.

    What was taken in as arrays stays there; what changes later is laid over it, row by row.
    """

    def __init__(self, semantics: Semantics, weights: Floats, pulls: PullArrays) -> None:
        """`weights` has a row for each plane and a column for each argument; that of `CERTAIN`
        is 1."""
        self.semantics = semantics
        self.planes = tuple(range(len(weights)))
        self.pulls = pulls
        self.weights: list[array[float]] = [array("d", plane.tobytes()) for plane in weights]
        self.strengths: list[array[float]] = [array("d", plane) for plane in self.weights]
        self.pressed: dict[int, float] = {}
        """Constant amounts of opposition."""
        self._sides: dict[int, Sides] = {}
        self._following: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.weights[AS_RATED])

    def add(self, weights: Planes) -> int:
        """A new argument, with nothing that pulls at it yet."""
        for plane, weight in enumerate(weights):
            self.weights[plane].append(weight)
            self.strengths[plane].append(weight)
        row = len(self) - 1
        self._sides[row], self._following[row] = ALONE, ()
        return row

    def sides(self, row: int) -> Sides:
        """What supports an argument, and what opposes it."""
        found = self._sides.get(row)
        if found is not None:
            return found
        support, opposition = (
            side([Pull(*pull) for pull in pulls]) if pulls else NOTHING
            for pulls in self.pulls.onto(row)
        )
        return support, opposition

    def following(self, row: int) -> Sequence[int]:
        """The arguments that depend on this one at once."""
        found = self._following.get(row)
        return self.pulls.following(row) if found is None else found

    def set_sides(self, row: int, sides: Sides) -> tuple[set[int], set[int]]:
        """Let other pulls act on an argument; which rows now lead to it, and which no more."""
        before, after = sources(self.sides(row)), sources(sides)
        self._sides[row] = sides
        for one in before - after:
            self._following[one] = tuple(each for each in self.following(one) if each != row)
        for one in after - before:
            self._following[one] = (*self.following(one), row)
        return after - before, before - after

    def mute(self, row: int) -> None:
        """Let an argument have the strength 0, whatever acts on it."""
        self.pressed.pop(row, None)
        self._sides[row] = ALONE
        for plane in self.weights:
            plane[row] = 0.0

    def hold_sides(self, row: int, sides: Sides) -> None:
        """Let these pulls act on an argument, which come from where the present ones do."""
        self._sides[row] = sides

    def copy(self, planes: int) -> Graph:
        """The graph on its first planes, to try something out."""
        made = Graph(self.semantics, np.ones((planes, 0)), self.pulls)
        made.weights = [plane[:] for plane in self.weights[:planes]]
        made.strengths = [plane[:] for plane in self.strengths[:planes]]
        made.pressed, made._sides = self.pressed.copy(), self._sides.copy()
        made._following = self._following.copy()
        return made

    def amount(self, one: Side, plane: int) -> float:
        """The sum of the amounts of a side that count."""
        if one.shared:
            return sum(self._largest(one, plane).values())
        strengths, amount, total = self.strengths[plane], self.semantics.amount, 0.0
        for source, weights, gate, _, _ in one.pulls:
            total += amount(weights[plane] * strengths[source] * strengths[gate])
        return total

    def passed_on(self, pull: Pull, plane: int = AS_RATED) -> float:
        """The weight that a connector passes on."""
        return pull.weights[plane] * self.strengths[plane][pull.gate]

    def share(self, pull: Pull, plane: int = AS_RATED) -> float:
        """The amount that a connector adds for each of its origins."""
        carried = self.passed_on(pull, plane) * self.strengths[plane][pull.source]
        return self.semantics.amount(carried) / pull.parts

    def _largest(self, one: Side, plane: int) -> dict[int, float]:
        """Origin by origin the largest share."""
        largest: dict[int, float] = {}
        for pull in one.pulls:
            share = self.share(pull, plane)
            for origin in pull.origins:
                if share > largest.get(origin, -1.0):
                    largest[origin] = share
        return largest

    def amounts(self, row: int, plane: int = AS_RATED) -> tuple[float, float]:
        """The amounts that count for an argument and against it."""
        supports, opposes = self.sides(row)
        support = self.amount(supports, plane) if supports.pulls else 0.0
        opposition = self.amount(opposes, FACING[plane]) if opposes.pulls else 0.0
        return support, opposition + self.pressed.get(row, 0.0)

    def strength(self, row: int, plane: int) -> float:
        """The strength that follows from those of the neighbours."""
        support, opposition = self.amounts(row, plane)
        weight = self.weights[plane][row]
        if support == opposition:
            return weight
        return self.semantics.strength(weight, support, opposition)


def sources(sides: Sides) -> set[int]:
    """The arguments that pulls depend on."""
    pulls = [pull for one in sides for pull in one.pulls]
    return {pull.source for pull in pulls} | {pull.gate for pull in pulls if pull.gate != CERTAIN}
