"""Very many records deleted, copied, pasted and brought back while the window answers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard import workspace as workspaces
from evidenceboard.canvas import in_steps, pasting
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.storage import many_rows, working_copy
from evidenceboard.window import under_way as dialogs
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.under_way import UnderWay
from evidenceboard.workspace import Workspace
from tests.window.conftest import place
from tests.window.test_commands import action


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (in_steps, workspaces):
        monkeypatch.setattr(module, "MANY", 5)
    monkeypatch.setattr(working_copy, "MANY", 5)
    monkeypatch.setattr(many_rows, "_READ_AT_ONCE", 1)


@pytest.fixture
def workspace(board: MainWindow) -> Workspace:
    """A board of ten cards, each of which supports the next one, all selected."""
    assert board.workspace is not None
    ids = [place(board, title=f"Claim {at}", x=at * 400) for at in range(10)]
    for one, other in pairwise(ids):
        joined = edits.connect(board.workspace.board, "supports", one, other)
        board.workspace.perform("Connect", joined)
    board.workspace.selection.set_all()
    return board.workspace


def finish(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what is under way is over."""
    *_, under_way = window.findChildren(UnderWay)  # one that is over may be there still
    with qtbot.waitSignal(under_way.succeeded):
        pass


def test_deleting_and_taking_it_back(board: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.board.copy()
    action(board, "edit.delete").trigger()
    assert workspace.board == before
    finish(board, qtbot)
    assert workspace.board == Board(facts=before.facts)
    assert workspace.document.history.undo_label == "Delete 19 items"
    assert not workspace.selection.count
    action(board, "edit.undo").trigger()
    assert not workspace.board.cards
    finish(board, qtbot)
    assert workspace.board == before
    assert workspace.document.history.redo_label == "Delete 19 items"
    qtbot.waitUntil(action(board, "edit.redo").isEnabled)
    action(board, "edit.redo").trigger()
    finish(board, qtbot)
    assert not workspace.board.cards
    assert workspace.document.history.redo_label is None


def test_copying_and_pasting(board: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    action(board, "edit.copy").trigger()
    assert not QGuiApplication.clipboard().text()
    finish(board, qtbot)
    assert "Claim 7" in QGuiApplication.clipboard().text()
    monkey = pytest.MonkeyPatch()
    monkey.setattr(pasting, "BYTES_OF_ONE", 1)
    action(board, "edit.paste").trigger()
    assert len(workspace.board.cards) == 10
    finish(board, qtbot)
    monkey.undo()
    assert len(workspace.board.cards) == 20
    assert len(workspace.board.connectors) == 18
    assert workspace.selection.count == 10
    assert workspace.document.history.undo_label == "Paste 10 cards"


def test_cutting_and_duplicating(board: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    action(board, "edit.duplicate").trigger()
    finish(board, qtbot)
    assert len(workspace.board.cards) == 20
    assert workspace.selection.count == 10
    action(board, "edit.cut").trigger()
    finish(board, qtbot)
    assert len(workspace.board.cards) == 10
    assert "Claim 7" in QGuiApplication.clipboard().text()
    assert workspace.document.history.undo_label == "Cut 10 cards"


@pytest.mark.parametrize("name", ["delete", "cut", "duplicate"])
def test_given_up_it_leaves_the_board_as_it_was(
    board: MainWindow,
    workspace: Workspace,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setattr(dialogs, "PATIENCE", 0)
    before, label = workspace.board.copy(), workspace.document.history.undo_label
    action(board, f"edit.{name}").trigger()
    (under_way,) = board.findChildren(UnderWay)
    qtbot.waitUntil(under_way.isVisible)
    assert workspace.board == before
    with qtbot.waitSignal(under_way.given_up):
        QTest.mouseClick(under_way.cancel, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    assert workspace.board == before
    assert workspace.document.history.undo_label == label
    place(board, title="Afterwards")
    assert len(workspace.board.cards) == 11


def test_nothing_else_is_done_meanwhile(
    board: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    handle = board.windowHandle()
    assert handle is not None
    action(board, "edit.delete").trigger()
    QTest.keyClick(handle, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(600, 400)
    )
    handle.close()
    assert board.isVisible()
    assert workspace.selection.count == 19
    finish(board, qtbot)
    assert not workspace.board.cards
    assert workspace.document.history.undo_label == "Delete 19 items"
    QTest.keyClick(handle, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    finish(board, qtbot)
    assert len(workspace.board.cards) == 10
