"""The pointer going over the board with no button held."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES = 160


def measure(stage: Stage) -> Iterator[Row]:
    for scale in (1.0, 0.3, None):
        if scale is None:
            stage.fit()
        else:
            stage.aim(scale)
        reel, size = Reel(), stage.view.viewport().size()
        for number in range(stage.times(MOVES)):
            x, y = (
                10 + number * (size.width() - 20) / MOVES,
                10 + number * 37 % (size.height() - 20),
            )
            stage.frame(reel, stage.pointer.move, QPointF(x, y))
        yield stage.row(f"hover at {'fit' if scale is None else f'{scale:.0%}'}", reel)
