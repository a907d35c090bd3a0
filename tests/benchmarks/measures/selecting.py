"""Drawing a rectangle over the board to select what it touches."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES = 60


def measure(stage: Stage) -> Iterator[Row]:
    """At a scale at which cards tell apart, and over the whole board."""
    for scale in (0.3, None):
        if scale is None:
            stage.fit()
        else:
            stage.aim(scale, 0.02, 0.02)
        moves, ends = Reel(), Reel()
        start, pointer = stage.empty_spot(), stage.pointer
        size = stage.view.viewport().size()
        way = QPointF(size.width() - 40, size.height() - 40) - start
        stage.frame(ends, pointer.press, start)
        for number in range(1, MOVES + 1):
            to = start + way * (number / MOVES)
            stage.frame(moves, pointer.move, to)
        stage.frame(ends, pointer.release, start + way)
        stage.frame(ends, stage.rest)
        where = "at fit" if scale is None else f"at {scale:.0%}"
        yield stage.row(f"marquee {where}: moves", moves)
        count = len(stage.workspace.selection.ids)
        remark = f"{count:,} selected"
        yield stage.row(f"marquee {where}: press, release, next", ends, remark=remark)
        stage.workspace.selection.clear()
        stage.settle()
