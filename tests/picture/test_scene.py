"""A scene that follows a board shows what a new scene of that board would show."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture import geometry
from evidenceboard.picture import scene as scenes
from evidenceboard.picture.scene import Scene
from tests.model.random_boards import boards
from tests.picture.random_edits import changes


def _card(key: str, x: float, y: float, kind: str = "claim", z: int = 0) -> Card:
    return Card(RecordId(key), kind, x, y, 200, 100, z)


def _join(key: str, source: str, target: str, *, undercuts: bool = False) -> Connector:
    return Connector(RecordId(key), "supports", RecordId(source), RecordId(target), undercuts)


def _seen(scene: Scene, board: Board) -> dict[str, list[float]]:
    rects: dict[str, list[float]] = {
        key: scene.cards.rects[scene.cards.slots.row[key]].tolist() for key in board.cards
    }
    return rects | {key: scene.route(key).ravel().tolist() for key in board.connectors}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data(), st.sampled_from((0, 3, 4096)))
def test_following_random_edits_ends_where_a_new_scene_begins(
    monkeypatch: pytest.MonkeyPatch, data: Any, told_apart: int
) -> None:
    for module in (geometry, scenes):
        monkeypatch.setattr(module, "MOST_TOLD_APART", told_apart)
    board = data.draw(boards(max_cards=6))
    scene = Scene(board)
    for _ in range(data.draw(st.integers(1, 6))):
        change = data.draw(changes(board))
        board.apply(change)
        scene.follow(change)
        if data.draw(st.booleans()):
            board.apply(change.inverse)
            scene.follow(change.inverse)
        if data.draw(st.booleans()):
            scene.tidy()
    fresh = Scene(board)
    assert _seen(scene, board) == _seen(fresh, board)
    area = QRectF(-600, -600, 1200, 1200)
    assert scene.cards_in(area) == fresh.cards_in(area)
    assert scene.connectors_in(area) == fresh.connectors_in(area)
    assert scene.bounds() == fresh.bounds()
    assert scene.whole() == fresh.whole()
    assert scene.whole() == scene.bounds([*scene.board.cards, *scene.board.connectors])


@settings(max_examples=40)
@given(st.data())
def test_a_copy_is_a_scene_of_its_own_board(data: Any) -> None:
    board = data.draw(boards(max_cards=6))
    scene = Scene(board)

    def edit(of: Scene) -> None:
        change = data.draw(changes(of.board))
        of.board.apply(change)
        of.follow(change)

    edit(scene)
    edit(scene)
    copied, before = scene.copy(), _seen(scene, board)
    edit(scene)
    edit(scene)
    assert _seen(copied, copied.board) == before
    edit(copied)
    assert _seen(copied, copied.board) == _seen(Scene(copied.board), copied.board)
    assert _seen(scene, board) == _seen(Scene(board), board)
    area = QRectF(-600, -600, 1200, 1200)
    assert copied.connectors_in(area) == Scene(copied.board).connectors_in(area)
    assert copied.bounds() == Scene(copied.board).bounds()


def test_in_a_copy_no_card_is_lifted() -> None:
    board = Board([_card("a", 0, 0), _card("b", 600, 0)], [_join("j", "a", "b")])
    scene = Scene(board)
    rows = scene.cards.slots.rows([RecordId("a")])
    away = np.array([[-900.0, 400.0, 200.0, 100.0]])
    scene.show_at(rows, away, scene.connectors.attached(rows))
    copied = scene.copy()
    assert _seen(copied, copied.board) == _seen(Scene(board), board)
    assert scene.cards.rects[rows].tolist() == away.tolist()


def test_moving_a_card_reroutes_what_hangs_on_its_connectors() -> None:
    board = Board(
        [_card("a", 0, 0), _card("b", 0, 500), _card("c", 900, 250)],
        [_join("ab", "a", "b"), _join("c-ab", "c", "ab", undercuts=True)],
    )
    scene = Scene(board)
    before = scene.route(RecordId("c-ab"))
    change = edits.move(board, [RecordId("b")], 0, 400)
    board.apply(change)
    boxes = scene.follow(change)
    after = scene.route(RecordId("c-ab"))
    assert not np.array_equal(before, after)
    disc = scene.disc(RecordId("ab"))
    assert np.hypot(after[3, 0] - disc.x(), after[3, 1] - disc.y()) < 15
    for curve in (before, after):
        middle = np.array([1, 3, 3, 1]) @ curve / 8
        inside = (boxes[:, :2] <= middle).all(axis=1) & (boxes[:, 2:] >= middle).all(axis=1)
        assert inside.any()


def test_connectors_of_one_pair_keep_apart_whichever_way_they_lead() -> None:
    board = Board(
        [_card("a", 0, 0), _card("b", 0, 500)], [_join("1", "a", "b"), _join("2", "b", "a")]
    )
    scene = Scene(board)
    first, second = scene.disc(RecordId("1")), scene.disc(RecordId("2"))
    assert abs(first.x() - second.x()) > 16


def test_frames_lie_beneath_other_cards_whatever_their_order() -> None:
    board = Board([_card("frame", 0, 0, "frame", z=9), _card("note", 10, 10, "note", z=1)])
    scene = Scene(board)
    assert scene.card_at(QPointF(50, 50)) == "note"
    assert scene.cards_in(QRectF(0, 0, 99, 99)) == ["frame", "note"]


def test_cards_of_equal_order_are_told_apart_by_id() -> None:
    board = Board([_card("b", 0, 0), _card("a", 0, 0)])
    assert Scene(board).cards_in(QRectF(0, 0, 9, 9)) == ["a", "b"]


def test_a_connector_is_found_near_its_line_and_not_farther() -> None:
    board = Board([_card("a", 0, 0), _card("b", 0, 500)], [_join("ab", "a", "b")])
    scene = Scene(board)
    assert scene.connector_at(QPointF(104, 200), 6) == "ab"
    assert scene.connector_at(QPointF(130, 200), 6) is None


def test_an_empty_board_has_nothing_anywhere() -> None:
    scene = Scene(Board())
    assert scene.bounds().isNull()
    assert scene.card_at(QPointF()) is None
    assert scene.connector_at(QPointF(), 10) is None
    assert scene.cards_in(QRectF(-1e9, -1e9, 2e9, 2e9)) == []


def test_cards_far_away_or_without_end_are_shown_within_bounds() -> None:
    far = Card(RecordId("far"), "claim", 1e300, -1e7, float("inf"), 1e300)
    scene = Scene(Board([far, _card("near", 0, 0)]))
    bounds = scene.bounds()
    assert bounds.width() < 1e9
    assert bounds.contains(QRectF(0, 0, 200, 100))


def test_room_for_new_records_is_made_before_they_come() -> None:
    board = Board([_card("a", 0, 0)])
    scene = Scene(board)
    while scene.tidy():
        pass
    rects, curves = scene.cards.rects, scene.connectors.curves
    change = Change.of([(None, _card("b", 400, 0)), (None, _join("ab", "a", "b"))])
    board.apply(change)
    scene.follow(change)
    assert scene.cards.rects is rects
    assert scene.connectors.curves is curves
    assert _seen(scene, board) == _seen(Scene(board), board)


def test_cards_that_are_shown_there_already_paint_nothing_anew() -> None:
    board = Board([_card("a", 0, 0), _card("b", 400, 0)], [_join("ab", "a", "b")])
    scene = Scene(board)
    change = edits.move(board, [RecordId("a")], 30, 20)
    rows = scene.cards.slots.rows([RecordId("a")])
    rects = scene.cards.rects[rows] + (30, 20, 0, 0)
    scene.show_at(rows, rects, scene.connectors.attached(rows))
    board.apply(change)
    assert len(scene.follow(change)) == 0
    assert _seen(scene, board) == _seen(Scene(board), board)
