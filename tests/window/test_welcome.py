"""The welcome page: recent boards, and what was not saved."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.storage import recovery
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.recovery import Recovered, Unsaved, unsaved
from evidenceboard.window import questions
from evidenceboard.window.desk import Desk
from evidenceboard.window.empty_hint import EmptyHint
from evidenceboard.window.main_window import SMALLEST, MainWindow
from evidenceboard.window.recent import RecentBoards, ago
from evidenceboard.window.welcome import WIDEST
from evidenceboard.window.welcome_rows import RecentRow, RecoveryCard
from tests.window.conftest import place, saved_board


def rows(window: MainWindow) -> list[RecentRow]:
    return window.welcome._rows


def left_unsaved() -> list[Unsaved]:
    document = Document.untitled()
    card = edits.new_card(document.board, "claim", 0, 0, title="Survived")
    document.perform("Place claim", edits.add_cards(document.board, [card]))
    document.perform("Rename", edits.rename_board(document.board, "Cable <b>cut</b>"))
    document.close()
    return unsaved()


def test_an_opened_board_is_listed_with_its_picture(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.open(saved_board(tmp_path / "Port closure.evboard", "One", "Two"))
    window.files.close()
    (row,) = rows(window)
    assert row.text() == "Port closure"
    assert "2" in row.accessibleName()
    picture = window.desk.recents.thumbnail(tmp_path / "Port closure.evboard")
    assert not picture.isNull()
    assert len({picture.pixel(x, 56) for x in range(picture.width())}) > 1
    row.click()
    assert window.workspace is not None


def test_a_board_that_is_gone_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = saved_board(tmp_path / "gone.evboard")
    window.files.open(path)
    window.files.close()
    path.unlink()
    window.welcome.refresh()
    assert "not found" in rows(window)[0].accessibleName()


def test_recents_come_newest_first_each_once_and_no_more_than_twelve(home: Path) -> None:
    recents = RecentBoards(home)
    for number in range(15):
        recents.note(home / f"{number}.evboard", f"Board {number}", number)
    recents.note(home / "9.evboard", "Board 9", 9)
    assert [one.title for one in recents.boards][:3] == ["Board 9", "Board 14", "Board 13"]
    assert len(recents.boards) == 12
    assert RecentBoards(home).boards == recents.boards


def test_a_board_opens_where_the_list_of_recents_cannot_be_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, written = saved_board(tmp_path / "a.evboard", "Ours"), window.desk.recents._file
    window.desk.recents.note(tmp_path / "before.evboard", "Before", 1)
    before = written.read_bytes()

    def full(path: Path, *_: object, **__: object) -> None:
        path.write_bytes(b"[")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(questions, "tell", lambda _, said, *__: pytest.fail(said))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        window.files.open(saved)
    assert window.workspace is not None
    assert [one.title for one in window.desk.recents.boards] == ["a", "Before"]
    assert written.read_bytes() == before


def test_a_damaged_list_of_recents_is_an_empty_one(home: Path) -> None:
    for text in (
        "",
        "{",
        '{"a": 1}',
        '[{"path": 3}]',
        "[[]]",
        '[{"path":"x","title":"","cards":"9"}]',
    ):
        (home / "recent.json").write_text(text)
        assert RecentBoards(home).boards == ()


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=20), "3 Nov"),
        (timedelta(days=400), "19 Oct 2021"),
    ],
)
def test_how_long_ago_is_told_in_few_words(back: timedelta, words: str) -> None:
    now = datetime(2022, 11, 23, 15, 0, tzinfo=UTC)
    assert ago((now - back).isoformat(), now) == words


def test_unsaved_edits_are_offered_and_restored(window: MainWindow, qtbot: QtBot) -> None:
    window.offer(left_unsaved())
    card = window.findChild(RecoveryCard)
    assert card is not None
    assert "“Cable <b>cut</b>” was not saved" in card.accessibleName()
    card.restore.emit()
    button = card.findChild(QPushButton, "restore")
    assert button is not None
    assert button.text() == "Restoring …"
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.workspace is not None
    assert [one.title for one in window.workspace.board.cards.values()] == ["Survived"]
    assert window.isWindowModified() or not window.workspace.document.is_saved


def test_what_cannot_be_restored_stays_on_offer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_: object) -> Recovered:
        raise BoardFileError("The working copy cannot be read.")

    told: list[str] = []
    monkeypatch.setattr(recovery, "recovered", fail)
    monkeypatch.setattr(questions, "tell", lambda _, words: told.append(words))
    window.offer(left_unsaved())
    card = window.findChild(RecoveryCard)
    assert card is not None
    card.restore.emit()
    qtbot.waitUntil(lambda: told == ["The working copy cannot be read."])
    assert len(window.welcome.offered) == 1
    again = next(one for one in window.findChildren(RecoveryCard) if one.isEnabled())
    monkeypatch.undo()
    again.restore.emit()
    qtbot.waitUntil(lambda: window.workspace is not None)


def test_escape_puts_the_recovery_off_and_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.offer(left_unsaved())
    QTest.keyClick(window.welcome, Qt.Key.Key_Escape)
    assert window.welcome.offered == ()
    assert len(unsaved()) == 1


def test_discarding_asks_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.offer(left_unsaved())
    card = window.findChild(RecoveryCard)
    assert card is not None
    monkeypatch.setattr(questions, "confirm", lambda *_: False)
    with qtbot.assertNotEmitted(window.discard_wanted):
        card.discard.emit()
    monkeypatch.setattr(questions, "confirm", lambda *_: True)
    with qtbot.waitSignal(window.discard_wanted):
        card.discard.emit()


def test_beside_an_open_board_the_recovery_is_a_bar(board: MainWindow, qtbot: QtBot) -> None:
    place(board)
    board.offer(left_unsaved())
    assert "Cable" in board.page.notices.sentence("unsaved")
    board.page.notices.choose("unsaved", "Later")
    assert board.page.notices.sentence("unsaved") == ""


@pytest.mark.parametrize("width", [900, 1200])
def test_the_empty_board_says_all_of_it_in_whatever_width(
    board: MainWindow, width: int, qtbot: QtBot
) -> None:
    board.resize(width, 620)
    hint = board.findChild(EmptyHint)
    assert hint is not None
    ground = hint.parentWidget()
    assert ground is not None
    qtbot.waitUntil(lambda: ground.rect().contains(hint.geometry()))
    words = hint._words
    needed = words.fontMetrics().boundingRect(
        words.rect(), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter, words.text()
    )
    assert hint.rect().contains(words.geometry())
    assert words.rect().contains(needed)


def test_the_empty_board_says_what_to_do_until_there_is_a_card(
    board: MainWindow, qtbot: QtBot
) -> None:
    hint = board.findChild(EmptyHint)
    assert hint is not None
    assert hint.isVisible()
    place(board)
    qtbot.waitUntil(lambda: not hint.isVisible())
    assert board.workspace is not None
    board.workspace.document.undo()
    qtbot.waitUntil(hint.isVisible)


def test_the_sample_opens_as_an_untitled_copy(board: MainWindow, qtbot: QtBot) -> None:
    hint = board.findChild(EmptyHint)
    assert hint is not None
    hint.sample_wanted.emit()
    assert board.files.document is not None
    assert board.files.document.path is None
    assert len(board.files.document.board.cards) >= 25


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.welcome._tiles[0].setFocus()
    QTest.keyClick(window.welcome._tiles[0], Qt.Key.Key_Return)
    assert window.workspace is not None
    assert not window.workspace.board.cards


def test_a_new_window_is_on_the_screen_with_its_frame(desk: Desk, qtbot: QtBot) -> None:
    made = MainWindow(desk)
    room = made.screen().availableSize()
    assert made.width() < room.width()
    assert made.height() < room.height()
    made.deleteLater()


def test_in_the_smallest_window_every_recent_board_can_be_reached(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(6):
        window.desk.recents.note(tmp_path / f"{number}.evboard", f"A long title {number}" * 9, 1)
    window.resize(*SMALLEST)

    def in_order() -> bool:
        places = [one.geometry() for one in rows(window)]
        return all(one.bottom() < other.top() for one, other in pairwise(places))

    qtbot.waitUntil(in_order)
    first = rows(window)[0]
    assert first.visibleRegion().boundingRect() == first.rect()
    window.activateWindow()
    rows(window)[-2].setFocus()
    QTest.keyClick(rows(window)[-2], Qt.Key.Key_Tab)
    assert rows(window)[-1].hasFocus()
    assert rows(window)[-1].visibleRegion().boundingRect() == rows(window)[-1].rect()


def test_the_sheet_is_no_wider_than_it_reads_well(window: MainWindow) -> None:
    sheet = window.welcome.findChild(QFrame, "welcomeSheet")
    assert isinstance(sheet, QFrame)
    assert sheet.width() == WIDEST
    middle = sheet.mapTo(window.welcome, sheet.rect().center()).x()
    assert abs(middle - window.welcome.width() / 2) <= 1
