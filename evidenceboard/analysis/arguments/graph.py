"""Arguments as rows: their own weights, what pulls at them, and the strengths that come of it.

Strengths are kept on up to three planes: as rated, and the lowest and highest that ratings one
grade away would give. Rule: supporters act from the same plane, opponents from the other end,
so that the low and the high plane enclose the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evidenceboard.analysis.arguments.semantics import Semantics

AS_RATED, LOW, HIGH = 0, 1, 2
FACING = (AS_RATED, HIGH, LOW)
"""The plane from which opposition acts on each plane."""

Planes = tuple[float, ...]
"""One number for each plane."""


class Pull(NamedTuple):
    """One connector as its target feels it. `gate` is the row of the connector itself where it
    is an argument (something undercuts it), else −1: its strength then stands for the weight.
    What it adds is spread in `parts` over its origins, `roots`; without any it is its source's
    own, and counts once however many connectors say it."""

    name: str
    source: int
    weights: Planes
    gate: int = -1
    roots: tuple[int, ...] = ()
    parts: int = 1

    @property
    def origins(self) -> tuple[int, ...]:
        return self.roots or (self.source,)


class Side(NamedTuple):
    """The pulls of one sign at an argument, by name; `shared` where two have an origin in common
    or one has several, so that origin by origin only the largest share counts."""

    pulls: tuple[Pull, ...] = ()
    shared: bool = False


NOTHING = Side()


def side(pulls: Sequence[Pull]) -> Side:
    """The pulls as a side: found to be shared or not, put in order."""
    if not pulls:
        return NOTHING
    if len(pulls) == 1:
        return Side(tuple(pulls), pulls[0].parts > 1)
    roots = [root for pull in pulls for root in pull.origins]
    shared = len(set(roots)) < len(roots) or any(pull.parts > 1 for pull in pulls)
    return Side(tuple(sorted(pulls)), shared)


class Graph:
    """Arguments by row. Rule: `following[row]` holds each row that depends on it."""

    def __init__(self, semantics: Semantics, planes: int = 1) -> None:
        self.semantics = semantics
        self.planes = tuple(range(planes))
        self.weights: list[Planes] = []
        self.supports: list[Side] = []
        self.opposes: list[Side] = []
        self.pressed: dict[int, float] = {}
        """Constant amounts of opposition."""
        self.following: list[list[int]] = []
        self.strengths: list[list[float]] = [[] for _ in self.planes]

    def __len__(self) -> int:
        return len(self.weights)

    def add(self, weights: Planes) -> int:
        """A new argument, with nothing that pulls at it yet."""
        self.weights.append(weights)
        self.supports.append(NOTHING)
        self.opposes.append(NOTHING)
        self.following.append([])
        for plane, weight in zip(self.strengths, weights, strict=True):
            plane.append(weight)
        return len(self.weights) - 1

    def amount(self, one: Side, plane: int) -> float:
        """The sum of the amounts of a side that count."""
        if one.shared:
            return sum(self._largest(one, plane).values())
        strengths, amount, total = self.strengths[plane], self.semantics.amount, 0.0
        for _, source, weights, gate, _, _ in one.pulls:
            weight = weights[plane] if gate < 0 else strengths[gate]
            total += amount(weight * strengths[source])
        return total

    def value(self, pull: Pull, plane: int) -> float:
        """What a connector carries: weight × strength."""
        strengths = self.strengths[plane]
        weight = pull.weights[plane] if pull.gate < 0 else strengths[pull.gate]
        return weight * strengths[pull.source]

    def _largest(self, one: Side, plane: int) -> dict[int, float]:
        """Origin by origin the largest share."""
        largest: dict[int, float] = {}
        for pull in one.pulls:
            share = self.semantics.amount(self.value(pull, plane)) / pull.parts
            for root in pull.origins:
                if share > largest.get(root, -1.0):
                    largest[root] = share
        return largest

    def strength(self, row: int, plane: int) -> float:
        """The strength that follows from those of the neighbours."""
        supports, opposes = self.supports[row], self.opposes[row]
        weight = self.weights[row][plane]
        support = self.amount(supports, plane) if supports.pulls else 0.0
        opposition = self.amount(opposes, FACING[plane]) if opposes.pulls else 0.0
        if row in self.pressed:
            opposition += self.pressed[row]
        if support == opposition:
            return weight
        return self.semantics.strength(weight, support, opposition)
