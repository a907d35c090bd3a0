"""Large boards: on screen after a quick look, editable once all has been read and checked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, RecordId, new_id
from evidenceboard.picture.scene import Scene
from evidenceboard.storage.board_file import read_board_file
from evidenceboard.storage.lock import lock_path, read_lock
from evidenceboard.storage.sitting_folder import sittings
from evidenceboard.window import large_opening, questions
from evidenceboard.window.loading import Loading
from evidenceboard.window.main_window import MainWindow
from tests.boards import random_board
from tests.storage.hostile import seal_anew, sql
from tests.window.conftest import place, saved_board


@pytest.fixture(autouse=True)
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_opening, "LARGE", 0)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the user is told in boxes."""
    sentences: list[str] = []

    def tell(_: object, sentence: str, *more: str) -> None:
        sentences.append(sentence)

    monkeypatch.setattr(questions, "tell", tell)
    return sentences


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A board with one card as large as what is seen of it, and others."""
    board, contents = random_board(Random(11), 40)
    document = Document.untitled(board, contents.values())
    job = document.save_as(tmp_path / "large.evboard")
    job.run()
    document.saved(job)
    document.close()
    return tmp_path / "large.evboard"


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> Document:
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        window.files.open(path)
    assert window.files.document is not None
    return window.files.document


def test_cards_are_seen_as_blocks_before_the_board_is_read(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    board = Board([Card(new_id(), "claim", 0, 0, 4000, 3000, title="Large")])
    document = Document.untitled(board)
    document.save_as(tmp_path / "one.evboard").run()
    document.close()
    window.files.open(tmp_path / "one.evboard")
    assert window.files.document is None
    view = window.page.opening_view
    assert view is not None
    picture = view.viewport().grab().toImage()
    middle = picture.pixelColor(picture.rect().center())
    assert middle != picture.pixelColor(2, 2)
    assert middle != window.desk.appearance.look.palette.canvas
    assert window.page.status_line.state == "Opening…"
    assert "1\N{NO-BREAK SPACE}card" in window.page.top_bar.state.text()
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        pass


def test_all_of_the_board_follows_where_the_user_looks(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.files.open(path)
    view = window.page.opening_view
    assert view is not None
    view.zoom_to(0.31)
    center = view.camera.center
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        pass
    assert window.workspace is not None
    assert window.workspace.board == read_board_file(path).board
    assert window.workspace.view.camera.scale == pytest.approx(0.31)
    assert window.workspace.view.camera.center == center
    assert window.page.opening_view is None


def test_the_scene_made_while_opening_is_the_boards(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    document = opened(window, path, qtbot)
    assert window.workspace is not None
    scene = window.workspace.view.scene
    assert scene.board is document.board
    made = Scene(document.board)
    assert scene.cards.slots.row == made.cards.slots.row
    assert scene.connectors.slots.row == made.connectors.slots.row
    for name in ("rects", "kinds", "z"):
        other = getattr(made.cards, name)
        assert np.array_equal(getattr(scene.cards, name)[: len(other)], other), name
    names = ("source", "target", "undercuts", "kinds", "label_reach", "lanes", "curves")
    for name in names:
        mine, other = getattr(scene.connectors, name), getattr(made.connectors, name)
        assert (mine.dtype, mine[: len(other)].tolist()) == (other.dtype, other.tolist()), name
    assert not scene.tidy()  # there is room for what comes
    assert made.connectors.undercuts.any()
    assert (made.connectors.label_reach > 0).any()


def test_edits_wait_until_it_is_open_and_are_then_stored(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.files.open(path)
    view = window.page.opening_view
    assert view is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert "still being opened" in window.page.status_line.hint
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        pass
    key = place(window, title="Later")
    document = window.files.document
    assert document is not None
    assert document.board.cards[key].title == "Later"
    assert not document.is_saved


def test_what_turns_out_damaged_is_told_and_nothing_is_kept(
    window: MainWindow, path: Path, told: list[str], qtbot: QtBot
) -> None:
    sql("UPDATE source SET reliability = 'Z'")(path)
    seal_anew(path)
    with qtbot.waitSignal(window.files.closed, timeout=10_000):
        window.files.open(path)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert told[0].startswith("“large.evboard” cannot be opened: a value is not possible")
    assert window.welcome.isVisible()
    assert window.files.document is None
    assert read_lock(path) is None
    assert list(sittings().iterdir()) == []


def test_what_is_no_board_is_told_at_once(
    window: MainWindow, tmp_path: Path, told: list[str]
) -> None:
    path = tmp_path / "letter.evboard"
    path.write_bytes(b"Dear Sir or Madam")
    window.files.open(path)
    assert told == ["“letter.evboard” cannot be opened: it is not a board."]
    assert window.page.opening_view is None


def test_cancelling_leaves_nothing(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.files.open(path)
    opening = window.files.opening
    assert opening is not None
    opening.begin()
    window.files.cancel_opening()
    assert window.page.opening_view is None
    assert window.files.document is None
    assert window.welcome.isVisible()
    assert read_lock(path) is None
    assert list(sittings().iterdir()) == []
    opened(window, path, qtbot)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What shows a board is never loaded, until one calls what stands in here."""
    waiting: list[Callable[[], object]] = []

    def loading(parts: object, then: Callable[[], object], _: object) -> None:
        if isinstance(parts, tuple) and large_opening.SHOWING[0] in parts:
            waiting.append(then)
        else:
            then()

    monkeypatch.setattr(large_opening, "Loading", loading)
    return waiting


