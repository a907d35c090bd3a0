"""A small picture of a board, for the list of recent boards."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.document import Document
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.look import Look
from evidenceboard.picture.overview import MANY, Overview
from evidenceboard.picture.scene import Scene

SIZE = (176, 112)
MARGIN = 24.0


def thumbnail(document: Document, scene: Scene, look: Look) -> QImage:
    """The whole board, in twice the pixels that the welcome page gives it."""
    width, height = SIZE
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(look.palette.canvas)
    region = scene.bounds().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    if scene.bounds().isEmpty():
        return image
    scale = min(width / region.width(), height / region.height(), 1.0)
    shown = QRectF(0, 0, width / scale, height / scale)
    shown.moveCenter(region.center())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if len(scene.cards.slots) > MANY:
        Overview(scene, look, max(SIZE)).draw(painter, shown, scale)
    else:
        # a scene of its own, since what is only supposed on screen must not be kept
        plain = Scene(scene.board, scene.cards, scene.connectors)
        BoardPainter(plain, look, document.content).paint(painter, shown, scale)
    painter.end()
    return image
