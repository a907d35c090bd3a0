"""The strength of arguments in any graph, from their own weights and weighted connectors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np

from evidenceboard.analysis.arguments.cycles import Span
from evidenceboard.analysis.arguments.graph import AS_RATED, Graph
from evidenceboard.analysis.arguments.pull_arrays import Entries, PullArrays, arranged
from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.arguments.solving import Solution
from evidenceboard.model.steps import in_one_go

Edge = tuple[str, str, int, float]
"""Source, target, +1 for support or −1 for contradiction, weight."""


class Strengths(dict[str, float]):
    """The strength of every argument. `unsettled` holds, for those in cycles that never come to
    rest, between which bounds they move; their strength is the middle."""

    unsettled: Mapping[str, Span]


def solve(
    base: Mapping[str, float], edges: Iterable[Edge], semantics: str = "quadratic-energy"
) -> Strengths:
    """The strengths of the arguments in `base`, joined by `edges`; within 1e-6.

    Edges that are given twice count twice, and an argument may support or contradict itself.
    Neither the order of the arguments nor that of the edges matters. Raises ValueError, naming
    it, for a number that is not in [0, 1], an end that is no argument, a sign that is not ±1
    and a semantics that is not known.
    """
    known = semantics_named(semantics)
    names = sorted(base)
    weights = np.array([[1.0, *(_share(base[name], name) for name in names)]])
    graph = Graph(known, weights, _pulls(names, edges))
    solution = Solution(graph)
    for _ in solution.work_out():
        pass
    strengths = dict(zip(names, graph.strengths[AS_RATED][1:], strict=True))
    found = Strengths({name: strengths[name] for name in base})
    found.unsettled = {names[row - 1]: span for row, span in solution.unsettled.items()}
    return found


def _pulls(names: list[str], edges: Iterable[Edge]) -> PullArrays:
    """Row 0 is certain, so that of the first name is 1. Every edge is an origin of its own."""
    rows = {name: row for row, name in enumerate(names, 1)}
    found = [_checked(rows, edge) for edge in edges]
    if not found:
        return PullArrays.none(len(names) + 1, planes=1)
    columns = np.array(found)
    columns = columns[np.lexsort(columns.T)]
    source, target, opposes = columns[:, :3].T.astype(np.int64)
    number = np.arange(len(found))
    none, one = np.zeros(len(found), dtype=np.int64), np.ones(len(found), dtype=np.int64)
    weights = columns[:, 3:].T
    entries = Entries(number, source, none, target, opposes, number, one, weights)
    return in_one_go(arranged(len(names) + 1, [entries]))


def _checked(rows: Mapping[str, int], edge: Edge) -> tuple[int, int, int, float]:
    source, target, sign, weight = edge
    for end in (source, target):
        if end not in rows:
            raise ValueError(f"The connector {source} → {target} has no argument at its end {end}.")
    if sign not in (1, -1):
        raise ValueError(
            f"The connector {source} → {target} has the sign {sign!r}; it is +1 or −1."
        )
    return rows[source], rows[target], int(sign < 0), _share(weight, f"{source} → {target}")


def _share(number: float, name: str) -> float:
    """The number, if it is from 0 to 1."""
    if not math.isfinite(number) or not 0 <= number <= 1:
        raise ValueError(f"{name} has the weight {number}; it must be a number from 0 to 1.")
    return float(number)
