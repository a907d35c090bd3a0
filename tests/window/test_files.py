"""New, open, save, revert and close, as a user sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.storage.lock import lock_path
from evidenceboard.storage.recovery import unsaved
from evidenceboard.window import questions
from evidenceboard.window.desk import Desk
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.opening import board_window
from evidenceboard.window.under_way import UnderWay
from evidenceboard.window.versions import NONE, VersionsDialog
from tests.window.conftest import place, saved_board
from tests.window.test_commands import action


class Asked:
    """Presses buttons in the questions to come, and remembers what was asked."""

    def __init__(self) -> None:
        self.buttons: list[str] = []
        self.sentences: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox) and shown.isVisible() and self.buttons:
            self.sentences.append(shown.text())
            assert shown.textFormat() == Qt.TextFormat.PlainText
            wanted = self.buttons.pop(0)
            found = next(one for one in shown.buttons() if one.text().replace("&", "") == wanted)
            found.click()


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked()


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where every "Save as" of the test goes."""
    path = tmp_path / "case.evboard"
    monkeypatch.setattr(questions, "ask_where_to_save", lambda *_: path)
    return path


def shown_titles(window: MainWindow) -> set[str]:
    assert window.workspace is not None
    return {card.title for card in window.workspace.board.cards.values()}


def test_a_new_board_is_saved_and_opens_as_it_was(
    board: MainWindow, target: Path, desk: Desk, qtbot: QtBot
) -> None:
    place(board, "claim", "The port is closed")
    qtbot.waitUntil(action(board, "file.save").isEnabled)
    with qtbot.waitSignal(board.files.saved):
        action(board, "file.save").trigger()
    qtbot.waitUntil(lambda: board.page.top_bar.state.text().startswith("saved · 1"))
    assert board.windowTitle() == "case[*] – Evidence Board"
    assert board.workspace is not None
    before = board.workspace.board
    board.files.close()
    board.files.open(target)
    assert board.workspace.board == before


def test_the_bar_tells_edited_from_saved(board: MainWindow, target: Path, qtbot: QtBot) -> None:
    place(board)
    qtbot.waitUntil(board.isWindowModified)
    assert board.page.status_line.state == "Stored · not in a file yet"
    with qtbot.waitSignal(board.files.saved):
        board.files.save()
    qtbot.waitUntil(lambda: not board.isWindowModified())
    assert board.page.status_line.state == "Stored · saved to case.evboard"
    place(board, x=400)
    qtbot.waitUntil(board.isWindowModified)
    assert board.page.status_line.state == "Stored · not yet in case.evboard"
    action(board, "edit.undo").trigger()
    qtbot.waitUntil(lambda: not board.isWindowModified())


def test_a_copy_is_saved_and_the_board_stays_where_it_is(
    board: MainWindow, target: Path, qtbot: QtBot
) -> None:
    place(board, title="Kept")
    with qtbot.waitSignal(board.files.kept_elsewhere):
        board.files.save_copy()
    assert board.files.document is not None
    assert board.files.document.path is None
    assert not board.files.document.is_saved
    copy = Document.open(target)
    assert [card.title for card in copy.board.cards.values()] == ["Kept"]
    copy.close()


def test_closing_an_edited_board_asks_and_cancel_keeps_it(
    board: MainWindow, asked: Asked, qtbot: QtBot
) -> None:
    place(board)
    asked.buttons.append("Cancel")
    board.close()
    assert asked.sentences == ["Save “Untitled board” before closing?"]
    assert board.isVisible()
    assert board.workspace is not None


def test_closing_saves_when_asked_and_then_closes(
    board: MainWindow, target: Path, asked: Asked, qtbot: QtBot
) -> None:
    place(board, title="Saved on the way out")
    asked.buttons.append("Save")
    with qtbot.waitSignal(board.gone):
        board.close()
    again = Document.open(target)
    assert [card.title for card in again.board.cards.values()] == ["Saved on the way out"]
    again.close()


def test_closing_without_saving_gives_the_edits_up(
    board: MainWindow, desk: Desk, asked: Asked, qtbot: QtBot
) -> None:
    place(board)
    asked.buttons.append("Don't save")
    with qtbot.waitSignal(board.gone):
        board.close()
    assert unsaved() == []


def test_a_board_without_edits_closes_without_a_question(board: MainWindow, qtbot: QtBot) -> None:
    board.files.close()
    assert board.workspace is None
    assert board.welcome.isVisible()


