"""The soft shadow of a card.

Rule: it is made of gradients and not of a blurred picture, so it costs little on screen and stays
soft at any scale. A PDF writes twenty thousand bytes for each card's gradients; there, and on
printers, the shadow is a few translucent sheets.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QRadialGradient,
)

from evidenceboard.picture.card_paper import CORNER
from evidenceboard.picture.engine_kind import paints_pixels
from evidenceboard.picture.engraver import Engraver
from evidenceboard.picture.frame_painter import see_through

SHADOW = 8.0
"""How far a shadow reaches beyond its card, in board units."""
DROP = 2.0
SOFT = 6.0
"""How far the shadow lies below its card, and over how much it fades."""
FADING = ((0.0, 1.0), (0.25, 0.6), (0.5, 0.28), (0.75, 0.08), (1.0, 0.0))
SHEETS = ((0.5, 0.3), (1.6, 0.2), (3.0, 0.12))
"""Growth and share of the shadow's colour of each sheet on paper."""

Shade = tuple[QRectF, QBrush]


def paint_shadow(painter: QPainter, width: float, height: float, colour: QColor) -> None:
    """Draw the shadow of a card whose top left corner is at (0, 0)."""
    if isinstance(painter, Engraver) or paints_pixels(painter):
        for area, shade in _shades(width, height, colour.rgba()):
            painter.fillRect(area, shade)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    for growth, share in SHEETS:
        painter.setBrush(see_through(colour, colour.alphaF() * share))
        sheet = QRectF(0, DROP, width, height).adjusted(-growth, -growth, growth, growth)
        painter.drawRoundedRect(sheet, CORNER + growth, CORNER + growth)


@lru_cache(maxsize=512)
def _shades(width: float, height: float, rgba: int) -> tuple[Shade, ...]:
    """Four sides and four corners that fade away from a card of that size."""
    left, top, right, bottom = CORNER, CORNER + DROP, width - CORNER, height - CORNER + DROP
    reach, beyond = CORNER + SOFT, SOFT + 1
    across, down = max(right - left, 0), max(bottom - top, 0)
    sides = (
        (QRectF(left, DROP - SOFT, across, SOFT), QLinearGradient(0, top, 0, top - reach)),
        (
            QRectF(left, height - 1, across, SHADOW + 1),
            QLinearGradient(0, bottom, 0, bottom + reach),
        ),
        (QRectF(-SOFT, top, beyond, down), QLinearGradient(left, 0, left - reach, 0)),
        (QRectF(width - 1, top, beyond, down), QLinearGradient(right, 0, right + reach, 0)),
    )
    corners = (
        (QRectF(left - reach, top - reach, reach, reach), QRadialGradient(left, top, reach)),
        (QRectF(right, top - reach, reach, reach), QRadialGradient(right, top, reach)),
        (QRectF(left - reach, bottom, reach, reach), QRadialGradient(left, bottom, reach)),
        (QRectF(right, bottom, reach, reach), QRadialGradient(right, bottom, reach)),
    )
    return tuple((area, _fading(gradient, rgba)) for area, gradient in (*sides, *corners))


def _fading(gradient: QGradient, rgba: int) -> QBrush:
    """Full strength as far as the card's edge, then less and less."""
    gradient.setStops(_stops(rgba))
    return QBrush(gradient)


@lru_cache(maxsize=16)
def _stops(rgba: int) -> list[tuple[float, QColor]]:
    edge = CORNER / (CORNER + SOFT)
    full = QColor.fromRgba(rgba)
    stops = [(0.0, full)]
    for way, share in FADING:
        shade = QColor(full)
        shade.setAlphaF(full.alphaF() * share)
        stops.append((edge + (1 - edge) * way, shade))
    return stops
