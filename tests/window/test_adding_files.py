"""Insert → Pictures and files: what is chosen lies on the board, in one step."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import adding_files, attaching, pasting, pictures
from evidenceboard.model import edits
from evidenceboard.model.records import Card
from evidenceboard.panels.sections.attachments import Attachments
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
        assert made[-1].stat().st_size > attaching.SOON_BYTES
    return made


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def repainting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads in which pictures were repainted."""
    threads: list[int] = []
    repainted = pictures.clean_png

    def noted(image: QImage) -> bytes:
        threads.append(get_ident())
        return repainted(image)

    monkeypatch.setattr(attaching, "clean_png", noted)
    return threads


def test_large_pictures_are_added_beside_and_in_one_step(
    board: MainWindow, qtbot: QtBot, photographs: list[Path], repainting: list[int]
) -> None:
    workspace = workspace_of(board)
    adding_files.take_files(workspace.view, photographs, QPointF(0, 0))
    assert not workspace.board.cards
    qtbot.waitUntil(lambda: len(workspace.board.cards) == 2)
    assert len(repainting) == 2
    assert get_ident() not in repainting
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


def image_card(workspace: Workspace) -> Card:
    """A card on the board that shows no picture yet; it is selected."""
    card = edits.new_card(workspace.board, "image", 0, 0, "Office")
    workspace.perform("Add", edits.add_cards(workspace.board, [card]))
    workspace.selection.set([card.id])
    return card


def dropped_on(workspace: Workspace, card: Card, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert pasting.take(workspace.view, mime, QPointF(card.x + 20, card.y + 20))


def test_large_pictures_dropped_on_an_image_card_are_repainted_beside_and_attached_in_one_step(
    board: MainWindow, qtbot: QtBot, photographs: list[Path], repainting: list[int]
) -> None:
    workspace = workspace_of(board)
    card = image_card(workspace)
    dropped_on(workspace, card, *photographs)
    assert not workspace.board.cards[card.id].attachments
    qtbot.waitUntil(lambda: len(workspace.board.cards[card.id].attachments) == 2)
    assert len(repainting) == 2
    assert get_ident() not in repainting
    assert workspace.document.history.undo_label == "Attach 2 files"
    shown = workspace.board.cards[card.id].attachments[0]
    assert QImage.fromData(workspace.document.content(shown.sha256)).width() == 500
    workspace.document.undo()
    assert not workspace.board.cards[card.id].attachments


def test_a_large_picture_is_attached_in_the_inspector_beside(
    board: MainWindow,
    qtbot: QtBot,
    photographs: list[Path],
    repainting: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = workspace_of(board)
    card = image_card(workspace)
    chosen = ([str(photographs[0])], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in board.findChildren(Attachments)))
    (section,) = (one for one in board.findChildren(Attachments) if one.isVisible())
    QTest.mouseClick(section.add, Qt.MouseButton.LeftButton)
    assert not workspace.board.cards[card.id].attachments
    qtbot.waitUntil(lambda: len(workspace.board.cards[card.id].attachments) == 1)
    assert get_ident() not in repainting
    qtbot.waitUntil(lambda: len(section.rows) == 1)


def test_a_large_flat_picture_of_few_bytes_is_repainted_beside_too(
    board: MainWindow, qtbot: QtBot, tmp_path: Path, repainting: list[int]
) -> None:
    flat = QImage(3000, 2000, QImage.Format.Format_RGB32)
    flat.fill(QColor("white"))
    assert flat.save(str(tmp_path / "screen.png"))
    assert (tmp_path / "screen.png").stat().st_size < attaching.SOON_BYTES
    workspace = workspace_of(board)
    card = image_card(workspace)
    dropped_on(workspace, card, tmp_path / "screen.png")
    qtbot.waitUntil(lambda: len(workspace.board.cards[card.id].attachments) == 1)
    encoded = QMimeData()
    encoded.setData("image/png", (tmp_path / "screen.png").read_bytes())
    assert pasting.take(workspace.view, encoded, QPointF(900, 0))
    qtbot.waitUntil(lambda: len(workspace.board.cards) == 2)
    assert len(repainting) == 2
    assert get_ident() not in repainting


def test_attaching_large_pictures_can_be_given_up(
    board: MainWindow, qtbot: QtBot, photographs: list[Path]
) -> None:
    workspace = workspace_of(board)
    card = image_card(workspace)
    dropped_on(workspace, card, *photographs)
    (under_way,) = board.findChildren(UnderWay)
    with qtbot.waitSignal(under_way.given_up):
        under_way.cancel.click()
    qtbot.wait(300)
    assert not workspace.board.cards[card.id].attachments


def test_a_card_that_is_deleted_while_its_picture_is_read_is_told(
    board: MainWindow, qtbot: QtBot, photographs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(questions, "tell", lambda _, sentence: told.append(sentence))
    workspace = workspace_of(board)
    card = image_card(workspace)
    dropped_on(workspace, card, photographs[0])
    workspace.document.undo()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The card is no longer on the board, so nothing was attached to it."]
    assert not workspace.board.cards


def test_a_large_document_becomes_a_source_byte_for_byte(
    board: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.4" + bytes(attaching.SOON_BYTES))
    workspace = workspace_of(board)
    adding_files.take_files(workspace.view, [letter], QPointF(0, 0))
    assert not workspace.board.cards
    qtbot.waitUntil(lambda: len(workspace.board.cards) == 1)
    (source,) = workspace.board.cards.values()
    (kept,) = source.attachments
    assert workspace.document.content(kept.sha256) == letter.read_bytes()
