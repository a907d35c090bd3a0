"""The outlines of cards of a size: paper, hairline, accent bar, folded corner.

They are worked out once per size and drawn at every place. Rule: outlines are filled, not drawn
with a pen, which would take twenty times as long.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QPainterPath,
)

from evidenceboard.model.frozen import frozen

CORNER = 9.0
BAR = 4.0
FOLD = 14.0
SLIP_CORNER = 5.0
FRAME_HEADER = 36.0
HAIRLINE = 1.0


@frozen(eq=False)
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
