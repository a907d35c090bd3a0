"""Copying the board, or the selection, as a picture."""

from __future__ import annotations

from threading import get_ident

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.export import ExportError, Picture, PictureOptions
from evidenceboard.export.format import run
from evidenceboard.export.picture import scene_of
from evidenceboard.model.board import Board
from evidenceboard.window import questions
from evidenceboard.window.copy_picture import LIMITS, copying, picture_to_copy
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.under_way import UnderWay
from tests.export import photographs
from tests.export.boards import CLAIM, SUPPORT, small_board, wide_board
from tests.export.photographs import Decoder
from tests.keeper import MemoryKeeper
from tests.window.conftest import place
from tests.window.test_commands import action

pytestmark = pytest.mark.usefixtures("qapp")


def image() -> QImage:
    return QGuiApplication.clipboard().image()


def copied(board: Board, *ids: object) -> tuple[int, int]:
    document = Document(board, MemoryKeeper())
    run(copying(picture_to_copy(document, [key for key in board.cards if key in ids], "light")))
    return image().width(), image().height()


def test_the_selection_is_copied_at_twice_its_size() -> None:
    assert copied(small_board(), CLAIM) == (2 * (320 + 64), 2 * (150 + 64))


def test_without_selected_cards_the_whole_board_is_copied() -> None:
    assert copied(small_board(), SUPPORT) == (2688, 1168)


def test_a_board_too_large_for_the_clipboard_is_made_smaller_and_says_so() -> None:
    picture = picture_to_copy(Document(wide_board(300), MemoryKeeper()), (), "dark")
    assert "more than the clipboard can hold" in picture.plan.remark
    run(copying(picture))
    assert image().width() <= LIMITS.longest_side


def test_an_empty_board_is_not_copied() -> None:
    with pytest.raises(ExportError, match="The board is empty"):
        picture_to_copy(Document(Board(), MemoryKeeper()), (), "light")


def test_copying_is_done_in_many_moments_and_the_clipboard_has_all_or_nothing() -> None:
    QGuiApplication.clipboard().setText("before")
    steps = copying(picture_to_copy(Document(wide_board(300), MemoryKeeper()), (), "light"))
    done = [next(steps) for _ in range(20)]
    assert 0 <= done[0] <= done[-1] < 1
    assert QGuiApplication.clipboard().text() == "before"
    steps.close()
    assert QGuiApplication.clipboard().text() == "before"


def test_the_command_copies_and_says_so(board: MainWindow, qtbot: QtBot) -> None:
    place(board)
    QGuiApplication.clipboard().setText("before")
    action(board, "edit.copy_picture").run()
    qtbot.waitUntil(lambda: board.page.status_line.hint == "Copied as a picture.")
    assert not image().isNull()


def test_copying_is_given_up_and_the_clipboard_keeps_what_it_had(
    board: MainWindow, qtbot: QtBot
) -> None:
    place(board)
    QGuiApplication.clipboard().setText("before")
    action(board, "edit.copy_picture").run()
    (under_way,) = board.findChildren(UnderWay)
    with qtbot.waitSignal(under_way.given_up):
        under_way.cancel.click()
    assert QGuiApplication.clipboard().text() == "before"
    assert board.page.status_line.hint != "Copied as a picture."


def test_a_board_that_is_closed_is_copied_no_further(
    board: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "ask_to_save", lambda *_: questions.Answer.DISCARD)
    place(board)
    action(board, "edit.copy_picture").run()
    (under_way,) = board.findChildren(UnderWay)
    with qtbot.waitSignal(under_way.given_up):
        board.files.close()


def test_a_photograph_is_decoded_beside_while_it_is_copied(decoder: Decoder) -> None:
    options = PictureOptions(margin=0)
    steps = copying(Picture(scene_of(photographs.board()), photographs.content, options, LIMITS))
    decoder.go_on_once_awaited(steps)
    assert run(steps)
    assert get_ident() not in decoder.threads
    middle = image().pixelColor(240, 180)
    assert (middle.green(), middle.red()) == pytest.approx((160, 19), abs=4)
