"""A window that is used at random keeps its board, its picture and its temper.

More of it: EVIDENCEBOARD_RANDOM_ACTIONS=50000 EVIDENCEBOARD_RANDOM_SEED=7 with --timeout=0.
"""

from __future__ import annotations

import os

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import BoardFacts, Card, Connector, RecordId
from evidenceboard.picture.scene import Scene
from evidenceboard.window import questions
from evidenceboard.window.main_window import MainWindow
from evidenceboard.workspace import Workspace
from tests.window.conftest import place
from tests.window.random_user import RandomUser

ACTIONS = int(os.environ.get("EVIDENCEBOARD_RANDOM_ACTIONS", "200"))
SEED = int(os.environ.get("EVIDENCEBOARD_RANDOM_SEED", "1"))
LOOK_EVERY = 25


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> QTimer:
    monkeypatch.setattr(questions, "ask_what_to_open", lambda *_: None)
    monkeypatch.setattr(questions, "ask_where_to_save", lambda *_: None)
    monkeypatch.setattr(questions, "ask_for_title", lambda *_: "Renamed")
    monkeypatch.setattr(questions, "confirm", lambda *_: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))

    def give_up() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.reject()

    timer = QTimer(interval=5)
    timer.timeout.connect(give_up)
    timer.start()
    return timer


def small_board(window: MainWindow) -> Workspace:
    workspace = window.workspace
    assert workspace is not None
    claim = place(window, "claim", "A claim", 0)
    others = [
        place(window, kind, kind, x) for kind, x in (("source", 400), ("expert_opinion", 800))
    ]
    place(window, "frame", "Frame", 1200)
    for other in others:
        workspace.perform("Connect", edits.connect(workspace.board, "supports", other, claim))
    return workspace


def redo_all(document: Document) -> None:
    while document.history.redo_label is not None:
        document.redo()


def snapshot(board: Board) -> tuple[dict[RecordId, Card], dict[RecordId, Connector], BoardFacts]:
    return dict(board.cards), dict(board.connectors), board.facts


def assert_in_step(workspace: Workspace) -> None:
    """What is on screen is what a scene made anew from the board would show."""
    shown, fresh = workspace.view.scene, Scene(workspace.board)
    for key in workspace.board.cards:
        assert shown.rect(key) == fresh.rect(key)
    for key in workspace.board.connectors:
        assert np.allclose(shown.route(key), fresh.route(key), atol=0.01)
    assert workspace.selection.ids <= {*workspace.board.cards, *workspace.board.connectors}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_random_use_can_be_undone_and_done_again(board: MainWindow, qtbot: QtBot) -> None:
    assert board.workspace is not None
    before = snapshot(board.workspace.board)
    workspace = small_board(board)
    document = workspace.document
    user = RandomUser(board, SEED)
    for step in range(ACTIONS):
        user.act()
        assert board.workspace is workspace, user.done[-3:]
        if step % LOOK_EVERY == 0:
            assert_in_step(workspace)
    board.commit()
    redo_all(document)
    end = snapshot(document.board)
    while document.history.undo_label is not None:
        document.undo()
    assert snapshot(document.board) == before
    redo_all(document)
    assert snapshot(document.board) == end
    assert_in_step(workspace)