def test_revert_goes_back_to_the_file_and_can_be_undone(
    window: MainWindow, tmp_path: Path, asked: Asked, qtbot: QtBot
) -> None:
    window.files.open(saved_board(tmp_path / "a.evboard", "First"))
    place(window, title="Second", x=800)
    asked.buttons.append("Revert")
    window.files.revert()
    qtbot.waitUntil(lambda: shown_titles(window) == {"First"})
    assert window.files.document is not None
    assert window.files.document.is_saved
    window.files.document.undo()
    assert shown_titles(window) == {"First", "Second"}


def test_opening_over_a_board_asks_for_another_window(
    board: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place(board, title="Here")
    path = saved_board(tmp_path / "b.evboard", "There")
    with qtbot.waitSignal(board.desk.window_wanted) as wanted:
        board.files.open(path)
    assert shown_titles(board) == {"Here"}
    assert wanted.args is not None
    wanted.args[0].close()


def test_opening_over_an_untouched_new_board_takes_its_place(
    board: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    board.files.open(saved_board(tmp_path / "b.evboard", "There"))
    assert shown_titles(board) == {"There"}


def test_what_is_not_a_board_is_refused_in_one_sentence(
    window: MainWindow, tmp_path: Path, asked: Asked, qtbot: QtBot
) -> None:
    path = tmp_path / "<b>notes.evboard"
    path.write_text("not a board")
    asked.buttons.append("OK")
    window.files.open(path)
    assert "notes" in asked.sentences[0]
    assert window.workspace is None


def test_a_board_file_dropped_on_the_window_opens(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(saved_board(tmp_path / "d.evboard", "Dropped")))])
    window.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert shown_titles(window) == {"Dropped"}


