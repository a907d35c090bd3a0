"""Draws frames: a tinted area with a header, beneath the cards that lie in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from evidenceboard.model.records import Card
from evidenceboard.picture.card_paper import CORNER, FRAME_HEADER, rounded
from evidenceboard.picture.look import Look

AREA_SHARE = 0.04
HEADER_SHARE = 0.06
LINE_SHARE = 0.4


def paint_frame(painter: QPainter, card: Card, look: Look) -> None:
    """Draw a frame's area with its top left corner at (0, 0); its title is the card painter's."""
    accent = look.card_accent(card.kind)
    outline = rounded(QRectF(0, 0, card.width, card.height))
    painter.setPen(QPen(see_through(accent, LINE_SHARE), 1))
    painter.setBrush(see_through(accent, AREA_SHARE))
    painter.drawPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(
        _band(card.width, min(FRAME_HEADER, card.height)), see_through(accent, HEADER_SHARE)
    )


def _band(width: float, height: float) -> QPainterPath:
    """The header: round above, square below."""
    corner = min(CORNER, width / 2, height)
    path = QPainterPath()
    path.moveTo(0, height)
    path.lineTo(0, corner)
    path.arcTo(0, 0, 2 * corner, 2 * corner, 180, -90)
    path.arcTo(width - 2 * corner, 0, 2 * corner, 2 * corner, 90, -90)
    path.lineTo(width, height)
    path.closeSubpath()
    return path


def see_through(color: QColor, share: float) -> QColor:
    """The colour with that opacity."""
    made = QColor(color)
    made.setAlphaF(share)
    return made
