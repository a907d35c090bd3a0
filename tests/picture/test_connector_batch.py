"""Connectors in batches: what a tile shows does not depend on what was worked out with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import detail_at
from evidenceboard.picture.look import look
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sheets import SheetPainter

A, B, C = RecordId("a"), RecordId("b"), RecordId("c")
SIDE = 256


def _board(spread: float = 1.0) -> Board:
    cards = [
        Card(A, "claim", 0.3, 0.7, 240, 120, title="A second wave is ordered"),
        Card(B, "source", 620.4 * spread, 510.1 * spread, 240, 120, title="Weekly press call"),
        Card(C, "note", -600 * spread, 700 * spread, 200, 100, title="Мобилизация"),
    ]
    joins = [
        Connector(RecordId("1"), "contradicts", B, A, label="denial"),
        Connector(RecordId("2"), "supports", C, A, fields={"credibility": "6"}),
        Connector(RecordId("3"), "derived_from", C, B),
    ]
    return Board(cards, joins)


def _content(sha256: str) -> bytes:
    raise KeyError(sha256)


def _tile(painter: SheetPainter, worked_out: QRectF, region: QRectF, scale: float) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    onto = QPainter(image)
    sheet = painter.sheet(worked_out, scale, detail_at(scale))
    painter.paint(onto, sheet, region, painter.coats(sheet, region))
    onto.end()
    return image


@pytest.mark.parametrize(
    ("scale", "spread"),
    [(1.0, 1.0), (2.0, 1.0), (0.63, 1.0), (0.3, 1.0), (0.15, 1.0), (0.07, 14.0)],
)
def test_a_tile_is_the_same_alone_and_as_a_part_of_a_larger_sheet(
    qtbot: QtBot, scale: float, spread: float
) -> None:
    board = BoardPainter(Scene(_board(spread)), look("light"), _content, keeps_pixmaps=True)
    painter = SheetPainter(board)
    side = SIDE / scale
    whole = QRectF(-4 * side, -4 * side, 8 * side, 8 * side)
    shown = 0
    for i in range(-2, 3):
        for j in range(-1, 3):
            region = QRectF(i * side, j * side, side, side)
            alone = _tile(painter, region, region, scale)
            assert alone == _tile(painter, whole, region, scale)
            shown += len({alone.pixel(x, y) for x in range(0, SIDE, 3) for y in range(SIDE)}) > 1
    assert shown > 1
