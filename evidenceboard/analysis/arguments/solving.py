"""A whole graph solved: components in topological order, each from its own weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from evidenceboard.analysis.arguments.components import components
from evidenceboard.analysis.arguments.cycles import Span, settle
from evidenceboard.analysis.arguments.graph import Graph
from evidenceboard.analysis.arguments.levels import solve_levels
from evidenceboard.analysis.arguments.order import Order


class Solution:
    """A graph with its strengths, the order in which they were computed, and what never came to
    rest: between which bounds it moves."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.order = Order(graph)
        self.unsettled: dict[int, Span] = {}

    def trial(self, planes: int) -> Solution:
        """The same on the first planes, to try something out. It knows the order as long as no
        connector comes or goes."""
        made = Solution(self.graph.copy(planes))
        made.order, made.unsettled = self.order, self.unsettled.copy()
        return made

    def work_out(self) -> Iterator[None]:
        """Give every argument its strength; a turn is a little work, so that it can be spread."""
        placed = np.full(len(self.graph), -1, dtype=np.int64)
        yield from solve_levels(self.graph, placed)
        left = np.flatnonzero(placed < 0).tolist()
        last: list[list[int]] = []
        for found in components(left, self.graph.following):
            if found:
                last.append(found)
            yield
        self.order = Order(self.graph, placed.astype(float).tolist())
        first = float(placed.max(initial=0)) + 1
        for number, rows in enumerate(reversed(last)):
            self.order.place(rows, first + number)
            yield from self.renew(rows)
            yield

    def renew(self, rows: Sequence[int]) -> Iterator[None]:
        """Give the arguments of one component their strengths; all before it have theirs."""
        if rows[0] in self.order.cycles:
            yield from settle(self.graph, rows, self.unsettled)
            return
        self.unsettled.pop(rows[0], None)
        for plane in self.graph.planes:
            self.graph.strengths[plane][rows[0]] = self.graph.strength(rows[0], plane)
