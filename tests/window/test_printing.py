"""Printing: one sheet, turned as the board is, and no name in the print queue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.export import ExportError
from evidenceboard.model.board import Board
from evidenceboard.window.printing import ICONS, board_print, print_with_preview
from tests.export.boards import CLAIM, small_board
from tests.keeper import MemoryKeeper

pytestmark = pytest.mark.usefixtures("qapp")


def printed(path: Path, *ids: object) -> bytes:
    board = small_board()
    document = Document(board, MemoryKeeper())
    job = board_print(document, [key for key in board.cards if key in ids])
    printer = job.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    job.paint(printer)
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


def test_the_preview_opens_and_paints(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = print_with_preview(Document(small_board(), MemoryKeeper()), (), parent)
    assert preview.isVisible()
    assert preview.windowTitle() == "Print"
    preview.close()


def test_every_button_of_the_preview_is_drawn_in_our_own_hand(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = print_with_preview(Document(small_board(), MemoryKeeper()), (), parent)
    known = {action.text() for action in preview.findChildren(QAction)}
    assert known >= set(ICONS)
    preview.close()


def test_an_empty_board_is_not_printed() -> None:
    with pytest.raises(ExportError, match="The board is empty"):
        board_print(Document(Board(), MemoryKeeper()), ())
