"""An order in which arguments can be computed, kept while connectors come and go.

Rule: an argument has a higher rank than whatever it depends on, except that those of one cycle
have the same. A connector that leads backwards is mended by moving whichever side is smaller:
what its source depends on, or what depends on its target.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from evidenceboard.analysis.arguments.components import components
from evidenceboard.analysis.arguments.graph import Graph, sources

Rows = tuple[int, ...]


class Order:
    """Ranks by row, and the cycles."""

    def __init__(self, graph: Graph, ranks: Iterable[float] = ()) -> None:
        self._graph = graph
        self.rank = array("d", ranks)
        self.cycles: dict[int, Rows] = {}
        """For each row in a cycle, all of its rows."""

    def together(self, row: int) -> Rows:
        """The rows that have to be computed with this one."""
        return self.cycles.get(row, (row,))

    def place(self, rows: Sequence[int], rank: float) -> None:
        """Give a component its rank."""
        for row in rows:
            self.rank[row] = rank
        if len(rows) > 1 or rows[0] in self._graph.following(rows[0]):
            self.cycles.update(dict.fromkeys(rows, tuple(rows)))

    def add(self) -> None:
        """A rank for a row that was added, which nothing depends on yet."""
        self.rank.append(0.0)

    def connect(self, source: int, target: int) -> None:
        """Keep the rule after `source` has come to lead to `target`."""
        if target in self.together(source) or self.rank[source] < self.rank[target]:
            return
        most, least = self.rank[source], self.rank[target]
        after = _Search(self, target, self._graph.following, lambda row: self.rank[row] <= most)
        before = _Search(self, source, self.leading, lambda row: self.rank[row] >= least)
        while after.ahead and before.ahead:
            after.step()
            before.step()
        if after.ahead:
            self._move_before(target, before.rows)
        else:
            self._move_after(source, after.rows)

    def part(self, row: int) -> None:
        """Keep the cycles right after a connector has gone that led to `row`."""
        rows = self.cycles.get(row)
        if rows is None:
            return
        low = self.rank[row]
        beyond = {one for each in rows for one in self._graph.following(each)} - {*rows}
        parts = self._components(set(rows))
        self._forget(rows)
        self.place(parts[0], low)
        self._spread(parts[1:], low, self._lowest(beyond, low + len(rows)))

    def leading(self, row: int) -> Iterable[int]:
        """The arguments that this one depends on."""
        return sources(self._graph.sides(row))

    def _move_after(self, source: int, moved: set[int]) -> None:
        """Rank the target and what follows it above the source; what leads to it is a cycle."""
        low = self.rank[source]
        beyond = {one for row in moved for one in self._graph.following(row)} - moved
        parts = self._components(moved)
        if source in moved:  # all else follows the target, so the cycle comes first
            self.place(parts.pop(0), low)
        self._spread(parts, low, self._lowest(beyond, low + len(moved) + 1))

    def _move_before(self, target: int, moved: set[int]) -> None:
        """Rank the source and what it depends on below the target; with it, if that is a cycle."""
        high = self.rank[target]
        beyond = {one for row in moved for one in self.leading(row)} - moved
        low = max((self.rank[one] for one in beyond), default=high - len(moved) - 1)
        self._spread(self._components(moved), low, high)

    def _lowest(self, rows: Iterable[int], otherwise: float) -> float:
        return min((self.rank[row] for row in rows), default=otherwise)

    def _components(self, inside: set[int]) -> list[Rows]:
        """The components of some rows among themselves, in an order to compute them."""

        def following(row: int) -> list[int]:
            return [one for one in self._graph.following(row) if one in inside]

        found = [tuple(rows) for rows in components(sorted(inside), following) if rows]
        return found[::-1]

    def _forget(self, rows: Iterable[int]) -> None:
        for row in rows:
            self.cycles.pop(row, None)

    def _spread(self, parts: Sequence[Rows], low: float, high: float) -> None:
        """Give components, in order, ranks between two that others have."""
        step = (high - low) / (len(parts) + 1)
        ranks = [low + step * (at + 1) for at in range(len(parts))]
        if not all(one < other for one, other in pairwise([low, *ranks, high])):
            wider = self._loosened()
            self._spread(parts, wider[low], wider[high])
            return
        for rows, rank in zip(parts, ranks, strict=True):
            self.place(rows, rank)

    def _loosened(self) -> dict[float, float]:
        """Make room where floating-point numbers have none left; the new rank for every old."""
        wider = {rank: float(number) for number, rank in enumerate(sorted(set(self.rank)))}
        self.rank = array("d", [wider[rank] for rank in self.rank])
        return wider


class _Search:
    """Components reached from one, a step at a time."""

    def __init__(
        self,
        order: Order,
        start: int,
        beyond: Callable[[int], Iterable[int]],
        within: Callable[[int], bool],
    ) -> None:
        self._together, self._beyond, self._within = order.together, beyond, within
        self.ahead = [order.together(start)]
        self.found = set(self.ahead)

    @property
    def rows(self) -> set[int]:
        return {row for rows in self.found for row in rows}

    def step(self) -> None:
        """Look beyond one component."""
        near = {one for row in self.ahead.pop() for one in self._beyond(row) if self._within(one)}
        fresh = {self._together(one) for one in near} - self.found
        self.found |= fresh
        self.ahead += sorted(fresh)
