"""Editing a card's text in place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from evidenceboard.canvas.edit_field import EditField
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

ROUNDS = 3
WORDS = "The report names the ministry as its origin."


def measure(stage: Stage) -> Iterator[Row]:
    opened, typed, done = Reel(), Reel(), Reel()
    for _ in range(stage.times(ROUNDS)):
        stage.aim(1.0)
        at = stage.at(stage.card_in_view())
        pointer = stage.pointer
        pointer.click(at)
        stage.settle()
        for event in (pointer.press, pointer.release, pointer.press_again, pointer.release):
            stage.frame(opened, event, at)
        field = _focused(stage)
        for sign in WORDS:
            stage.frame(typed, _type, stage, field, sign)
        stage.frame(done, _commit, stage, field)
        stage.frame(done, stage.rest)
        stage.settle()
    yield stage.row("write in place: open", opened)
    yield stage.row("write in place: type a letter", typed)
    yield stage.row("write in place: commit", done)


def _focused(stage: Stage) -> EditField:
    fields = stage.view.viewport().findChildren(EditField)
    if not fields:
        raise RuntimeError("No editor was opened.")
    return next((field for field in fields if field.hasFocus()), fields[0])


def _type(stage: Stage, field: EditField, sign: str) -> None:
    stage.pointer.key(field, Qt.Key.Key_Space if sign == " " else Qt.Key.Key_A, sign)


def _commit(stage: Stage, field: EditField) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    stage.pointer.key(field, Qt.Key.Key_Return, "\r", held)
