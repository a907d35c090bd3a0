"""Printing: one sheet, turned as the board is, and no name in the print queue."""

from __future__ import annotations

import re
from pathlib import Path
from threading import get_ident

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.export import ExportError, Picture, PictureOptions
from evidenceboard.export.format import ON_SHEETS, run
from evidenceboard.export.picture import scene_of
from evidenceboard.model.board import Board
from evidenceboard.window import printing
from evidenceboard.window.printing import ICONS, BoardPrint, board_print, print_with_preview
from evidenceboard.window.under_way import UnderWay
from tests.export import photographs
from tests.export.boards import CLAIM, small_board, wide_board
from tests.export.photographs import Decoder
from tests.keeper import MemoryKeeper

pytestmark = pytest.mark.usefixtures("qapp")


def printed(path: Path, *ids: object) -> bytes:
    board = small_board()
    document = Document(board, MemoryKeeper())
    job = board_print(document, [key for key in board.cards if key in ids])
    job.paint(to_file(job, path))
    return path.read_bytes()


def test_the_board_is_printed_on_one_sheet(tmp_path: Path) -> None:
    data = printed(tmp_path / "sheet.pdf")
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == 1
    assert b"Canarytitle" not in data
    assert "Canarytitle".encode("utf-16-be") not in data


def test_a_wide_board_turns_the_sheet() -> None:
    job = board_print(Document(small_board(), MemoryKeeper()), ())
    assert job.printer().pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_a_selection_prints_less_than_the_board(tmp_path: Path) -> None:
    assert len(printed(tmp_path / "a.pdf", CLAIM)) < len(printed(tmp_path / "b.pdf"))


def previewed(qtbot: QtBot, board: Board, parent: QWidget) -> QPrintPreviewDialog:
    """The preview, once it has opened."""
    under_way = print_with_preview(Document(board, MemoryKeeper()), (), parent)
    with qtbot.waitSignal(under_way.succeeded, timeout=20_000):
        pass
    (preview,) = parent.findChildren(QPrintPreviewDialog)
    assert preview.isVisible()
    return preview


def inked(preview: QPrintPreviewDialog) -> float:
    """How much of the preview's sheet is not paper."""
    image = preview.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    sheet = rows[200:-50, 100 : image.width() - 100]
    return float((sheet < 250).mean())


@pytest.mark.parametrize("few", [0, 1_000], ids=["an image", "shapes"])
def test_the_preview_shows_the_board(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(printing, "FEW", few)
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = previewed(qtbot, small_board(), parent)
    assert preview.windowTitle() == "Print"
    QApplication.processEvents()
    assert 0.05 < inked(preview) < 0.9
    preview.close()


def test_both_previews_of_a_board_show_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for few in (0, 1_000):
        monkeypatch.setattr(printing, "FEW", few)
        parent = QWidget()
        qtbot.addWidget(parent)
        preview = previewed(qtbot, small_board(), parent)
        QApplication.processEvents()
        small = (
            preview.grab()
            .toImage()
            .scaled(100, 72, mode=Qt.TransformationMode.SmoothTransformation)
        )
        grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
        seen.append(np.frombuffer(grey.constBits(), np.uint8).astype(int))
        preview.close()
    assert np.abs(seen[0] - seen[1]).mean() < 3


def test_every_button_of_the_preview_is_drawn_in_our_own_hand(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = previewed(qtbot, small_board(), parent)
    known = {action.text() for action in preview.findChildren(QAction)}
    assert known >= set(ICONS)
    preview.close()


def test_preparing_a_large_preview_can_be_given_up(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    under_way = print_with_preview(Document(wide_board(400), MemoryKeeper()), (), parent)
    with qtbot.waitSignal(under_way.given_up):
        under_way.cancel.click()
    qtbot.wait(50)
    assert not parent.findChildren(QPrintPreviewDialog)


def to_file(job: BoardPrint, path: Path) -> QPrinter:
    printer = job.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing shows its progress from the first moment on."""
    monkeypatch.setattr(printing, "SOON", -1.0)


@pytest.mark.usefixtures("unhurried")
def test_the_window_answers_while_a_large_board_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    job = board_print(Document(wide_board(200), MemoryKeeper()), (), parent)
    moments = []
    beat = QTimer(parent, interval=1)
    beat.timeout.connect(lambda: moments.append(bool(parent.findChildren(UnderWay))))
    beat.start()
    job.paint(to_file(job, tmp_path / "sheet.pdf"))
    beat.stop()
    assert sum(moments) > 3
    data = (tmp_path / "sheet.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b(?!s)", data)) == 1


@pytest.mark.usefixtures("unhurried")
def test_printing_that_is_given_up_leaves_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    job = board_print(Document(wide_board(200), MemoryKeeper()), (), parent)

    def give_up() -> None:
        for under_way in parent.findChildren(UnderWay):
            under_way.cancel.click()

    beat = QTimer(parent, interval=0)
    beat.timeout.connect(give_up)
    beat.start()
    job.paint(to_file(job, tmp_path / "sheet.pdf"))
    beat.stop()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_board_is_not_printed() -> None:
    with pytest.raises(ExportError, match="The board is empty"):
        board_print(Document(Board(), MemoryKeeper()), ())


@pytest.mark.parametrize("few", [0, 1_000], ids=["an image", "shapes"])
def test_photographs_are_decoded_beside_before_a_preview_opens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, decoder: Decoder, few: int
) -> None:
    monkeypatch.setattr(printing, "FEW", few)
    scene = scene_of(photographs.board(3))
    options, content = PictureOptions(margin=0, transparent=True), photographs.content
    picture = Picture(scene, content, options, ON_SHEETS)
    job = BoardPrint(picture, Picture(scene, content, options, ON_SHEETS))
    steps = job.get_ready()
    decoder.go_on_once_awaited(steps)
    assert run(steps)
    assert get_ident() not in decoder.threads
    asked = len(decoder.threads)
    job.open_preview()
    assert len(decoder.threads) == asked
