"""Whatever moves a standing, the canvas shows what a canvas of the same board would show anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.look import look
from evidenceboard.workspace import Workspace
from tests.keeper import MemoryKeeper

CLAIM, FAR, SOURCE, OTHER = (RecordId(name) for name in ("claim", "far", "source", "other"))
SAID, ON, DENIED = RecordId("said"), RecordId("on"), RecordId("denied")


def board() -> Board:
    """A source supports a claim that supports a far one; another source contradicts the first."""
    cards = [
        Card(CLAIM, "claim", 0, 0, 280, 140, title="It will be ordered"),
        Card(FAR, "claim", 400, 0, 280, 140, title="There will be shortages"),
        Card(SOURCE, "source", 0, 300, 280, 140, title="The adviser", fields={"reliability": "C"}),
        Card(OTHER, "source", 400, 300, 280, 140, title="The spokesman"),
    ]
    connectors = [
        Connector(SAID, "supports", SOURCE, CLAIM, fields={"credibility": "3"}),
        Connector(ON, "supports", CLAIM, FAR),
        Connector(DENIED, "contradicts", OTHER, CLAIM),
    ]
    return Board(cards, connectors)


class Shown:
    """A workspace on screen."""

    def __init__(self, qtbot: QtBot, ground: QWidget, shown: Board) -> None:
        self.qtbot = qtbot
        self.workspace = Workspace(Document(shown, MemoryKeeper()), look("light"), ground)
        self.view = self.workspace.view
        self.view.resize(900, 700)
        self.view.show()
        self.view.zoom_to(1.0)
        self.view.center_on(QPointF(340, 220))

    def picture(self) -> QImage:
        self.qtbot.waitUntil(lambda: self.workspace.reasoning.ready)
        self.view.settle()
        return self.view.viewport().grab().toImage()


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(920, 720)
    made.show()
    yield made
    made.close()


EDITS: dict[str, Callable[[Board], Change]] = {
    "a source is rated": lambda b: edits.set_field(b, [SOURCE], "reliability", "A"),
    "a statement is rated": lambda b: edits.set_field(b, [SAID], "credibility", "1"),
    "a connector goes": lambda b: edits.delete(b, [DENIED]),
    "a report turns out to repeat": lambda b: edits.connect(b, "derived_from", OTHER, SOURCE),
    "the numbers change": lambda b: edits.set_number(b, "reliability.C", 0.9),
    "the semantics changes": lambda b: edits.set_semantics(b, "df-quad"),
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_it_shows_what_a_new_canvas_would(
    qtbot: QtBot, ground: QWidget, name: str
) -> None:
    shown = Shown(qtbot, ground, board())
    before = shown.picture()
    document = shown.workspace.document
    document.perform("Edit", EDITS[name](document.board))
    after = shown.picture()
    assert after != before
    again = Board(document.board.cards.values(), document.board.connectors.values(),
                  document.board.facts)  # fmt: skip
    assert after == Shown(qtbot, ground, again).picture()


def test_what_was_supposed_leaves_no_trace(qtbot: QtBot, ground: QWidget) -> None:
    shown = Shown(qtbot, ground, board())
    before = shown.picture()
    shown.workspace.reasoning.what_if.mute([SOURCE])
    assert shown.picture() != before
    shown.workspace.reasoning.what_if.clear()
    assert shown.picture() == before


def test_looking_behind_a_claim_leaves_no_trace(qtbot: QtBot, ground: QWidget) -> None:
    shown = Shown(qtbot, ground, board())
    before = shown.picture()
    shown.workspace.reasoning.show_chain(CLAIM)
    dimmed = shown.picture()
    assert dimmed != before
    shown.workspace.reasoning.show_chain(None)
    assert shown.picture() == before
