"""The outlines of cards of a size: paper, hairline, accent bar, soft shadow, folded corner.

They are worked out once per size and drawn at every place. Rule: the shadow is made of
gradients and not of a blurred picture, so it costs little on screen and stays soft in SVG and PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainterPath,
    QRadialGradient,
)

CORNER = 9.0
BAR = 4.0
FOLD = 14.0
SLIP_CORNER = 5.0
FRAME_HEADER = 36.0
SHADOW = 8.0
"""How far a shadow reaches beyond its card, in board units."""
DROP = 2.0
SOFT = 6.0
"""How far the shadow lies below its card, and over how much it fades."""
FADING = ((0.0, 1.0), (0.25, 0.6), (0.5, 0.28), (0.75, 0.08), (1.0, 0.0))
HAIRLINE = 1.0

Shade = tuple[QRectF, QBrush]


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """The paths of one size, with the top left corner at (0, 0)."""

    edge: QPainterPath
    """The whole card, filled with the colour of the hairline."""
    inside: QPainterPath
    """What the hairline leaves for the paper: filling is far quicker than drawing a line."""
    bar: QPainterPath


@lru_cache(maxsize=512)
def paper(width: float, height: float) -> Paper:
    """The paths of a card of that size."""
    outline = rounded(QRectF(0, 0, width, height))
    strip = QPainterPath()
    strip.addRect(QRectF(0, 0, BAR, height))
    return Paper(outline, _inside(width, height, CORNER), outline.intersected(strip))


@lru_cache(maxsize=128)
def slip(width: float, height: float) -> Paper:
    """The paths of a slip of paper whose lower right corner is folded; the fold is its bar."""
    fold = min(FOLD, width / 2, height / 2)
    corner = QPainterPath(QPointF(width, height - fold))
    for x, y in ((2, -fold), (2, 2), (-fold, 2), (-fold, 0)):
        corner.lineTo(width + x, height + y)
    corner.closeSubpath()
    outline = rounded(QRectF(0, 0, width, height), SLIP_CORNER).subtracted(corner)
    turned = QPainterPath(QPointF(width, height - fold))
    turned.lineTo(width - fold + 3, height - fold)
    turned.quadTo(width - fold, height - fold, width - fold, height - fold + 3)
    turned.lineTo(width - fold, height)
    turned.closeSubpath()
    inside = _inside(width, height, SLIP_CORNER).subtracted(corner.translated(-1, -1))
    return Paper(outline, inside, turned)


def rounded(rect: QRectF, corner: float = CORNER) -> QPainterPath:
    """A rectangle with round corners; half its shorter side at most."""
    path = QPainterPath()
    radius = min(corner, rect.width() / 2, rect.height() / 2)
    path.addRoundedRect(rect, radius, radius)
    return path


def _inside(width: float, height: float, corner: float) -> QPainterPath:
    line = min(HAIRLINE, width / 4, height / 4)
    return rounded(QRectF(line, line, width - 2 * line, height - 2 * line), corner - line)


@lru_cache(maxsize=512)
def shadow(width: float, height: float, rgba: int) -> tuple[Shade, ...]:
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
    edge = CORNER / (CORNER + SOFT)
    full = QColor.fromRgba(rgba)
    gradient.setColorAt(0, full)
    for way, share in FADING:
        shade = QColor(full)
        shade.setAlphaF(full.alphaF() * share)
        gradient.setColorAt(edge + (1 - edge) * way, shade)
    return QBrush(gradient)
