"""Pictures are decoded before they come into view, but only where nobody would feel it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.board import Board
from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.look import look
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sheets import MOST_BYTES_AHEAD, SheetPainter
from tests.picture.test_card_painter import png

SMALL, LARGE = "1" * 64, "2" * 64


def _card(name: str, x: float, sha256: str, size: int) -> Card:
    attached = (Attachment(RecordId(f"of-{name}"), name, "image/png", sha256, size),)
    return Card(RecordId(name), "image", x, 0, 320, 220, title=name, attachments=attached)


@pytest.mark.parametrize(("detail", "scale"), [(Detail.TITLE, 0.3), (Detail.GREEK, 0.14)])
def test_small_pictures_are_decoded_ahead_and_large_ones_are_not(
    qapp: object, detail: Detail, scale: float
) -> None:
    asked: list[str] = []

    def content(sha256: str) -> bytes:
        asked.append(sha256)
        return png(640, 480)

    cards = _card("small", 0, SMALL, 4_000), _card("large", 400, LARGE, MOST_BYTES_AHEAD + 1)
    board = BoardPainter(Scene(Board(cards, ())), look("light"), content, keeps_pixmaps=True)
    painter = SheetPainter(board)
    rows = painter.cards_near(QPointF(0, 0), 10)
    assert len(list(painter.decode_ahead(rows, scale, detail))) == 2
    assert asked == [SMALL]
    image, region = QImage(256, 256, QImage.Format.Format_RGB32), QRectF(-50, -50, 850, 850)
    sheet, onto = painter.sheet(region, scale, detail), QPainter(image)
    for _ in painter.pictures(sheet, region):
        pass
    painter.paint(onto, sheet, region, painter.coats(sheet, region))
    onto.end()
    assert asked == [SMALL, LARGE]
