"""Insert → Pictures and files: what is chosen lies on the board, in one step."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import adding_files, attaching, pasting, pictures
from evidenceboard.window import questions
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.under_way import UnderWay
from evidenceboard.workspace import Workspace
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


@pytest.fixture
def photographs(tmp_path: Path) -> list[Path]:
    """Two pictures that are too large to be repainted at once."""
    made = []
    for number in range(2):
        noise = np.random.default_rng(number).integers(0, 255, (400, 500, 4), np.uint8)
        image = QImage(noise.data, 500, 400, QImage.Format.Format_RGB32)
        made.append(tmp_path / f"photograph {number}.png")
        assert image.save(str(made[-1]))
        assert made[-1].stat().st_size > adding_files.SOON_BYTES
    return made


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def test_large_pictures_are_added_beside_and_in_one_step(
    board: MainWindow, qtbot: QtBot, photographs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    repainted = pictures.clean_png

    def noted(image: QImage) -> bytes:
        threads.append(get_ident())
        return repainted(image)

    monkeypatch.setattr(attaching, "clean_png", noted)
    workspace = workspace_of(board)
    adding_files.take_files(workspace.view, photographs, QPointF(0, 0))
    assert not workspace.board.cards
    qtbot.waitUntil(lambda: len(workspace.board.cards) == 2)
    assert len(threads) == 2
    assert get_ident() not in threads
    assert sorted(card.title for card in workspace.board.cards.values()) == [
        "photograph 0",
        "photograph 1",
    ]
    for card in workspace.board.cards.values():
        assert (
            QImage.fromData(workspace.document.content(card.attachments[0].sha256)).width() == 500
        )
    workspace.document.undo()
    assert not workspace.board.cards


def test_adding_large_pictures_can_be_given_up(
    board: MainWindow, qtbot: QtBot, photographs: list[Path]
) -> None:
    workspace = workspace_of(board)
    adding_files.take_files(workspace.view, photographs, QPointF(0, 0))
    (under_way,) = board.findChildren(UnderWay)
    with qtbot.waitSignal(under_way.given_up):
        under_way.cancel.click()
    qtbot.wait(300)
    assert not workspace.board.cards


def test_a_large_picture_that_is_none_is_told_and_nothing_is_added(
    board: MainWindow, qtbot: QtBot, photographs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(questions, "tell", lambda _, sentence: told.append(sentence))
    photographs[1].write_bytes(photographs[1].read_bytes()[:5_000])
    workspace = workspace_of(board)
    adding_files.take_files(workspace.view, photographs, QPointF(0, 0))
    qtbot.waitUntil(lambda: bool(told))
    assert "photograph 1" in told[0]
    assert not workspace.board.cards


def test_a_large_copied_picture_is_pasted_beside(
    board: MainWindow, qtbot: QtBot, photographs: list[Path]
) -> None:
    workspace = workspace_of(board)
    mime = QMimeData()
    mime.setImageData(QImage(1200, 900, QImage.Format.Format_RGB32))
    assert pasting.take(workspace.view, mime, QPointF(0, 0))
    assert not workspace.board.cards
    qtbot.waitUntil(lambda: len(workspace.board.cards) == 1)
    encoded = QMimeData()
    encoded.setData("image/png", photographs[0].read_bytes())
    assert pasting.take(workspace.view, encoded, QPointF(900, 0))
    qtbot.waitUntil(lambda: len(workspace.board.cards) == 2)
