"""Cards under way are worked out once and drawn where the hand has carried them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.live_cards import MOST, LiveCards
from evidenceboard.picture.look import look
from evidenceboard.picture.memory import SCREEN
from evidenceboard.picture.region import on_region
from evidenceboard.picture.row_painter import RowPainter
from evidenceboard.picture.scene import Scene

A, B, F = RecordId("a"), RecordId("b"), RecordId("f")
SCALE = 0.15


@pytest.fixture
def records(qtbot: QtBot) -> RowPainter:
    cards = (
        Card(A, "claim", 0, 0, 280, 140, title="A"),
        Card(B, "note", 400, 0, 200, 100),
        Card(F, "frame", 180, -40, 500, 300, title="Frame"),
    )
    return RowPainter(Scene(Board(cards)), look("light"), _no_content, SCREEN, keeps_pixmaps=True)


def test_cards_that_move_together_are_not_worked_out_again(records: RowPainter) -> None:
    live, rows = LiveCards(), np.array([0, 1])
    first = live.at_their_places(records, SCALE, rows)
    made = []
    for _ in range(2):
        records.scene.cards.rects[rows, :2] += (100, 40)
        made.append(live.at_their_places(records, SCALE, rows))
    second, third = made
    assert first is not None
    assert second is not None
    assert third is not None
    assert third[0] is second[0]
    assert (first[1], second[1], third[1]) == ((0, 0), (15, 6), (30, 12))


def test_they_look_as_if_they_were(records: RowPainter) -> None:
    live, rows = LiveCards(), records.scene.cards.in_order(np.arange(3))
    for way in ((0.0, 0.0), (100.0, 40.0), (-120.0, 340.0), (60.0, -700.0)):
        records.scene.cards.rects[rows, :2] += way
        shown, fresh = _painted(records, live, rows), _painted(records, LiveCards(), rows)
        assert np.abs(shown - fresh).max() <= 1  # a frame's colours are blended twice
        assert np.ptp(shown) > 100


def _painted(records: RowPainter, live: LiveCards, rows: Rows) -> Rows:
    """The three colours of all pixels of a view with these cards."""
    picture = QImage(220, 220, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ddeeff"))
    painter, region = QPainter(picture), QRectF(-300, -300, 220 / SCALE, 220 / SCALE)
    with on_region(painter, region, SCALE, Detail.GREEK) as stroke:
        live.paint(stroke, records, rows, rows)
    painter.end()
    return np.array(picture.constBits()).reshape(-1, 4)[:, :3].astype(np.intp)


def test_a_card_that_moves_by_itself_is(records: RowPainter) -> None:
    live, rows = LiveCards(), np.array([0, 1])
    first = live.at_their_places(records, SCALE, rows)
    records.scene.cards.rects[0, :2] += (100, 40)
    second = live.at_their_places(records, SCALE, rows)
    assert first is not None
    assert second is not None
    assert second[0] is not first[0]
    assert second[1] == (0, 0)


def test_so_is_one_of_another_size_and_one_that_looks_different(records: RowPainter) -> None:
    live, rows = LiveCards(), np.array([0])
    made = [live.at_their_places(records, SCALE, rows)]
    records.scene.cards.rects[0, 2] += 50
    made.append(live.at_their_places(records, SCALE, rows))
    live.outdate()
    made.append(live.at_their_places(records, SCALE, rows))
    assert len({id(one[0]) for one in made if one is not None}) == 3


def test_very_many_are_left_to_the_painter(records: RowPainter) -> None:
    rows = np.zeros(MOST + 1, dtype=np.intp)
    assert LiveCards().at_their_places(records, SCALE, rows) is None


def _no_content(sha256: str) -> bytes:
    raise KeyError(sha256)
