"""What is on screen is always what painting the board from nothing would show."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import tiles
from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.view import BoardView
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture import geometry, row_painter
from evidenceboard.picture import scene as scenes
from evidenceboard.picture.look import look
from tests.keeper import MemoryKeeper
from tests.model.random_boards import boards
from tests.picture.random_edits import changes

A, B, C = RecordId("a"), RecordId("b"), RecordId("c")
SIZE = (700, 500)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def _board() -> Board:
    cards = [
        Card(A, "claim", 0, 0, 240, 120, title="A second wave is ordered"),
        Card(B, "source", 420, 260, 240, 120, title="Weekly press call"),
        Card(C, "note", -300, 300, 200, 100, title="Мобилизация"),
    ]
    joins = [Connector(RecordId("ab"), "contradicts", B, A, label="denial")]
    return Board(cards, joins)


def _view(board: Board, theme: str = "light") -> BoardView:
    document = Document(board, MemoryKeeper())
    view = BoardView(document, Selection(document, document), look(theme))
    document.setParent(view)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(*SIZE)
    view.show()
    return view


def _aimed(view: BoardView, scale: float, center: QPointF) -> BoardView:
    view.zoom_to(scale)
    view.center_on(center)
    return view


def _picture(view: BoardView) -> QImage:
    view.settle()
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def view(qtbot: QtBot) -> BoardView:
    made = _view(_board())
    qtbot.addWidget(made)
    _aimed(made, 1.0, QPointF(150, 150))
    return made


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data(), st.sampled_from((1.0, 0.63, 0.3, 0.15, 0.07)), st.sampled_from((0, 3, 4096)))
def test_random_edits_leave_the_picture_that_a_new_view_shows(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, data: Any, scale: float, told_apart: int
) -> None:
    for module in (geometry, scenes):
        monkeypatch.setattr(module, "MOST_TOLD_APART", told_apart)
    monkeypatch.setattr(row_painter, "MANY", told_apart)
    board = data.draw(boards(max_cards=5))
    view = _aimed(_view(board), scale, QPointF(40, 25))
    _picture(view)
    for _ in range(data.draw(st.integers(1, 4))):
        change = data.draw(changes(board))
        view.document.perform("Edit", change)
        if change and data.draw(st.booleans()):
            view.document.undo()
    fresh = _view(board)
    for one in (view, fresh):
        one.camera.limits = QRectF()
        one.camera.look_at(QPointF(40, 25), scale)
    assert _picture(view) == _picture(fresh)
    view.close()
    fresh.close()


@pytest.mark.parametrize("scale", [1.0, 0.77, 0.31, 0.14, 0.06])
def test_panning_shows_the_same_pixels_elsewhere(view: BoardView, scale: float) -> None:
    _aimed(view, scale, QPointF(150, 150))
    before = _picture(view)
    view.pan(-37, 21)
    after = _picture(view)
    assert before.copy(QRect(100, 0, 500, 400)) == after.copy(QRect(63, 21, 500, 400))


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.23])
@pytest.mark.parametrize(("dx", "dy"), [(-300, 0), (0, 290), (-330, -290), (1_000, 10)])
def test_what_stands_in_for_missing_tiles_is_painted_under_these_alone(
    view: BoardView, monkeypatch: pytest.MonkeyPatch, scale: float, dx: float, dy: float
) -> None:
    view.set_look(look("light"))  # what lies around the view is not painted
    _picture(_aimed(view, scale, QPointF(150, 150)))
    view.camera.pan(dx, dy)
    assert view._screen.lacks(view.camera)
    under_these = _painted(view)
    monkeypatch.setattr(tiles, "rects_over", lambda keys: [QRect(-10_000, -10_000, 20_000, 20_000)])
    assert under_these == _painted(view)


def _painted(view: BoardView) -> QImage:
    """What a paint would show now, before any other turn of the event loop."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    view._screen.paint(painter, view.camera, QRegion(QRect(0, 0, *SIZE)))
    painter.end()
    return image


