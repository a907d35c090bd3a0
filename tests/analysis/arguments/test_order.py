"""While connectors come and go, ranks rise along them and cycles are what leads back to itself."""

from __future__ import annotations

from array import array
from math import nextafter
from random import Random

import numpy as np
import pytest

from evidenceboard.analysis.arguments.graph import CERTAIN, NOTHING, Graph, Pull, side
from evidenceboard.analysis.arguments.order import Order
from evidenceboard.analysis.arguments.pull_arrays import PullArrays
from evidenceboard.analysis.arguments.semantics import semantics_named


class Wiring:
    """A graph of plain supporters whose connectors are drawn and rubbed out one at a time."""

    def __init__(self, rows: int) -> None:
        known = semantics_named("quadratic-energy")
        self.graph = Graph(known, np.ones((1, rows)), PullArrays.none(rows, 1))
        self.order = Order(self.graph, [0.0] * rows)
        self.leading: dict[int, set[int]] = {row: set() for row in range(rows)}

    def toggle(self, source: int, target: int) -> None:
        self.leading[target] ^= {source}
        pulls = [Pull(one, (1.0,), CERTAIN, (one,), 1) for one in sorted(self.leading[target])]
        leading, parted = self.graph.set_sides(target, (side(pulls), NOTHING))
        if parted:
            self.order.part(target)
        for one in leading:
            self.order.connect(one, target)

    def reached(self, start: int) -> set[int]:
        """What depends on a row, by looking along every connector."""
        found: set[int] = set()
        ahead = [start]
        while ahead:
            row = ahead.pop()
            fresh = {target for target, sources in self.leading.items() if row in sources} - found
            found |= fresh
            ahead += fresh
        return found

    def check(self) -> None:
        reached = {row: self.reached(row) for row in self.leading}
        for row, beyond in reached.items():
            together = {one for one in beyond if row in reached[one]} | {row}
            assert set(self.order.together(row)) == together
            assert all(self.order.rank[one] > self.order.rank[row] for one in beyond - together)


@pytest.mark.parametrize("seed", range(40))
def test_ranks_and_cycles_are_right_after_every_step(seed: int) -> None:
    rng = Random(seed)
    rows = rng.randrange(3, 14)
    wiring = Wiring(rows)
    for _ in range(60):
        wiring.toggle(*rng.sample(range(1, rows), 2))
        wiring.check()


def test_ranks_are_loosened_where_numbers_have_no_room_left() -> None:
    order = Wiring(5).order
    order.rank = array("d", [0.0, 1.0, nextafter(1.0, 2.0), 7.0, 7.0])
    order._spread([(3,), (4,)], order.rank[1], order.rank[2])
    assert order.rank[0] < order.rank[1] < order.rank[3] < order.rank[4] < order.rank[2]
