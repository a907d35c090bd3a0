"""The outlines of cards of a size: paper, hairline, accent bar, soft shadow, folded corner.

They are worked out once per size and drawn at every place. Rule: the shadow is a few thin rings
around the paper and not a blurred picture, so it costs little on screen and stays sharp in SVG
and PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

CORNER = 9.0
BAR = 4.0
FOLD = 14.0
FRAME_HEADER = 36.0
SHADOW = 8.0
"""How far a shadow reaches beyond its card, in board units."""
RINGS = ((0.5, 0.7, 0.55), (1.4, 1.4, 0.38), (2.6, 2.0, 0.24), (4.2, 3.0, 0.13))
"""Growth, drop and share of the shadow's colour of each ring."""


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """The paths of one size, with the top left corner at (0, 0)."""

    outline: QPainterPath
    bar: QPainterPath
    rings: tuple[tuple[QPainterPath, float], ...]


@lru_cache(maxsize=512)
def paper(width: float, height: float) -> Paper:
    """The paths of a card of that size."""
    outline = rounded(QRectF(0, 0, width, height))
    strip = QPainterPath()
    strip.addRect(QRectF(0, 0, BAR, height))
    return Paper(outline, outline.intersected(strip), _rings(width, height, outline))


@lru_cache(maxsize=128)
def slip(width: float, height: float) -> tuple[Paper, QPainterPath]:
    """The paths of a slip of paper whose lower right corner is folded, and those of the fold."""
    fold = min(FOLD, width / 2, height / 2)
    corner = QPainterPath(QPointF(width, height - fold))
    for x, y in ((2, -fold), (2, 2), (-fold, 2), (-fold, 0)):
        corner.lineTo(width + x, height + y)
    corner.closeSubpath()
    outline = rounded(QRectF(0, 0, width, height), 5).subtracted(corner)
    turned = QPainterPath(QPointF(width, height - fold))
    turned.lineTo(width - fold + 3, height - fold)
    turned.quadTo(width - fold, height - fold, width - fold, height - fold + 3)
    turned.lineTo(width - fold, height)
    turned.closeSubpath()
    return Paper(outline, QPainterPath(), _rings(width, height, outline)), turned


def rounded(rect: QRectF, corner: float = CORNER) -> QPainterPath:
    """A rectangle with round corners; half its shorter side at most."""
    path = QPainterPath()
    radius = min(corner, rect.width() / 2, rect.height() / 2)
    path.addRoundedRect(rect, radius, radius)
    return path


def _rings(
    width: float, height: float, outline: QPainterPath
) -> tuple[tuple[QPainterPath, float], ...]:
    """Larger and fainter outlines, each without the paper itself."""
    made = []
    for growth, drop, share in RINGS:
        ring = rounded(
            QRectF(-growth, drop - growth, width + 2 * growth, height + 2 * growth), CORNER + growth
        )
        made.append((ring.subtracted(outline), share))
    return tuple(made)