def test_a_lifted_card_leaves_no_ghost(view: BoardView) -> None:
    _picture(view)
    without = _board()
    without.apply(edits.delete(without, [C]))
    bare = _aimed(_view(without), 1.0, QPointF(150, 150))
    view.lift([C])
    view.move_lifted(0, -5000)
    assert _picture(view) == _picture(bare)
    bare.close()


def test_a_lifted_card_that_is_put_back_looks_untouched(view: BoardView) -> None:
    before = _picture(view)
    view.lift([A])
    view.move_lifted(33, -20)
    assert _picture(view) != before
    assert view.lifted == {A}
    view.drop_lifted()
    assert _picture(view) == before
    assert view.scene.rect(A) == QRectF(0, 0, 240, 120)


def test_connectors_follow_a_lifted_card(view: BoardView) -> None:
    at_rest = view.scene.route(RecordId("ab"))
    view.lift([A])
    view.move_lifted(900, 0)
    assert view.scene.route(RecordId("ab"))[3, 0] > at_rest[3, 0] + 300


def test_a_dropped_card_is_where_the_edit_put_it(view: BoardView) -> None:
    view.lift([A])
    view.move_lifted(60, 40)
    view.document.perform("Move", edits.move(view.document.board, [A], 60, 40))
    view.drop_lifted()
    fresh = _view(view.document.board)
    fresh.camera.look_at(view.camera.center, 1.0)
    assert _picture(view) == _picture(fresh)
    fresh.close()


def test_a_lifted_card_can_be_deleted_by_someone_else(view: BoardView) -> None:
    view.lift([A, B])
    view.document.perform("Delete", edits.delete(view.document.board, [A]))
    view.move_lifted(10, 10)
    view.drop_lifted()
    assert view.lifted == frozenset()
    _picture(view)


def test_an_empty_board_shows_dots_on_the_canvas(qtbot: QtBot) -> None:
    view = _view(Board())
    qtbot.addWidget(view)
    picture = _picture(view)
    colours = {picture.pixelColor(x, y).name() for x in range(40) for y in range(40)}
    assert colours == {view.look.palette.canvas.name(), view.look.palette.grid.name()}
    assert view.camera.scale == 1.0


@pytest.mark.parametrize("place", [1e7, -1e7, 1e300])
def test_a_card_at_the_end_of_the_world_can_be_shown(qtbot: QtBot, place: float) -> None:
    view = _view(Board([Card(A, "claim", place, place, 300, 150, title="Far")]))
    qtbot.addWidget(view)
    view.zoom_to(8.0)
    view.fit([A])
    _picture(view)
    assert view.camera.visible.intersects(view.scene.rect(A))


def test_a_board_is_shown_whole_at_first(qtbot: QtBot) -> None:
    view = _view(_board())
    qtbot.addWidget(view)
    assert view.camera.visible.contains(view.scene.bounds())


def test_it_stays_whole_while_the_desktop_sizes_the_window_until_someone_moves(
    qtbot: QtBot,
) -> None:
    view = _view(_board())
    qtbot.addWidget(view)
    view.resize(300, 200)
    assert view.camera.visible.contains(view.scene.bounds())
    small = view.camera.scale
    view.resize(900, 700)
    assert view.camera.scale > small
    view.pan(20, 0)
    moved = view.camera.scale
    view.resize(300, 200)
    assert view.camera.scale == moved


def test_another_look_repaints_everything(view: BoardView) -> None:
    light = _picture(view)
    view.set_look(look("dark"))
    dark = _picture(view)
    assert dark.pixelColor(1, 1) == look("dark").palette.canvas
    view.set_look(look("light"))
    assert _picture(view) == light


