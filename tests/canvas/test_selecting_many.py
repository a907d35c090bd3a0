"""A marquee over thousands of cards: what a few would be, chosen and shown without naming them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import outlines
from evidenceboard.canvas.outlines import Outlines
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.panels.inspector import Inspector
from evidenceboard.panels.pages.several_page import SeveralPage
from evidenceboard.picture import slots
from evidenceboard.picture.connector_painter import ConnectorPainter
from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.look import look
from evidenceboard.workspace import Workspace
from tests.canvas.stage import SHIFT, A, B, Stage, card, joined, three_cards
from tests.keeper import MemoryKeeper

COLUMNS, LINES = 60, 50
STEP = 50.0
FRAME = RecordId("frame")


def many_cards() -> list[Card]:
    """Notes and claims in lines, every seventh of them locked, in front of a frame round them."""
    grid = [(column, line) for line in range(LINES) for column in range(COLUMNS)]
    kinds = ("note", "claim")
    small = [
        card(
            RecordId(f"card-{column}-{line}"),
            column * STEP,
            line * STEP,
            kinds[(column + line) % 2],
            locked=(column * LINES + line) % 7 == 0,
            width=40.0,
            height=30.0,
        )
        for column, line in grid
    ]
    frame = card(FRAME, -20, -20, "frame", width=COLUMNS * STEP + 30, height=LINES * STEP + 30)
    return [frame, *small]


def touched(right: float, bottom: float) -> set[RecordId]:
    """The small cards that a marquee from outside the upper left corner touches."""
    return {
        one.id for one in many_cards() if one.id != FRAME and one.x <= right and one.y <= bottom
    }


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    made = Stage(qtbot, many_cards())
    made.view.fit_all()
    made.view.settle()
    return made


START = (-120.0, -120.0)
END, FARTHER = (1995.0, 1495.0), (1995.0, 1695.0)
"""Between cards."""


def test_it_selects_what_it_touches_and_frames_that_lie_in_it(stage: Stage) -> None:
    stage.drag(START, (300, 300), END)
    found = touched(*END)
    assert stage.selection.count == len(found) > outlines.FEW
    assert stage.selection.holds(RecordId("card-0-0"))
    assert not stage.selection.holds(FRAME)
    assert not stage.selection.holds(None)
    assert stage.selection.ids == found
    stage.drag(START, (300, 300), (3200, 2600))
    assert stage.selection.holds(FRAME)
    assert stage.selection.ids == set(stage.board.cards)


def test_with_shift_it_adds_to_cards_and_to_connectors(qtbot: QtBot) -> None:
    one, other, far = three_cards()
    line = joined()
    beside = [edits_at(one, -2000), edits_at(other, -2000)]
    stage = Stage(qtbot, [*many_cards(), *beside, edits_at(far, -2000)], [line])
    stage.view.fit_all()
    stage.selection.set([one.id])
    stage.drag(START, (300, 300), END, held=SHIFT)
    assert stage.selection.ids == touched(*END) | {one.id}
    stage.drag(START, (300, 300), FARTHER, held=SHIFT)
    assert stage.selection.ids == touched(*FARTHER) | {one.id}
    stage.selection.set([line.id])
    stage.drag(START, (300, 300), END, held=SHIFT)
    assert stage.selection.ids == touched(*END) | {line.id}


def edits_at(one: Card, x: float) -> Card:
    return one.placed(x=one.x + x)


def test_what_is_taken_away_leaves_it_and_what_comes_in_its_place_does_not_join(
    stage: Stage,
) -> None:
    stage.drag(START, (300, 300), END)
    gone, kept = RecordId("card-0-0"), touched(*END) - {RecordId("card-0-0")}
    stage.document.perform("Delete", edits.delete(stage.board, [gone]))
    new = edits.new_card(stage.board, "note", 0, 0)
    stage.document.perform("Place", edits.add_cards(stage.board, [new]))
    assert not stage.selection.holds(new.id)
    assert stage.selection.ids == kept
    stage.document.undo()
    stage.document.undo()
    assert stage.selection.ids == kept


def test_escape_with_thousands_under_way_leaves_the_selection(stage: Stage) -> None:
    stage.selection.set([FRAME])
    stage.press(START)
    stage.carry((300, 300), END)
    stage.key(Qt.Key.Key_Escape)
    stage.release(END)
    assert stage.selection.ids == {FRAME}


# --- how it looks --------------------------------------------------------------------------


def painted(stage: Stage, made: Outlines, rows: Rows) -> NDArray[np.int16]:
    """The view's outlines over white, as numbers."""
    size: QSize = stage.view.viewport().size()
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    made.paint_rows(painter, rows)
    painter.end()
    pixels = np.frombuffer(picture.constBits(), np.uint8)
    return pixels.astype(np.int16)


