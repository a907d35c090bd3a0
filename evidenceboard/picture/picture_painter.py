"""Draws the picture of an image card, whole and undistorted, in the space that it has."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPaintEngine, QPainter

from evidenceboard.model.records import Card
from evidenceboard.picture.card_pictures import CardPictures
from evidenceboard.picture.look import Look
from evidenceboard.picture.text_block import lay_out
from evidenceboard.theme.icons import glyph_at

CORNER = 5.0
ICON = 32.0
COMING = "mdi6.dots-horizontal"
PRINTED_SCALE = 3.0
"""On paper a picture is shown with this many pixels per board unit."""
ON_SCREEN = (QPaintEngine.Type.Raster, QPaintEngine.Type.OpenGL, QPaintEngine.Type.OpenGL2)


def paint_picture(
    painter: QPainter, card: Card, area: QRectF, look: Look, pictures: CardPictures
) -> None:
    """Draw the card's first attachment, or say that there is none or that it cannot be shown."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.palette.chip)
    painter.drawRoundedRect(area, CORNER, CORNER)
    if not card.attachments:
        _say(painter, area, look, "No picture yet")
        return
    wanted = max(area.width(), area.height()) * _pixels_per_unit(painter)
    found = pictures.picture(card, wanted)
    if found.image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = found.shape or found.image.size().toSizeF()
        painter.drawImage(fitted(shape, area), found.image)
    elif found.is_coming:
        _promise(painter, area, look)
    else:
        _say(painter, area, look, "This picture cannot be shown")


def fitted(shape: QSizeF, area: QRectF) -> QRectF:
    """The largest rectangle of that shape in the middle of an area."""
    size = shape.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    made = QRectF(QPointF(0, 0), size)
    made.moveCenter(area.center())
    return made


def _pixels_per_unit(painter: QPainter) -> float:
    engine = painter.paintEngine()
    if engine is None or engine.type() not in ON_SCREEN:
        return PRINTED_SCALE
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    return abs(painter.worldTransform().m11()) * ratio


def _promise(painter: QPainter, area: QRectF, look: Look) -> None:
    """Show that there is a picture, which is still being decoded."""
    if min(area.width(), area.height()) > ICON:
        left, top = area.center().x() - ICON / 2, area.center().y() - ICON / 2
        painter.fillPath(glyph_at(COMING, left, top, ICON), look.palette.faint_ink)


def _say(painter: QPainter, area: QRectF, look: Look, words: str) -> None:
    text = lay_out(words, look.small, area.width(), 1)
    middle = area.center()
    tall = area.height() > ICON + text.height + 8
    if tall:
        left, top = middle.x() - ICON / 2, middle.y() - ICON / 2 - text.height / 2
        painter.fillPath(glyph_at("mdi6.image-outline", left, top, ICON), look.palette.faint_ink)
    painter.setPen(look.palette.soft_ink)
    below = middle.y() + (ICON / 2 - 4 if tall else -text.height / 2)
    text.draw(painter, middle.x() - text.natural_width / 2 - text.left, below)
