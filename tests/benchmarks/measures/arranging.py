"""Laying the whole board out in layers: the arithmetic alone, and the command until it shows."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from evidenceboard.layout import arrange
from evidenceboard.window.menus.arrange import arrange_in_layers
from tests.benchmarks.rows import Row, limit_for
from tests.benchmarks.stage import Reel, Stage

ROUNDS = 3


def measure(stage: Stage) -> Iterator[Row]:
    stage.aim(1.0)
    board = stage.workspace.board
    limit = limit_for(stage.cards, 300.0, 2000.0, "p50")
    taken = []
    for _ in range(stage.times(ROUNDS)):
        start = perf_counter()
        arrange(board, set(board.cards))
        taken.append((perf_counter() - start) * 1000)
    yield Row("auto layout of everything", stage.cards, taken, limit=limit)
    whole = Reel()
    stage.until_shown(whole, arrange_in_layers.run, stage.window)
    yield stage.row("auto layout, stored and on screen", whole, limit)
