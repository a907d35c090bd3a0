"""The strength of arguments in any graph, from their own weights and weighted connectors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from evidenceboard.analysis.arguments.cycles import Span
from evidenceboard.analysis.arguments.graph import AS_RATED, Graph, Pull, side
from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.arguments.solving import solved

Edge = tuple[str, str, int, float]
"""Source, target, +1 for support or −1 for contradiction, weight."""


class Strengths(Mapping[str, float]):
    """The strength of every argument. `unsettled` holds, for those in cycles that never come to
    rest, between which bounds they move; their strength is the middle."""

    def __init__(self, found: Mapping[str, float], unsettled: Mapping[str, Span]) -> None:
        self._found = dict(found)
        self.unsettled = dict(unsettled)

    def __getitem__(self, name: str) -> float:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return f"Strengths({self._found!r}, {self.unsettled!r})"


def solve(
    base: Mapping[str, float], edges: Iterable[Edge], semantics: str = "quadratic-energy"
) -> Strengths:
    """The strengths of the arguments in `base`, joined by `edges`; within 1e-6.

    Edges that are given twice count twice, and an argument may support or contradict itself.
    Neither the order of the arguments nor that of the edges matters. Raises ValueError, naming
    it, for a number that is not in [0, 1], an end that is no argument, a sign that is not ±1
    and a semantics that is not known.
    """
    graph = Graph(semantics_named(semantics))
    names = sorted(base)
    rows = {name: graph.add((_share(base[name], name),)) for name in names}
    sides: dict[tuple[int, int], list[Pull]] = {}
    for number, edge in enumerate(sorted(edges)):
        source, target, sign, weight = _checked(rows, edge)
        one = Pull("", source, (weight,), roots=(number,))
        sides.setdefault((target, sign), []).append(one)
        graph.following[source].append(target)
    for (target, sign), pulls in sides.items():
        (graph.supports if sign > 0 else graph.opposes)[target] = side(pulls)
    unsettled: dict[int, Span] = {}
    for _ in solved(graph, unsettled):
        pass
    strengths = dict(zip(names, graph.strengths[AS_RATED], strict=True))
    return Strengths({name: strengths[name] for name in base},
                     {names[row]: span for row, span in unsettled.items()})  # fmt: skip


def _checked(rows: Mapping[str, int], edge: Edge) -> tuple[int, int, int, float]:
    source, target, sign, weight = edge
    label = f"{source} → {target}"
    for end in (source, target):
        if end not in rows:
            raise ValueError(f"The connector {label} has no argument at its end {end}.")
    if sign not in (1, -1):
        raise ValueError(f"The connector {label} has the sign {sign!r}; it is +1 or −1.")
    return rows[source], rows[target], sign, _share(weight, label)


def _share(number: float, name: str) -> float:
    """The number, if it is from 0 to 1."""
    if not math.isfinite(number) or not 0 <= number <= 1:
        raise ValueError(f"{name} has the weight {number}; it must be a number from 0 to 1.")
    return float(number)
