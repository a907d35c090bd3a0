"""How far a change goes: only what lies downstream is computed again, and only as long as
strengths really change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from evidenceboard.analysis.arguments.solving import Solution

CYCLE = 10
"""To begin with an argument of a cycle is as much as so many single ones."""
UNCHANGED = 1e-12
"""A strength that moves by no more is taken to be the same."""


class Spreading:
    """Arguments that have to be computed again, the first in order first."""

    def __init__(self, solution: Solution, within: frozenset[int] | None = None) -> None:
        """`within` bounds what is computed, where nothing else is asked for."""
        self._solution, self._within = solution, within
        self._waiting: set[int] = set()
        self._changed: set[int] = set()

    def __bool__(self) -> bool:
        """Whether anything is left to do."""
        return bool(self._waiting)

    def touch(self, rows: Iterable[int]) -> None:
        """Let these be computed again."""
        self._waiting.update(rows)

    def unfold(self) -> None:
        """Remember every row by itself, since cycles are about to change."""
        self._waiting = {one for row in self._waiting for one in self._solution.order.together(row)}

    def take_changed(self) -> set[int]:
        """The rows whose strengths have changed since this was last asked."""
        changed, self._changed = self._changed, set()
        return changed

    def run(self) -> Iterator[int]:
        """Compute what waits and what follows from it, a component a turn.

        Each turn says beforehand how much the next one is, in single arguments.
        """
        order = self._solution.order
        self._waiting = {order.together(row)[0] for row in self._waiting}
        heap = [(order.rank[row], row) for row in self._waiting]
        heapify(heap)
        while heap:
            _, row = heappop(heap)
            if row not in self._waiting:
                continue
            rows = order.together(row)
            yield 1 if len(rows) == 1 else CYCLE * len(rows)
            before = self._strengths(rows)
            for _ in self._solution.renew(rows):
                yield len(rows)
            self._waiting.discard(row)
            if self._differs(before, self._strengths(rows)):
                self._changed.update(rows)
                for after in self._beyond(rows) - self._waiting:
                    self._waiting.add(after)
                    heappush(heap, (order.rank[after], after))

    def _beyond(self, rows: tuple[int, ...]) -> set[int]:
        """The first row of each component that follows."""
        graph, order = self._solution.graph, self._solution.order
        near = {one for row in rows for one in graph.following(row)}
        if self._within is not None:
            near &= self._within
        return {order.together(row)[0] for row in near} - {rows[0]}

    def _strengths(self, rows: tuple[int, ...]) -> list[float]:
        return [plane[row] for plane in self._solution.graph.strengths for row in rows]

    @staticmethod
    def _differs(before: list[float], after: list[float]) -> bool:
        return any(abs(one - other) > UNCHANGED for one, other in zip(before, after, strict=True))
