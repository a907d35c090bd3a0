"""Copying the board, or the selection, as a picture."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from evidenceboard.document import Document
from evidenceboard.export import ExportError
from evidenceboard.model.board import Board
from evidenceboard.window.copy_picture import LIMITS, copy_picture
from tests.export.boards import CLAIM, SUPPORT, small_board, wide_board
from tests.keeper import MemoryKeeper

pytestmark = pytest.mark.usefixtures("qapp")


def copied(board: Board, *ids: object) -> tuple[int, int]:
    document = Document(board, MemoryKeeper())
    copy_picture(document, [key for key in board.cards if key in ids], "light")
    image = QGuiApplication.clipboard().image()
    return image.width(), image.height()


def test_the_selection_is_copied_at_twice_its_size() -> None:
    assert copied(small_board(), CLAIM) == (2 * (320 + 64), 2 * (150 + 64))


def test_without_selected_cards_the_whole_board_is_copied() -> None:
    assert copied(small_board(), SUPPORT) == (2688, 1168)


def test_a_board_too_large_for_the_clipboard_is_made_smaller_and_says_so() -> None:
    document = Document(wide_board(300), MemoryKeeper())
    assert "more than the clipboard can hold" in copy_picture(document, (), "dark")
    image = QGuiApplication.clipboard().image()
    assert image.width() <= LIMITS.longest_side


def test_an_empty_board_is_not_copied() -> None:
    with pytest.raises(ExportError, match="The board is empty"):
        copy_picture(Document(Board(), MemoryKeeper()), (), "light")
