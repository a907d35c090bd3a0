"""A whole graph solved: components in topological order, each from its own weights."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.arguments.components import components
from evidenceboard.analysis.arguments.cycles import Span, settle
from evidenceboard.analysis.arguments.graph import Graph


def solved(graph: Graph, unsettled: dict[int, Span]) -> Iterator[None]:
    """Give every argument its strength; a turn is a little work, so that it can be spread."""
    order = list(components(range(len(graph)), graph.following.__getitem__))
    for found in reversed(order):
        yield from component_solved(graph, found, unsettled)
        yield


def component_solved(graph: Graph, rows: list[int], unsettled: dict[int, Span]) -> Iterator[None]:
    """Give the arguments of one component their strengths; all before it have theirs."""
    row = rows[0]
    if len(rows) > 1 or row in graph.following[row]:
        yield from settle(graph, rows, unsettled)
    else:
        for plane in graph.planes:
            graph.strengths[plane][row] = graph.strength(row, plane)
