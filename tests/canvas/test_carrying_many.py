"""Carrying many cards with what joins them: what is prepared, what is seen on the way and after."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import frame_time
from evidenceboard.canvas.lifted import Lifted
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture import live_painter
from evidenceboard.picture.connector_batch import ConnectorBatch
from evidenceboard.picture.geometry import Floats, Rows
from evidenceboard.picture.plane_picture import PlanePicture
from evidenceboard.picture.region import Stroke
from evidenceboard.picture.scene import Scene
from tests.canvas.stage import Stage, card

ROW = [RecordId(f"card-{number}") for number in range(8)]


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Two rows of cards, each joined to the next; a connector that undercuts another one; and a
    card that stays behind, to which another leads."""
    stage = Stage(qtbot, _cards(), _connectors())
    stage.view.habits.aligns = False
    stage.selection.set(ROW)
    stage.view.settle()
    return stage


def _cards() -> list[Card]:
    placed = [card(key, 7.1 + 233.3 * (n % 4), 3.7 + 171.9 * (n // 4)) for n, key in enumerate(ROW)]
    return [*placed, card(RecordId("behind"), 40, 480)]


def _connectors() -> list[Connector]:
    chain = [
        Connector(RecordId(f"line-{n}"), "supports", ROW[n], ROW[n + 1])
        for n in range(len(ROW) - 1)
    ]
    undercut = Connector(
        RecordId("under"), "contradicts", ROW[7], RecordId("line-0"), undercuts=True
    )
    return [*chain, undercut, Connector(RecordId("out"), "supports", ROW[5], RecordId("behind"))]


def _curves(scene: Scene, names: list[str]) -> Floats:
    placed = scene.connectors
    found: Floats = placed.curves[placed.slots.rows([RecordId(one) for one in names])]
    return found


NAMES = [*(f"line-{n}" for n in range(7)), "under", "out"]


def test_what_is_carried_shows_where_it_will_be_laid(stage: Stage) -> None:
    stage.press((100, 60))
    stage.carry((120, 70), (163, 91), (211, 133))
    shown = _curves(stage.view.scene, NAMES)
    expected = Board(_cards(), _connectors())
    expected.apply(edits.move(expected, ROW, 111, 73))
    assert np.allclose(shown, _curves(Scene(expected), NAMES), atol=1e-6)
    stage.release((211, 133))
    assert np.allclose(_curves(stage.view.scene, NAMES), shown, atol=1e-6)


def test_once_let_go_the_scene_is_to_the_last_bit_what_a_new_one_of_the_board_is(
    stage: Stage,
) -> None:
    at = (100, 60)
    for way in ((111, 73), (-37, 29), (18, -51)):
        end = (at[0] + way[0], at[1] + way[1])
        stage.drag(at, (at[0] + 20, at[1] + 11), end)
        stage.view.settle()
        assert (_curves(stage.view.scene, NAMES) == _curves(Scene(stage.board), NAMES)).all()
        at = end
    while stage.undo is not None:
        stage.document.undo()
        stage.view.settle()
        assert (_curves(stage.view.scene, NAMES) == _curves(Scene(stage.board), NAMES)).all()


def test_the_press_finds_out_what_the_drag_needs(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.press((100, 60))
    qtbot.waitUntil(lambda: not stage.view._screen.gets_ready)
    made: list[Lifted] = []

    def follow(lifted: Lifted) -> None:
        made.append(lifted)

    monkeypatch.setattr(Lifted, "follow", follow)
    filled: list[int] = []
    fill = ConnectorBatch.fill

    def counted(batch: ConnectorBatch, rows: Rows, *more: object) -> object:
        filled.append(len(rows))
        return fill(batch, rows, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(ConnectorBatch, "fill", counted)
    stage.carry((130, 90))
    stage.view.grab()
    assert made == []
    assert max(filled, default=0) <= 2  # what stretches, and what hangs on another
    assert stage.view.lifted == set(ROW)


def test_letting_go_needs_only_what_the_press_has_found_out(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {key: stage.board.cards[key] for key in ROW}
    stage.press((100, 60))
    qtbot.waitUntil(lambda: not stage.view._screen.gets_ready)
    monkeypatch.delattr(edits, "movable")
    stage.carry((130, 90), (141, 83))
    stage.release((141, 83))
    moved = {key: one.placed(x=one.x + 41, y=one.y + 23) for key, one in before.items()}
    assert {key: stage.board.cards[key] for key in ROW} == moved
    assert stage.undo == "Move 8 cards"


def test_a_press_that_turns_out_to_be_a_click_lifts_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.press((100, 60))
    qtbot.waitUntil(lambda: not stage.view._screen.gets_ready)
    stage.release((100, 60))
    assert stage.view.lifted == frozenset()
    assert stage.selection.ids == {ROW[0]}
    assert stage.steps == 0


def test_what_was_prepared_is_given_up_when_the_board_changes(stage: Stage, qtbot: QtBot) -> None:
    stage.press((100, 60))
    qtbot.waitUntil(lambda: not stage.view._screen.gets_ready)
    stage.document.perform("Remove", edits.delete(stage.board, [ROW[7]]))
    stage.release((100, 60))
    stage.selection.set(ROW[:7])
    stage.drag((100, 60), (120, 80), (150, 100))
    stage.view.settle()
    names = [name for name in NAMES if name not in ("line-6", "under")]
    fresh = _curves(Scene(stage.board), names)
    assert (_curves(stage.view.scene, names) == fresh).all()


FROM_AFAR = 0.08


def _from_afar(stage: Stage, monkeypatch: pytest.MonkeyPatch, *, pictured: bool) -> None:
    """See the board from so far that cards are blocks; `pictured`: as if they were thousands."""
    monkeypatch.setattr(live_painter, "MANY", 0 if pictured else 3_000)
    stage.view.zoom_to(FROM_AFAR)
    stage.view.center_on(QPointF(300, 200))
    stage.view.settle()


def _seen(stage: Stage) -> QImage:
    return stage.view.viewport().grab().toImage()


def _seen_on_the_way(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, ids: list[RecordId], *, pictured: bool
) -> list[QImage]:
    """What one sees while cards are carried, put back, carried again and let go, twice."""
    _from_afar(stage, monkeypatch, pictured=pictured)
    view, board, seen = stage.view, stage.board, []
    for way in ((50.0, 25.0), (-125.0, 75.0)):
        view.lift(ids)
        for part in (0.5, 3.0, 1.0):
            view.move_lifted(way[0] * part, way[1] * part)
            seen.append(_seen(stage))
        stage.document.perform("Move", edits.move(board, ids, *way))
        seen.append(_seen(stage))
        stage.document.perform("Move one", edits.move(board, ids[:1], 400, 0))
        view.move_lifted(25, 25)
        seen.append(_seen(stage))
        view.drop_lifted()
        seen.append(_seen(stage))
        view.settle()
        seen.append(_seen(stage))
    return seen


@pytest.mark.parametrize(("count", "crossings"), [(9, 0), (8, 4), (7, 4)])
def test_thousands_from_afar_are_carried_as_a_picture_that_looks_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, count: int, crossings: int
) -> None:
    """But for a pixel where what hangs on cards that stay behind crosses what goes along."""
    lines = [one for one in _connectors() if not (one.undercuts and count == 9)]
    stage = Stage(qtbot, _cards(), lines)
    ids = [*ROW, RecordId("behind")][:count]
    plain = _seen_on_the_way(stage, monkeypatch, ids, pictured=False)
    while stage.undo is not None:
        stage.document.undo()
    drawn: list[PlanePicture] = []
    draw = PlanePicture.draw

    def counted(picture: PlanePicture, stroke: Stroke, moved: tuple[int, int]) -> None:
        drawn.append(picture)
        draw(picture, stroke, moved)

    monkeypatch.setattr(PlanePicture, "draw", counted)
    pictured = _seen_on_the_way(stage, monkeypatch, ids, pictured=True)
    assert max(map(_differing, plain, pictured)) <= crossings
    assert 2 <= len(set(map(id, drawn))) < len(drawn)


def _differing(one: QImage, other: QImage) -> int:
    """How many pixels of two images are not the same."""
    first, second = (
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
        for image in (one, other)
    )
    return int(np.count_nonzero(first != second))


def test_where_cards_were_is_painted_anew_even_when_frames_leave_no_time(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.view.grab()
    monkeypatch.setattr(frame_time, "FRAME_SECONDS", 0.0)
    stage.press((100, 60))
    stage.carry((130, 90), (400, 400))
    qtbot.waitUntil(lambda: stage.view.is_crisp)
    stage.release((400, 400))


def test_what_lies_around_the_view_is_painted_once_frames_leave_time(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.view.set_look(stage.view.look)  # what the fixture's turns have painted is let go
    stage.view.settle()
    tiles = stage.view._screen._tiles._front
    assert tiles is not None
    in_view = len(tiles)
    with monkeypatch.context() as slow:
        slow.setattr(frame_time, "FRAME_SECONDS", 0.0)
        stage.press((100, 60))
        for n in range(200):
            stage.carry((130 + n, 90))
            stage.view.work()  # a frame that has something to show
        assert len(tiles) == in_view
        qtbot.waitUntil(lambda: not stage.view._screen.wants_work(stage.view.camera))
    assert len(tiles) > in_view
    stage.release((329, 90))


def test_escape_puts_all_of_it_back(stage: Stage) -> None:
    before = _curves(stage.view.scene, NAMES)
    stage.press((100, 60))
    stage.carry((130, 90), (400, 400))
    stage.key(Qt.Key.Key_Escape)
    assert (_curves(stage.view.scene, NAMES) == before).all()
    stage.release((400, 400))
