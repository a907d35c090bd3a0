"""Every command, on an empty board and on one with everything selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.window import questions
from evidenceboard.window.commands import Command
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menus import COMMANDS
from tests.window.conftest import place
from tests.window.test_commands import action

LEAVES = {"file.close", "file.leave"}
OTHER_BOARDS = {"file.new", "file.sample"}
SHOWN = {"file.print_board", "view.full_screen"}
"""Those that bring a window of the system; they have tests of their own."""


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> QTimer:
    """File dialogs are given up, boxes and dialogs are closed as soon as they show."""
    monkeypatch.setattr(questions, "ask_what_to_open", lambda *_: None)
    monkeypatch.setattr(questions, "ask_where_to_save", lambda *_: None)
    monkeypatch.setattr(questions, "ask_for_files", lambda *_: [])
    monkeypatch.setattr(questions, "ask_for_title", lambda *_: "Renamed")
    monkeypatch.setattr(questions, "confirm", lambda *_: False)

    def give_up() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.reject()

    timer = QTimer(interval=5)
    timer.timeout.connect(give_up)
    timer.start()
    return timer


def run(window: MainWindow, command: Command) -> None:
    action(window, command.name).trigger()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
        dialog.deleteLater()
    QApplication.processEvents()


def test_all_run_on_an_empty_board(board: MainWindow, qtbot: QtBot) -> None:
    for command in COMMANDS:
        if command.name not in LEAVES | SHOWN | {"file.sample"}:
            run(board, command)
            assert board.workspace is not None, command.name


def test_all_run_with_everything_selected(board: MainWindow, qtbot: QtBot) -> None:
    workspace = board.workspace
    assert workspace is not None
    claim, source = place(board), place(board, "source", x=500)
    place(board, "frame", x=1500)
    workspace.perform("Connect", edits.connect(workspace.board, "supports", source, claim))
    before = len(workspace.document.board.cards)
    for command in COMMANDS:
        if command.name in LEAVES | SHOWN | OTHER_BOARDS:
            continue
        steps = len(workspace.document.history._done)
        workspace.selection.set([*workspace.board.cards, *workspace.board.connectors])
        QApplication.processEvents()
        run(board, command)
        while len(workspace.document.history._done) > steps:
            workspace.document.undo()
        while (
            workspace.document.history.redo_label and len(workspace.document.history._done) < steps
        ):
            workspace.document.redo()
        assert len(workspace.board.cards) == before, command.name
