"""Selecting everything and dragging it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from evidenceboard.window.menus.edit import select_all
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES = 12


def measure(stage: Stage) -> Iterator[Row]:
    stage.aim(1.0)
    pointer = stage.pointer
    chosen, first, moves, drop = Reel(), Reel(), Reel(), Reel()
    at = stage.at(stage.card_in_view())
    stage.frame(chosen, select_all.run, stage.window)
    count = len(stage.workspace.selection.ids)
    yield stage.row("select all", chosen, judged=False, remark=f"{count:,} selected")
    stage.settle()
    pointer.press(at)
    for number in range(1, MOVES + 1):
        to = at + QPointF(9, 5) * number
        stage.frame(first if number == 1 else moves, pointer.move, to)
    stage.until_shown(drop, pointer.release, to)
    yield stage.row("drag everything: first", first, judged=False)
    yield stage.row("drag everything: moves", moves, judged=False)
    yield stage.row("drag everything: drop", drop, judged=False)
    stage.until_shown(undone := Reel(), stage.workspace.document.undo)
    yield stage.row("undo of moving everything", undone, judged=False)
    stage.workspace.selection.clear()
    stage.settle()
