"""Draws frames: a tinted area with a header, beneath the cards that lie in it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from evidenceboard.model.records import Card
from evidenceboard.picture.card_paper import CORNER, FRAME_HEADER, rounded
from evidenceboard.picture.look import Look

AREA_SHARE = 0.04
HEADER_SHARE = 0.06
LINE_SHARE = 0.4
LINE = 1.0
MARGIN = CORNER + 2.0
TITLE_ROOM = FRAME_HEADER + 12.0
"""Header and title end this far below a frame's upper edge at any detail."""


def paint_frame(painter: QPainter, card: Card, look: Look) -> None:
    """Draw a frame's area with its top left corner at (0, 0); its title is the card painter's."""
    accent = look.card_accent(card.kind)
    painter.fillPath(_area(card.width, card.height), see_through(accent, AREA_SHARE))
    painter.fillPath(_edge(card.width, card.height), see_through(accent, LINE_SHARE))
    painter.fillPath(
        _band(card.width, min(FRAME_HEADER, card.height)), see_through(accent, HEADER_SHARE)
    )


def paint_inside(painter: QPainter, region: QRectF, kind: str, look: Look) -> None:
    """Draw a region that lies in the empty middle of a frame."""
    painter.fillRect(region, see_through(look.card_accent(kind), AREA_SHARE))


def is_inside(rect: list[float], region: QRectF) -> bool:
    """Whether a region lies in the middle of a frame, away from its edge and its header."""
    x, y, width, height = rect
    return (
        region.left() >= x + MARGIN
        and region.top() >= y + TITLE_ROOM
        and region.right() <= x + width - MARGIN
        and region.bottom() <= y + height - MARGIN
    )


@lru_cache(maxsize=256)
def _area(width: float, height: float) -> QPainterPath:
    return rounded(QRectF(0, 0, width, height))


@lru_cache(maxsize=256)
def _edge(width: float, height: float) -> QPainterPath:
    """The line around a frame as a shape to fill: drawing it with a pen takes far longer."""
    half = min(LINE, width, height) / 2
    path = rounded(QRectF(-half, -half, width + 2 * half, height + 2 * half), CORNER + half)
    path.addPath(rounded(QRectF(half, half, width - 2 * half, height - 2 * half), CORNER - half))
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


@lru_cache(maxsize=256)
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
