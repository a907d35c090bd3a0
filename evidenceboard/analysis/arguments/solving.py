"""A whole graph solved: components in topological order, each from its own weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evidenceboard.analysis.arguments.components import components
from evidenceboard.analysis.arguments.cycles import Span, settle
from evidenceboard.analysis.arguments.graph import Graph
from evidenceboard.analysis.arguments.levels import solve_levels


class Solution:
    """What solving finds beside the strengths: an order in which arguments can be computed
    (`rank`; those of one cycle have the same), the cycles, and what never came to rest."""

    def __init__(self) -> None:
        self.rank: list[float] = []
        self.cycles: dict[int, tuple[int, ...]] = {}
        """For each row in a cycle, all of its rows."""
        self.unsettled: dict[int, Span] = {}


def solved(graph: Graph, solution: Solution) -> Iterator[None]:
    """Give every argument its strength; a turn is a little work, so that it can be spread."""
    placed = np.full(len(graph), -1, dtype=np.int64)
    yield from solve_levels(graph, placed)
    rank: list[float] = placed.astype(float).tolist()
    left = np.flatnonzero(placed < 0).tolist()
    order: list[list[int]] = []
    for found in components(left, graph.following):
        if found:
            order.append(found)
        yield
    solution.rank = rank
    first = float(placed.max(initial=0)) + 1
    for number, rows in enumerate(reversed(order)):
        for row in rows:
            rank[row] = first + number
        yield from component_solved(graph, rows, solution)
        yield


def component_solved(graph: Graph, rows: list[int], solution: Solution) -> Iterator[None]:
    """Give the arguments of one component their strengths; all before it have theirs."""
    row = rows[0]
    if len(rows) > 1 or row in graph.following(row):
        solution.cycles.update(dict.fromkeys(rows, tuple(rows)))
        yield from settle(graph, rows, solution.unsettled)
    else:
        for plane in graph.planes:
            graph.strengths[plane][row] = graph.strength(row, plane)
