"""Dragging the corner of a selected card."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES, ROUNDS = 30, 3


def measure(stage: Stage) -> Iterator[Row]:
    ends, moves = Reel(), Reel()
    pointer = stage.pointer
    for _ in range(stage.times(ROUNDS)):
        stage.aim(1.0, 0.6, 0.6)
        key = stage.card_in_view()
        pointer.click(stage.at(key))
        stage.settle()
        view = stage.view
        corner = view.camera.to_view(view.scene.rect(key).bottomRight())
        stage.frame(ends, pointer.press, corner)
        for number in range(1, MOVES + 1):
            to = corner + QPointF(3, 2) * number
            stage.frame(ends if number == 1 else moves, pointer.move, to)
        end = corner + QPointF(3, 2) * MOVES
        stage.frame(ends, pointer.release, end)
        stage.frame(ends, stage.rest)
        stage.settle()
    yield stage.row("resize: moves", moves)
    yield stage.row("resize: press, first, drop", ends)
