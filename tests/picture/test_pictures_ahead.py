"""Pictures are decoded before they come into view, but only where nobody would feel it."""

from __future__ import annotations

from threading import get_ident

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import Attachment, Card, RecordId
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.look import look
from evidenceboard.picture.pictures_aside import PicturesAside
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.sheets import SheetPainter
from tests.picture.test_card_painter import png

SMALL, LARGE = "1" * 64, "2" * 64
FILES = {SMALL: png(320, 200), LARGE: png(1600, 1200)}


def _card(name: str, x: float, sha256: str) -> Card:
    attached = (Attachment(RecordId(f"of-{name}"), name, "image/png", sha256, len(FILES[sha256])),)
    return Card(RecordId(name), "image", x, 0, 320, 220, title=name, attachments=attached)


@pytest.mark.parametrize(("detail", "scale"), [(Detail.TITLE, 0.3), (Detail.GREEK, 0.14)])
def test_pictures_are_decoded_ahead_and_large_ones_in_a_thread(
    qtbot: QtBot, detail: Detail, scale: float
) -> None:
    aside: list[bool] = []
    here = get_ident()

    def reading(sha256: str) -> bytes:
        aside.append(get_ident() != here)
        return FILES[sha256]

    pictures = PicturesAside(FILES.__getitem__, lambda sha256: lambda: reading(sha256))
    scene = Scene(Board((_card("small", 0, SMALL), _card("large", 400, LARGE)), ()))
    board = BoardPainter(
        scene, look("light"), FILES.__getitem__, keeps_pixmaps=True, pictures=pictures
    )
    painter = SheetPainter(board)
    rows = painter.cards_near(QPointF(0, 0), 10)
    assert len(list(painter.decode_ahead(rows, scale, detail))) == 2
    assert not aside
    pictures.go_on([])
    qtbot.waitUntil(lambda: not pictures.go_on([]) and not pictures.is_at_work)
    assert aside == [True]
    image, region = QImage(256, 256, QImage.Format.Format_RGB32), QRectF(-50, -50, 850, 850)
    sheet, onto = painter.sheet(region, scale, detail), QPainter(image)
    assert "picture" not in {step.sort for step in painter.pictures(sheet, region)}
    painter.paint(onto, sheet, region, painter.coats(sheet, region))
    onto.end()
    assert not list(pictures.awaited)
    for x in (160, 560):
        spot = (QPointF(x, 100) - region.topLeft()) * scale
        assert image.pixelColor(spot.toPoint()).name() == "#13a04f"
