"""Insert → Pictures and files: what is chosen lies on the board, in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from evidenceboard.window import questions
from evidenceboard.window.main_window import MainWindow
from tests.window.test_commands import action


def test_a_picture_and_a_document_are_placed_in_one_step(
    board: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert board.workspace is not None
    picture, letter = tmp_path / "office.png", tmp_path / "letter.pdf"
    drawn = QImage(40, 30, QImage.Format.Format_RGB32)
    drawn.fill(QColor("teal"))
    assert drawn.save(str(picture))
    letter.write_bytes(b"%PDF-1.4 a letter")
    monkeypatch.setattr(questions, "ask_for_files", lambda *_: [picture, letter])
    action(board, "insert.add_files").trigger()
    cards = {card.kind: card for card in board.workspace.board.cards.values()}
    assert cards["image"].title == "office"
    assert cards["source"].attachments[0].name == "letter.pdf"
    content = board.workspace.document.content(cards["source"].attachments[0].sha256)
    assert content == b"%PDF-1.4 a letter"
    board.workspace.document.undo()
    assert not board.workspace.board.cards


def test_choosing_nothing_changes_nothing(
    board: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert board.workspace is not None
    monkeypatch.setattr(questions, "ask_for_files", lambda *_: [])
    action(board, "insert.add_files").trigger()
    assert board.workspace.document.history.undo_label is None
