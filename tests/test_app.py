"""The program as a whole: its windows, what it offers at the start, and mishaps."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard import app
from evidenceboard.app import Program, data_folder
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.recovery import unsaved
from evidenceboard.window import large_opening, questions
from evidenceboard.window.context_menus import ContextMenus
from evidenceboard.window.mishaps import Mishaps
from evidenceboard.window.questions import Answer
from tests.window.conftest import place, saved_board

ROOT = Path(__file__).parents[1]


@pytest.fixture
def program(home: Path, qtbot: QtBot) -> Iterator[Program]:
    before = QApplication.palette()
    made = Program(home)
    yield made
    for window in tuple(made.windows):
        if window.files.document is not None:
            window.files.document.close(discard=True)
            window.files.document = None
        window.close()
    made.deleteLater()
    QApplication.setPalette(before)


def test_without_a_board_it_welcomes(program: Program, qtbot: QtBot) -> None:
    window = program.show_window()
    assert window.welcome.isVisible()
    assert window.windowTitle() == "Evidence Board"


def test_a_second_board_gets_a_window_of_its_own(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    window.files.open(saved_board(tmp_path / "b.evboard", "B"))
    assert [one.files.document and one.files.document.title for one in program.windows] == [
        "a",
        "b",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_board_opened_at_the_start_has_its_letters_and_right_click_menus(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: window.findChild(ContextMenus) is not None)
    QTest.keyClick(workspace.view, Qt.Key.Key_C)
    assert workspace.view.tool == "place-claim"
    workspace.view.menu_wanted.emit(QPoint(0, 0), None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


@pytest.mark.parametrize(("patience", "longest"), [(0, 1_000), (60_000, 1_000), (0, 0)])
def test_menus_come_after_a_large_board_but_do_not_wait_for_ever(
    program: Program,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    patience: int,
    longest: int,
) -> None:
    monkeypatch.setattr(large_opening, "LARGE", 0)
    monkeypatch.setattr(app, "LONG", longest)
    monkeypatch.setattr(app, "PATIENCE", patience if longest else 60_000)
    monkeypatch.setattr(app, "LESS_PATIENCE", 60_000 if longest else patience)
    begin = large_opening.LargeOpening.begin
    monkeypatch.setattr(large_opening.LargeOpening, "begin", lambda _: None)
    window = program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    opening = window.files.opening
    assert opening is not None
    if patience:
        qtbot.wait(300)
        assert window.findChild(ContextMenus) is None
        begin(opening)
        qtbot.waitUntil(lambda: window.workspace is not None)
    qtbot.waitUntil(lambda: window.findChild(ContextMenus) is not None)
    assert (window.workspace is None) == (not patience)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_tab_leads_from_the_canvas_into_the_inspector(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    window = program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    workspace, inspector = window.workspace, window.page.panes["right"]
    assert workspace is not None
    qtbot.waitUntil(lambda: window.findChild(ContextMenus) is not None)
    qtbot.waitUntil(lambda: bool(inspector.findChildren(QComboBox)))
    window.activateWindow()
    workspace.view.setFocus()
    QTest.keyClick(workspace.view, Qt.Key.Key_Tab)
    focus = window.focusWidget()
    assert focus is not None
    assert inspector.isAncestorOf(focus), focus


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_board_that_is_open_already_comes_to_the_front(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved_board(tmp_path / "a.evboard", "A")
    first = program.show_window(path)
    second = program.show_window()
    second.files.open(path)
    assert second.files.document is None
    assert first.files.document is not None
    assert not first.files.document.read_only
    assert len(program.windows) == 2


def test_what_a_crash_left_is_offered_at_the_start(program: Program, qtbot: QtBot) -> None:
    left = Document.untitled()
    card = edits.new_card(left.board, "claim", 0, 0, title="Kept")
    left.perform("Place claim", edits.add_cards(left.board, [card]))
    left.close()
    window = program.show_window()
    qtbot.waitUntil(lambda: bool(window.welcome.offered))
    window.welcome.restore_wanted.emit(window.welcome.offered[0])
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.workspace is not None
    assert [one.title for one in window.workspace.board.cards.values()] == ["Kept"]


def _left_behind(title: str) -> None:
    """A board that was edited, and not saved when its program ended."""
    left = Document.untitled()
    card = edits.new_card(left.board, "claim", 0, 0, title=title)
    left.perform("Place claim", edits.add_cards(left.board, [card]))
    left.perform("Rename", edits.rename_board(left.board, title))
    left.close()


@pytest.mark.parametrize("smallest", [0, 2**40])
def test_what_a_crash_left_is_offered_over_the_board_that_the_program_begins_with(
    program: Program,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    smallest: int,
) -> None:
    monkeypatch.setattr(large_opening, "LARGE", smallest)
    _left_behind("Kept")
    window = program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    qtbot.waitUntil(lambda: "“Kept” was not saved" in window.page.notices.sentence("unsaved"))
    assert window.workspace is not None
    window.page.notices.choose("unsaved", "Later")
    assert window.page.notices.sentence("unsaved") == ""
    assert [one.name for one in unsaved()] == ["Kept"]


def test_of_several_boards_that_were_left_one_after_the_other_can_be_restored(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    _left_behind("First")
    _left_behind("Second")
    window = program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    qtbot.waitUntil(lambda: window.page.notices.sentence("unsaved") != "")
    told = window.page.notices.sentence("unsaved")
    assert "Nor was 1" in told
    window.page.notices.choose("unsaved", "Restore")
    assert window.page.notices.sentence("unsaved") == ""
    qtbot.waitUntil(lambda: window.page.notices.sentence("unsaved") != "")
    documents = [one.files.document for one in program.windows]
    titles = {document.title for document in documents if document is not None}
    assert ("Second" if "Second" in told else "First") in titles
    left = window.page.notices.sentence("unsaved")
    assert left != told
    assert "was not saved" in left
    assert "Nor" not in left


def test_discarding_what_was_left_deletes_it(
    program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    left = Document.untitled()
    left.perform("Rename", edits.rename_board(left.board, "Left"))
    left.close()
    window = program.show_window()
    qtbot.waitUntil(lambda: bool(window.welcome.offered))
    monkeypatch.setattr(questions, "confirm", lambda *_: True)
    window.welcome.discard_wanted.emit(window.welcome.offered[0])
    assert window.welcome.offered == ()
    assert unsaved() == []


def test_quitting_closes_every_window(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    program.show_window(saved_board(tmp_path / "a.evboard", "A"))
    window = program.show_window()
    window.files.new()
    place(window)
    monkeypatch.setattr(questions, "ask_to_save", lambda *_: Answer.DISCARD)
    program.desk.quit_wanted.emit()
    qtbot.waitUntil(lambda: not program.windows)


def test_cancel_ends_quitting(
    program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = program.show_window()
    window.files.new()
    place(window)
    program.show_window()
    monkeypatch.setattr(questions, "ask_to_save", lambda *_: Answer.CANCEL)
    program.quit()
    QApplication.processEvents()
    assert len(program.windows) == 2


def test_a_mishap_is_told_and_logged_without_a_word_of_the_board(
    mishaps: Mishaps, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(questions, "tell", lambda _, text, detail="": told.append((text, detail)))
    try:
        dict[str, str]()["the name of a source"]
    except KeyError as raised:
        mishaps.take_up(type(raised), raised, raised.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    log = mishaps.log.read_text()
    assert "KeyError" in log
    assert "test_app.py" in log
    assert "the name of a source" not in log + "".join(told[0])


def test_a_full_disk_is_told_in_its_own_words(
    mishaps: Mishaps, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    monkeypatch.setattr(questions, "tell", lambda _, text, detail="": told.append(text))
    error = OSError("The edit could not be stored: the disk is full.")
    mishaps.take_up(OSError, error, None)
    qtbot.waitUntil(lambda: told == [str(error)])
    mishaps.take_up(OSError, OSError(errno.ENOSPC, "No space left on device"), None)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == "A file could not be read or written: the disk is full."
    assert not mishaps.log.exists()


@pytest.mark.parametrize("blocked", ["app-data", "app-data/inner"])
def test_without_a_folder_for_edits_the_program_says_so_and_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocked: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(questions, "tell", lambda _, text, *__: told.append(text))
    (tmp_path / "app-data").write_text("a file")
    monkeypatch.setenv("EVIDENCEBOARD_HOME", str(tmp_path / blocked))
    with pytest.raises(BoardFileError) as raised:
        data_folder()
    assert told == [str(raised.value)]
    assert told[0].startswith(f"“{tmp_path / blocked}”, where edits are kept, cannot be made: ")
    assert "Errno" not in told[0]


@pytest.fixture
def mishaps(home: Path, qtbot: QtBot) -> Iterator[Mishaps]:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.show()
    yield Mishaps(home, ground)
    ground.close()


def test_the_command_opens_a_window_and_paints_the_board(home: Path, tmp_path: Path) -> None:
    board = saved_board(tmp_path / "a.evboard", "A")
    program = (
        "import os, sys; from pathlib import Path; from evidenceboard.__main__ import open_window\n"
        "open_window(Path(sys.argv[1]), lambda: (print('painted', flush=True), os._exit(0)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(board)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "painted\n", "")


def test_sub_commands_start_without_qt() -> None:
    program = (
        "import sys; from evidenceboard import __main__\n"
        "assert not {'PySide6', 'numpy', 'sqlmodel', 'sqlalchemy'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        timeout=60,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0


def test_what_is_imported_after_qt_is_not_read_as_text(tmp_path: Path) -> None:
    program = (
        "import linecache, os, sys\n"
        "from pathlib import Path\n"
        "from evidenceboard.__main__ import open_window\n"
        "def tell():\n"
        "    import evidenceboard.storage.new_version\n"
        "    read = {Path(one).parent.name for one in linecache.cache if one.endswith('.py')}\n"
        "    print(read & {'window', 'canvas', 'model', 'numpy', 'sql', 'sqlmodel'})\n"
        "    sys.stdout.flush()\n"
        "    os._exit(0)\n"
        "open_window(None, tell)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        timeout=60,
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "EVIDENCEBOARD_HOME": str(tmp_path)},
    )
    assert done.stdout == "set()\n"