def test_the_second_opener_reads_and_may_work_on_a_copy(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved_board(tmp_path / "shared.evboard", "Ours")
    desk.settings.set_text("user/name", "Ada")
    holder = board_window(desk)
    holder.files.open(path)
    desk.open_paths.clear()  # as in another process
    window.files.open(path)
    assert "Ada" in window.page.notices.sentence("read-only")
    assert not action(window, "insert.place-claim").isEnabled()
    assert window.page.status_line.state == "Read-only"
    window.page.notices.choose("read-only", "Work on a copy")
    assert window.files.document is not None
    assert not window.files.document.read_only
    assert window.files.document.path is None
    assert shown_titles(window) == {"Ours"}
    holder.files.close()
    holder.deleteLater()


def test_a_board_that_was_left_locked_can_be_edited_after_a_question(
    window: MainWindow, tmp_path: Path, asked: Asked
) -> None:
    path = saved_board(tmp_path / "left.evboard", "Ours")
    lock_path(path).write_text('{"id": "unknown", "name": "Ada", "since": "2026-11-01 10:00 UTC"}')
    window.files.open(path)
    told = window.page.notices.sentence("read-only")
    assert told.startswith("“left.evboard” is open elsewhere by Ada since 2026-11-01 10:00 UTC")
    asked.buttons = ["Cancel", "Edit anyway"]
    window.page.notices.choose("read-only", "Edit anyway…")
    assert not action(window, "insert.place-claim").isEnabled()
    window.page.notices.choose("read-only", "Edit anyway…")
    assert asked.sentences == ["Edit “left.evboard” although it is open elsewhere?"] * 2
    assert window.page.notices.sentence("read-only") == ""
    place(window, title="Mine", x=400)
    assert shown_titles(window) == {"Ours", "Mine"}


def test_saved_under_another_name_a_board_that_could_only_be_read_can_be_edited(
    window: MainWindow,
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, mine = saved_board(tmp_path / "shared.evboard", "Ours"), tmp_path / "mine.evboard"
    desk.settings.set_text("user/name", "Ada")
    holder = board_window(desk)
    holder.files.open(path)
    desk.open_paths.clear()  # as in another process
    window.files.open(path)
    monkeypatch.setattr(questions, "ask_where_to_save", lambda *_: mine)
    window.files.save_as()
    qtbot.waitUntil(lambda: not window.files.background.busy)
    assert mine.exists()
    assert window.page.notices.sentence("read-only") == ""
    assert action(window, "insert.place-claim").isEnabled()
    holder.files.close()
    holder.deleteLater()


def test_a_file_that_is_open_elsewhere_is_replaced_after_a_question(
    board: MainWindow, target: Path, asked: Asked, qtbot: QtBot
) -> None:
    saved_board(target, "Theirs")
    lock_path(target).write_text('{"id": "x", "name": "Ada", "since": "2026-11-01 10:00 UTC"}')
    place(board, title="Mine")
    asked.buttons = ["Cancel"]
    with qtbot.waitSignal(board.files.stayed):
        board.files.save_as()
    (asked_for,) = asked.sentences
    assert "is open elsewhere by Ada since 2026-11-01 10:00 UTC. Replace it" in asked_for
    assert {card.title for card in Document.copy_of(target).board.cards.values()} == {"Theirs"}
    asked.buttons = ["Replace it"]
    with qtbot.waitSignal(board.files.saved):
        board.files.save_as()
    assert {card.title for card in Document.copy_of(target).board.cards.values()} == {"Mine"}
    assert board.files.document is not None
    assert board.files.document.path == target


def test_a_file_that_is_open_in_another_window_is_not_replaced(
    board: MainWindow, desk: Desk, target: Path, asked: Asked, qtbot: QtBot
) -> None:
    other = board_window(desk)
    other.files.open(saved_board(target, "Theirs"))
    place(board, title="Mine")
    asked.buttons = ["OK"]
    with qtbot.waitSignal(board.files.stayed):
        board.files.save_as()
    assert asked.sentences == ["“case.evboard” is open in another window. Close it there first."]
    other.files.close()
    other.deleteLater()


def test_a_change_on_disk_is_told_and_taken_over_on_request(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved_board(tmp_path / "s.evboard", "Old")
    window.files.open(path)
    window.watch.look()
    assert window.page.notices.sentence("changed") == ""
    saved_board(tmp_path / "new.evboard", "New").replace(path)
    window.watch.look()
    assert "s.evboard" in window.page.notices.sentence("changed")
    window.page.notices.choose("changed", "Take over its version")
    assert shown_titles(window) == {"Old"}  # it is read in a thread
    window.watch.look()
    assert window.page.notices.sentence("changed") == ""
    qtbot.waitUntil(lambda: shown_titles(window) == {"New"})
    qtbot.waitUntil(lambda: not window.files.is_busy)
    window.watch.look()
    assert window.page.notices.sentence("changed") == ""


def test_saving_over_a_changed_file_asks_first(
    window: MainWindow, tmp_path: Path, asked: Asked, qtbot: QtBot
) -> None:
    path = saved_board(tmp_path / "s.evboard", "Old")
    window.files.open(path)
    place(window, title="Mine", x=700)
    saved_board(tmp_path / "new.evboard", "Theirs").replace(path)
    asked.buttons.append("Cancel")
    with qtbot.waitSignal(window.files.stayed):
        window.files.save()
    theirs = Document.copy_of(path)
    assert [card.title for card in theirs.board.cards.values()] == ["Theirs"]
    asked.buttons.append("Replace it")
    with qtbot.waitSignal(window.files.saved):
        window.files.save()
    mine = Document.copy_of(path)
    assert {card.title for card in mine.board.cards.values()} == {"Old", "Mine"}


def test_an_earlier_version_is_gone_back_to_as_one_step(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.open(saved_board(tmp_path / "v.evboard", "First"))
    place(window, title="Second", x=800)
    with qtbot.waitSignal(window.files.saved):
        window.files.save()
    action(window, "file.earlier_versions").trigger()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    dialog.restore.click()
    qtbot.waitUntil(lambda: shown_titles(window) == {"First"})
    action(window, "edit.undo").trigger()
    assert shown_titles(window) == {"First", "Second"}


def test_where_there_are_no_earlier_versions_there_is_no_empty_list(board: MainWindow) -> None:
    action(board, "file.earlier_versions").trigger()
    dialog = board.findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.list.isVisible()
    assert not dialog.restore.isEnabled()
    assert NONE in {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}


def test_the_suggested_name_is_the_title_without_what_no_file_name_bears(
    board: MainWindow, qtbot: QtBot
) -> None:
    assert board.workspace is not None
    title = "Who/what: \N{RIGHT-TO-LEFT OVERRIDE}the port?"
    board.workspace.perform("Rename", edits.rename_board(board.workspace.board, title))
    assert board.files.saving.suggestion(board.files.document).name == "Who what the port.evboard"


def test_taking_over_another_version_can_be_given_up(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved_board(tmp_path / "s.evboard", "Old")
    window.files.open(path)
    saved_board(tmp_path / "new.evboard", "New").replace(path)
    window.watch.look()
    window.page.notices.choose("changed", "Take over its version")
    (under_way,) = window.findChildren(UnderWay)
    with qtbot.waitSignal(under_way.given_up):
        under_way.cancel.click()
    qtbot.wait(200)
    assert shown_titles(window) == {"Old"}
    window.watch.look()
    window.page.notices.choose("changed", "Take over its version")
    qtbot.waitUntil(lambda: shown_titles(window) == {"New"})
