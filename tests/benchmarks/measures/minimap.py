"""The minimap: its picture made from nothing, and dragging the view along on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from evidenceboard.canvas.minimap import Minimap
from tests.benchmarks.pointer import Pointer
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES, ROUNDS = 60, 8


def measure(stage: Stage) -> Iterator[Row]:
    found = stage.window.findChildren(Minimap)
    if not found:
        return
    small = found[0]
    stage.aim(1.0)
    redrawn, dragged = Reel(), Reel()
    for _ in range(stage.times(ROUNDS)):
        stage.frame(redrawn, _redraw, stage, small)
    yield stage.row("minimap made anew", redrawn, judged=False)
    pointer = Pointer(small)
    stage.frame(dragged, pointer.press, QPointF(30, 30))
    for number in range(stage.times(MOVES)):
        to = QPointF(30 + number * 90 / MOVES, 30 + number * 30 / MOVES)
        stage.frame(dragged, pointer.move, to)
    stage.frame(dragged, pointer.release, QPointF(120, 60))
    yield stage.row("drag on the minimap", dragged)


def _redraw(stage: Stage, small: Minimap) -> None:
    """Another look and back is what makes it anew without waiting for a rest."""
    small.set_look(stage.view.look)
    small.render(QImage(small.size(), QImage.Format.Format_RGB32))