def test_emphasis_dims_the_rest_and_goes_again(view: BoardView) -> None:
    before = _picture(view)
    view.set_emphasis([A])
    spot = view.camera.to_view(QPointF(5, 60)).toPoint()
    dimmed = view.camera.to_view(QPointF(422, 320)).toPoint()
    during = _picture(view)
    assert during.pixelColor(spot) == before.pixelColor(spot)
    assert during.pixelColor(dimmed) != before.pixelColor(dimmed)
    view.set_emphasis(None)
    assert _picture(view) == before


def test_words_under_an_editor_are_left_out(view: BoardView) -> None:
    before = _picture(view)
    view.hide_text_of(A)
    assert _picture(view) != before
    view.hide_text_of(None)
    assert _picture(view) == before


def test_a_sharper_screen_shows_the_same_spot(view: BoardView) -> None:
    seen = view.camera.visible
    view.camera.resize(view.camera.size, 2.0)
    view.settle()
    assert view.is_crisp
    assert abs(view.camera.visible.left() - seen.left()) <= 1


def test_space_and_drag_pan_the_board(view: BoardView) -> None:
    before = view.camera.origin
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(300, 300))
    QTest.mouseMove(view.viewport(), QPoint(340, 310))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(340, 310))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.camera.origin == (before[0] - 40, before[1] - 10)


def test_dragging_with_the_middle_button_pans_the_board(view: BoardView) -> None:
    before = view.camera.origin
    QTest.mousePress(view.viewport(), Qt.MouseButton.MiddleButton, NO_KEYS, QPoint(300, 300))
    QTest.mouseMove(view.viewport(), QPoint(280, 330))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton, NO_KEYS, QPoint(280, 330))
    assert view.camera.origin == (before[0] + 20, before[1] - 30)


def test_the_edge_of_the_view_scrolls_and_the_middle_does_not(view: BoardView) -> None:
    before = view.camera.origin
    assert not view.scroll_at_edge(QPointF(350, 250))
    assert view.camera.origin == before
    assert view.scroll_at_edge(QPointF(2, 250))
    assert view.camera.origin[0] < before[0]


def test_ensure_visible_moves_no_farther_than_needed(view: BoardView) -> None:
    view.center_on(QPointF(120, 60))
    before = view.camera.origin
    view.ensure_visible([A])
    assert view.camera.origin == before
    view.center_on(QPointF(-300, 100))
    view.ensure_visible([B])
    assert view.camera.visible.contains(view.scene.rect(B))
    assert view.camera.scale == 1.0


def test_fitting_a_selection_never_enlarges(view: BoardView) -> None:
    view.fit([A])
    assert view.camera.scale == 1.0
    assert view.camera.visible.contains(view.scene.rect(A))


def test_a_glide_ends_at_its_goal(qtbot: QtBot, view: BoardView) -> None:
    view._glide.start(view.camera, _goal(view))
    qtbot.waitUntil(lambda: not view._glide.is_running, timeout=2000)
    assert view.camera.scale == 0.5
    assert abs(view.camera.center.x() - 40) < 1e-6


def _goal(view: BoardView) -> Any:
    goal = view.camera.copy()
    goal.look_at(QPointF(40, 30), 0.5)
    return goal


def test_scroll_bars_move_the_board(view: BoardView) -> None:
    view.zoom_to(3.0)
    bar = view.horizontalScrollBar()
    assert bar.maximum() > bar.minimum()
    before = view.camera.origin[0]
    bar.setValue(bar.value() + 50)
    assert view.camera.origin[0] == before + 50


def test_a_turn_of_the_event_loop_paints_once(
    qtbot: QtBot, view: BoardView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(lambda: not view._work_timer.isActive())
    paints: list[Camera] = []
    paint = view._screen.paint

    def counted(painter: QPainter, camera: Camera, region: QRegion) -> None:
        paints.append(camera)
        paint(painter, camera, region)

    monkeypatch.setattr(view._screen, "paint", counted)
    view.pan(1, 0)
    view.update_overlay()
    view.set_highlights(())
    assert paints == []
    qtbot.waitUntil(lambda: bool(paints))
    QApplication.processEvents()
    assert len(paints) == 1
