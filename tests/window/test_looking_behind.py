"""What stands behind a claim: found from the menu, told in the status line, and left again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place
from tests.window.test_commands import action


class Behind:
    """A claim with a source, and another claim apart from both."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert window.workspace is not None
        self.window, self.qtbot, self.workspace = window, qtbot, window.workspace
        self.claim, self.other = place(window, title="It will be ordered"), place(window, x=400)
        self.source = place(window, "source", "The adviser", 800)
        board = self.workspace.board
        wire = edits.connect(board, "supports", self.source, self.claim)
        self.workspace.perform("Connect", wire)
        (self.wire,) = board.connectors

    def look(self) -> None:
        wanted = action(self.window, "reason.look_behind")
        self.qtbot.waitUntil(wanted.isEnabled)
        wanted.trigger()
        QApplication.processEvents()

    @property
    def bright(self) -> set[RecordId] | None:
        found = self.workspace.view._screen._board.emphasis
        return None if found is None else set(found)

    @property
    def sign(self) -> str:
        shown = self.window.page.status_line.chain_sign
        return shown.words if shown.isVisible() else ""


@pytest.fixture
def desk(board: MainWindow, qtbot: QtBot) -> Behind:
    return Behind(board, qtbot)


def test_all_but_what_stands_behind_the_claim_is_dimmed_and_told(desk: Behind) -> None:
    desk.workspace.selection.set([desk.claim])
    desk.look()
    assert desk.bright == {desk.claim, desk.source, desk.wire}
    assert desk.sign == "Behind “It will be ordered”: 1 of 2 cards"


def test_the_same_command_shows_all_again(desk: Behind) -> None:
    desk.workspace.selection.set([desk.claim])
    desk.look()
    desk.look()
    assert desk.bright is None
    assert desk.sign == ""


def test_it_goes_on_to_another_claim_and_leaves_without_one(desk: Behind) -> None:
    desk.workspace.selection.set([desk.claim])
    desk.look()
    desk.workspace.selection.set([desk.other])
    desk.look()
    assert desk.bright == {desk.other}
    desk.workspace.selection.set([])
    desk.look()
    assert desk.bright is None


def test_escape_leaves_it_as_it_is_and_clear_ends_it(desk: Behind) -> None:
    desk.workspace.selection.set([desk.claim])
    desk.look()
    QTest.keyClick(desk.workspace.view, Qt.Key.Key_Escape)
    assert desk.bright is not None
    buttons = desk.window.page.status_line.chain_sign.findChildren(QToolButton)
    clear = next(button for button in buttons if button.text() == "Clear")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert desk.bright is None


def test_a_filter_and_a_look_behind_a_claim_dim_together(desk: Behind) -> None:
    desk.workspace.selection.set([desk.claim])
    desk.look()
    desk.workspace.filter.toggle(("kind", "source"))
    desk.qtbot.waitUntil(lambda: desk.bright == {desk.source})


def test_only_a_claim_can_be_looked_behind(desk: Behind) -> None:
    desk.workspace.selection.set([desk.source])
    desk.qtbot.wait(20)
    assert not action(desk.window, "reason.look_behind").isEnabled()