def differ(one: NDArray[np.int16], other: NDArray[np.int16]) -> int:
    """How far colours are apart at the most: a step or two come of rounding."""
    return int(np.abs(one - other).max())


def look_elsewhere(stage: Stage, rng: Random) -> None:
    """Zoom, pan, or file everything anew, which alters no picture."""
    match rng.choice(["zoom", "pan", "tidy"]):
        case "zoom":
            stage.view.zoom_to(rng.choice([0.1, 0.2, 0.3, 1.0]))
        case "pan":
            stage.view.center_on(QPointF(rng.randint(0, 2500), rng.randint(0, 2000)))
        case "tidy":
            while stage.view.scene.tidy():
                pass


def carry(stage: Stage, rows: Rows, x: float, y: float) -> None:
    """Show these cards farther on, as a hand would that carries them."""
    scene = stage.view.scene
    scene.show_at(rows, scene.cards.rects[rows] + (x, y, 0, 0), np.zeros(0, dtype=np.intp))


@pytest.mark.parametrize("seed", range(6))
def test_outlines_that_are_kept_look_as_if_all_were_drawn_anew(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(outlines, "MANY", 300)
    rng, every = Random(seed), np.arange(len(stage.view.scene.cards.slots))
    kept, rows = Outlines(stage.view), every[:0]
    for _ in range(25):
        paints = rng.randint(1, 3)
        match rng.choice(["more", "less", "again", "look", "move", "carry"]):
            case "more":
                rows = every[: min(len(every), len(rows) + rng.randint(0, 900))]
            case "less":
                rows = rows[rng.randint(0, 40) :]
            case "look":
                look_elsewhere(stage, rng)
            case "move":
                some = rng.sample(list(stage.board.cards), 5)
                stage.document.perform("Move", edits.move(stage.board, some, 33, 21))
            case "carry" if len(rows):
                carry(stage, rows, rng.randint(-90, 90), rng.randint(-90, 90))
                paints = 2  # the first of them is drawn on whole pixels
        for _ in range(paints):
            shown = painted(stage, kept, rows)
        with monkeypatch.context() as none_kept:
            none_kept.setattr(outlines, "MANY", 10**9)
            assert differ(shown, painted(stage, Outlines(stage.view), rows)) <= 3


def test_the_outlines_of_cards_carried_together_go_along_as_a_picture(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlines, "MANY", 300)
    rows, kept = np.arange(900), Outlines(stage.view)
    stage.view.zoom_to(0.2)
    painted(stage, kept, rows)
    before = painted(stage, kept, rows)
    drawn: list[int] = []
    monkeypatch.setattr(Outlines, "_draw", lambda *given: drawn.append(len(given[-1])))
    carry(stage, rows, 50, 0)
    after = painted(stage, kept, rows)
    assert drawn == []
    width = stage.view.viewport().width()
    one, other = (shown.reshape(-1, width, 4) for shown in (before, after))
    assert (other[:, 10:] == one[:, :-10]).all()
    carry(stage, rows[:400], 50, 0)
    painted(stage, kept, rows)
    assert drawn


def test_room_for_more_cards_alters_nothing_of_what_is_outlined(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, kept = np.arange(outlines.MANY + 700), Outlines(stage.view)
    for _ in range(3):
        shown = painted(stage, kept, rows)
    before = stage.view.scene.cards.slots.extent
    monkeypatch.setattr(slots, "READY", before)  # a pause may have made room already
    assert stage.view.scene.cards.make_room()
    assert stage.view.scene.cards.slots.extent > before
    assert differ(shown, painted(stage, kept, rows.copy())) <= 3


def test_all_that_is_selected_shows_at_once_and_the_same_as_ever(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.drag(START, (300, 300), (2000, 1000), (2900, 2400))
    assert stage.selection.count > outlines.MANY
    shown = grabbed(stage)
    found = stage.selection.ids
    stage.selection.clear()
    bare = grabbed(stage)
    monkeypatch.setattr(outlines, "MANY", 10**9)
    stage.selection.set(found)
    assert differ(shown, grabbed(stage)) <= 3
    assert differ(shown, bare) > 30


def test_letting_go_draws_no_outline_that_is_there_already(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(outlines, "draw_rects", lambda _, rects: drawn.append(len(rects)))
    stage.press(START)
    stage.carry((300, 300), (2900, 2400))
    for _ in range(3):
        grabbed(stage)
    assert max(drawn) > outlines.MANY
    drawn.clear()
    stage.release((2900, 2400))
    grabbed(stage)
    assert stage.selection.count > outlines.MANY
    assert not any(drawn)


def grabbed(stage: Stage) -> NDArray[np.int16]:
    stage.view.settle()
    picture = stage.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(picture.constBits(), np.uint8).astype(np.int16)


# --- what is told of it --------------------------------------------------------------------


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    ground = QWidget()
    qtbot.addWidget(ground)
    yield Workspace(Document(Board(many_cards()), MemoryKeeper()), look("light"), ground)
    ground.close()


def test_commands_are_told_of_rows_what_they_are_of_records(workspace: Workspace) -> None:
    placed, board = workspace.view.scene.cards, workspace.board
    some = [key for at, key in enumerate(board.cards) if at % 3 == 0]
    workspace.perform("Free", edits.set_locked(board, some[:200], locked=False))
    workspace.perform("Lock", edits.set_locked(board, some[200:300], locked=True))
    workspace.selection.set(some)
    by_ids, kinds = workspace.chosen, workspace.kinds_of(workspace.selection.ids)
    workspace.selection.clear()
    assert workspace.chosen.cards == 0
    workspace.selection.set_rows(placed.slots, placed.slots.rows(some))
    assert workspace.selection.rows is not None
    assert workspace.chosen == by_ids
    assert workspace.kinds_of(workspace.selection.ids) == kinds
    assert by_ids.locked == sum(board.cards[key].locked for key in some) > 0
    assert by_ids.frames == 1
    workspace.perform("Lock", edits.set_locked(board, some, locked=True))
    assert workspace.chosen.locked == len(some)


def test_the_inspector_counts_what_was_selected(workspace: Workspace, qtbot: QtBot) -> None:
    inspector = Inspector(workspace, look("light"))
    qtbot.addWidget(inspector)
    inspector.show()
    placed = workspace.view.scene.cards

    def said() -> str:
        page = inspector.page
        return page.header.word if isinstance(page, SeveralPage) else ""

    for count, words in ((2_100, "2,100 selected"), (1_300, "1,300 selected")):
        workspace.selection.set_rows(placed.slots, np.arange(1, count + 1))
        qtbot.waitUntil(partial(_is, said, words))
    workspace.selection.clear()
    qtbot.waitUntil(partial(_is, said, ""))


def _is(said: Callable[[], str], words: str) -> bool:
    return said() == words


def test_many_selected_connectors_are_marked_unless_they_are_carried(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fan = [Connector(RecordId(f"line-{n}"), "supports", B, A) for n in range(40)]
    stage = Stage(qtbot, three_cards(), fan)
    marked: list[Connector] = []

    def noted(
        painter: ConnectorPainter, _: QPainter, one: Connector, *more: object, **how: object
    ) -> None:
        if how.get("selected"):
            marked.append(one)

    monkeypatch.setattr(ConnectorPainter, "paint", noted)
    stage.selection.set([A, B, *(one.id for one in fan)])

    def marks() -> int:
        marked.clear()
        stage.view.viewport().repaint()
        return len(marked)

    assert marks() == len(fan)
    stage.press((100, 60))
    stage.carry((140, 90), (180, 120))
    assert stage.view.lifted
    assert marks() == 0
    stage.release((180, 120))
    assert marks() == len(fan)


def test_all_selected_at_once_is_all_that_there_is(stage: Stage, qtbot: QtBot) -> None:
    """What is counted off the whole board is what is counted one by one."""
    line = joined()
    board = Board([*many_cards(), *three_cards()], [line])
    window = QWidget()
    qtbot.addWidget(window)
    workspace = Workspace(Document(board, MemoryKeeper()), look("light"), window)
    workspace.selection.set_all()
    assert workspace.selection.is_all
    assert workspace.selection.ids == {*board.cards, *board.connectors}
    at_once, kinds = workspace.chosen, workspace.kinds_of(workspace.selection.ids)
    locked = sum(one.locked for one in board.cards.values())
    assert (at_once.cards, at_once.connectors, at_once.frames) == (len(board.cards), 1, 1)
    assert (at_once.locked, at_once.turnable) == (locked, 1)
    assert kinds == (
        Counter(one.kind for one in board.cards.values()),
        Counter(one.kind for one in board.connectors.values()),
    )
    with qtbot.assertNotEmitted(workspace.selection.changed):
        workspace.selection.set_all()
    workspace.perform("Delete", edits.delete(board, [line.id]))
    assert workspace.selection.is_all
    assert workspace.chosen.connectors == 0
