"""Draws frames: a tinted area with a header, beneath the cards that lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from evidenceboard.model.records import Card
from evidenceboard.picture.card_paper import CORNER, FRAME_HEADER, rounded
from evidenceboard.picture.engine_kind import paints_pixels
from evidenceboard.picture.look import Look

AREA_SHARE = 0.04
HEADER_SHARE = 0.06
LINE_SHARE = 0.4
LINE = 1.0
SMALLEST_CORNER = 2.0
"""Corners of fewer pixels are drawn square."""
MARGIN = CORNER + 2.0
TITLE_ROOM = FRAME_HEADER + 12.0
"""Header and title end this far below a frame's upper edge at any detail."""


def paint_frame(painter: QPainter, card: Card, look: Look) -> None:
    """Draw a frame's area with its top left corner at (0, 0); its title is the card painter's."""
    accent, band = look.card_accent(card.kind), min(FRAME_HEADER, card.height)
    if paints_pixels(painter):
        _Parts(painter, card.width, card.height).paint(accent, band)
        return
    painter.fillPath(_area(card.width, card.height), see_through(accent, AREA_SHARE))
    painter.fillPath(_edge(card.width, card.height), see_through(accent, LINE_SHARE))
    painter.fillPath(_band(card.width, band), see_through(accent, HEADER_SHARE))


class _Parts:
    """A frame as rectangles and small corners, of which only those in view are drawn: as one
    path it takes ten times as long, however little of it shows."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self._painter = painter
        self._clip = _seen(painter)
        self._width, self._height = width, height
        seen = CORNER * painter.transform().m11() >= SMALLEST_CORNER
        self._corner = min(CORNER, width / 2, height / 2) if seen else 0.0

    def paint(self, accent: QColor, band: float) -> None:
        width, height, corner = self._width, self._height, self._corner
        self._fill(see_through(accent, AREA_SHARE), height)
        self._fill(see_through(accent, HEADER_SHARE), band, is_band=True)
        line, half = see_through(accent, LINE_SHARE), LINE / 2
        long, high = width - 2 * corner, height - 2 * corner
        self._rect(corner, -half, long, LINE, line)
        self._rect(corner, height - half, long, LINE, line)
        self._rect(-half, corner, LINE, high, line)
        self._rect(width - half, corner, LINE, high, line)
        for at in self._corners(height, 4):
            self._paint_corner(_arcs(corner)[at], at, height, line)

    def _fill(self, colour: QColor, height: float, *, is_band: bool = False) -> None:
        """Fill a frame, or its header, which has square corners below."""
        width, corner = self._width, min(self._corner, height)
        low = corner if is_band else 2 * corner
        self._rect(corner, 0, width - 2 * corner, height, colour)
        self._rect(0, corner, corner, height - low, colour)
        self._rect(width - corner, corner, corner, height - low, colour)
        for at in self._corners(height, 2 if is_band else 4):
            self._paint_corner(_pies(corner)[at], at, height, colour)

    def _rect(self, x: float, y: float, wide: float, high: float, colour: QColor) -> None:
        left, top, right, bottom = self._clip
        shows = x < right and x + wide > left and y < bottom and y + high > top
        if shows and wide > 0 and high > 0:
            self._painter.fillRect(QRectF(x, y, wide, high), colour)

    def _corners(self, height: float, count: int) -> Iterator[int]:
        """Which of the corners may be seen: upper left, upper right, lower left, lower right."""
        left, top, right, bottom = self._clip
        reach = CORNER + 1
        for at in range(count if self._corner else 0):
            x, y = self._width if at % 2 else 0, height if at > 1 else 0
            if left - reach < x < right + reach and top - reach < y < bottom + reach:
                yield at

    def _paint_corner(self, path: QPainterPath, at: int, height: float, colour: QColor) -> None:
        """Fill the shape of a corner."""
        place = QPointF(self._width if at % 2 else 0, height if at > 1 else 0)
        self._painter.fillPath(path.translated(place), colour)


def _seen(painter: QPainter) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is painted; everything where nothing is cut off."""
    clip = painter.clipBoundingRect()
    return (-inf, -inf, inf, inf) if clip.isEmpty() else clip.getCoords()  # type: ignore[return-value]  # four


def shows_header(painter: QPainter) -> bool:
    """Whether the header of a frame whose corner lies at (0, 0) may be seen, with its title."""
    return _seen(painter)[1] < TITLE_ROOM


_TURNS = ((1, 1, 90), (-1, 1, 0), (1, -1, 180), (-1, -1, 270))
"""Of each corner: where the frame lies from it, and the angle at which its quarter begins."""


@lru_cache(maxsize=64)
def _pies(corner: float) -> list[QPainterPath]:
    """A quarter of a disc for each corner, which lies at (0, 0)."""
    made = []
    for x, y, start in _TURNS:
        path = QPainterPath(QPointF(x * corner, y * corner))
        path.arcTo(_square(x * corner, y * corner, corner), start, 90)
        path.closeSubpath()
        made.append(path)
    return made


@lru_cache(maxsize=64)
def _arcs(corner: float) -> list[QPainterPath]:
    """A quarter of a ring for each corner."""
    made, half = [], LINE / 2
    for x, y, start in _TURNS:
        path, outer = QPainterPath(), _square(x * corner, y * corner, corner + half)
        path.arcMoveTo(outer, start)
        path.arcTo(outer, start, 90)
        path.arcTo(_square(x * corner, y * corner, max(corner - half, 0)), start + 90, -90)
        path.closeSubpath()
        made.append(path)
    return made


def _square(x: float, y: float, reach: float) -> QRectF:
    return QRectF(x - reach, y - reach, 2 * reach, 2 * reach)


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