def begin_and_copy(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Begin to open a large board, and wait for its copy."""
    window.files.open(path)
    assert window.files.opening is not None
    window.files.opening.begin()
    qtbot.waitUntil(lambda: any(sittings().glob("*/opened.db")))


def test_a_board_is_copied_while_what_shows_it_is_loaded_and_then_its_rows_are_read(
    window: MainWindow, path: Path, held: list[Callable[[], object]], qtbot: QtBot
) -> None:
    begin_and_copy(window, path, qtbot)
    qtbot.wait(100)
    assert window.files.document is None
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        held[0]()
    assert window.workspace is not None
    assert window.workspace.board == read_board_file(path).board


def test_cancelling_before_its_rows_are_read_leaves_nothing(
    window: MainWindow, path: Path, held: list[Callable[[], object]], qtbot: QtBot
) -> None:
    begin_and_copy(window, path, qtbot)
    window.files.cancel_opening()
    assert window.files.document is None
    assert read_lock(path) is None
    assert list(sittings().iterdir()) == []


def test_closing_the_window_while_opening_leaves_nothing(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    window.files.open(path)
    window.close()
    assert not window.isVisible()
    assert read_lock(path) is None
    assert list(sittings().iterdir()) == []


def test_a_board_beside_another_asks_for_a_window(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(window, saved_board(tmp_path / "first.evboard", "First"), qtbot)
    with qtbot.waitSignal(window.desk.board_wanted) as wanted:
        window.files.open(path)
    assert wanted.args == [path]


def test_a_board_open_elsewhere_opens_read_only(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    other = Document.open(path, "Ada")
    document = opened(window, path, qtbot)
    assert "is open elsewhere by Ada" in document.read_only
    with pytest.raises(PermissionError):
        document.perform("Place", edits.delete(document.board, list(document.board.cards)[:1]))
    other.close()


def test_of_a_board_open_elsewhere_one_may_work_on_a_copy(
    window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other, before = Document.open(path, "Ada"), path.read_bytes()
    theirs = read_lock(path)
    opened(window, path, qtbot)
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        window.page.notices.choose("read-only", "Work on a copy")
    document = window.files.document
    assert document is not None
    assert (document.path, document.read_only, document.is_saved) == (None, "", True)
    assert window.page.notices.sentence("read-only") == ""
    assert document.board == other.board
    assert document.backups() == []
    place(window, title="Mine")
    monkeypatch.setattr(questions, "ask_where_to_save", lambda *_: tmp_path / "mine.evboard")
    with qtbot.waitSignal(window.files.saved, timeout=10_000):
        window.files.save()
    mine, their_file = read_board_file(tmp_path / "mine.evboard"), read_board_file(path)
    assert mine.board == document.board
    assert mine.board_id != their_file.board_id
    assert mine.revision != their_file.revision
    assert (path.read_bytes(), read_lock(path)) == (before, theirs)
    other.close()


def test_one_that_was_left_locked_can_be_edited_after_a_question(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lock_path(path).write_text('{"id": "unknown", "name": "Ada", "since": "yesterday"}')
    opened(window, path, qtbot)
    monkeypatch.setattr(questions, "confirm", lambda *_: True)
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        window.page.notices.choose("read-only", "Edit anyway…")
    document = window.files.document
    assert document is not None
    assert (document.path, document.read_only) == (path.resolve(), "")
    place(window, title="Mine")


def test_what_is_odd_is_copied_row_by_row(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    sql("UPDATE board SET seal = ''")(path)  # broken: it opens for reading
    window.files.open_copy(path)
    with qtbot.waitSignal(window.files.opened, timeout=10_000):
        pass
    document = window.files.document
    assert document is not None
    assert document.board == read_board_file(path).board
    place(window, title="Mine")


def test_a_copy_beside_another_board_asks_for_a_window(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(window, saved_board(tmp_path / "first.evboard", "First"), qtbot)
    with qtbot.waitSignal(window.desk.copy_wanted) as wanted:
        window.files.open_copy(path)
    assert wanted.args == [path]


def test_saving_it_keeps_every_record(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    document = opened(window, path, qtbot)
    key: RecordId = place(window, title="New")
    with qtbot.waitSignal(window.files.saved, timeout=10_000):
        window.files.save()
    saved = read_board_file(path).board
    assert saved == document.board
    assert saved.cards[key].title == "New"


LATE = (
    "workspace",
    "document",
    "storage.opened",
    "storage.recovery",
    "model.edits",
    "canvas.view",
    "canvas.tools",
    "picture.near_tools",
    "picture.card_painter",
    "picture.connector_painter",
    "analysis.brief",
    "analysis.findings",
    "panels.inspector",
    "window.opening",
    "window.welcome",
    "window.thumbnail",
)
"""What a first paint of blocks can do without."""


def test_a_quick_look_is_on_screen_before_what_edits_a_board_is_loaded(tmp_path: Path) -> None:
    path = saved_board(tmp_path / "board.evboard", "Here")
    program = (
        "import os, sys; from pathlib import Path;"
        "from evidenceboard.window import large_opening; large_opening.LARGE = 0;"
        "from evidenceboard.__main__ import open_window;"
        f"late = {LATE};"
        "loaded = lambda: [one for one in late if f'evidenceboard.{one}' in sys.modules];"
        "open_window(Path(sys.argv[1]), lambda: (print(loaded(), flush=True), os._exit(0)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


LATER = (
    "picture.near_tools",
    "picture.card_painter",
    "picture.connector_painter",
    "picture.greeked_cards",
    "picture.text_block",
    "analysis.assessment",
    "analysis.brief",
    "canvas.aloud",
    "canvas.text_editor",
    "model.figures",
    "window.opening",
)
"""What edits can do without as long as all cards are seen from afar."""


def test_a_board_seen_from_afar_waits_for_nothing_that_paints_it_close_by() -> None:
    names = (*large_opening.READING, *large_opening.SHOWING)
    program = (
        "import sys; from importlib import import_module;"
        f"[import_module('evidenceboard.' + name) for name in {names}];"
        f"print([one for one in {LATER} if f'evidenceboard.{{one}}' in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(("few", "is_loaded"), [(0, False), (10_000, True)])
def test_few_cards_may_be_seen_close_by_at_once(
    window: MainWindow,
    path: Path,
    few: int,
    is_loaded: bool,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    asked: list[str] = []

    def loading(parts: tuple[str, ...], *more: Any) -> Loading:
        asked.extend(parts)
        return Loading(parts, *more)

    monkeypatch.setattr(large_opening, "FEW", few)
    monkeypatch.setattr(large_opening, "Loading", loading)
    opened(window, path, qtbot)
    assert ("picture.near_tools" in asked) is is_loaded
