"""Thousands of cards and connectors at once, where scale leaves only rectangles and lines.

Arrays are handed to the painter as they lie in memory: a Python object per line would cost more
than drawing it.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.picture.connector_route import DISC_RADIUS, disc_points
from evidenceboard.picture.geometry import Codes, Flags, Floats, padded
from evidenceboard.picture.look import Look
from evidenceboard.picture.strokes import strokes

HEAD = 9.0
MARKS_FROM = 0.4
"""In discs smaller than at this scale no mark can be told apart."""
SHORTEST = 2.0
"""Lines shorter than this many pixels are not drawn as blocks."""


def draw_rects(painter: QPainter, rects: Floats) -> None:
    """Draw rectangles (n, 4) of x, y, w, h with the painter's pen and brush."""
    if len(rects):
        kept = np.ascontiguousarray(rects, dtype=np.float64)
        first = cast("QRectF", shiboken6.wrapInstance(kept.ctypes.data, QRectF))
        painter.drawRects(first, len(kept))


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw lines (n, 4) of x1, y1, x2, y2 with the painter's pen."""
    if len(lines):
        kept = np.ascontiguousarray(lines, dtype=np.float64)
        first = cast("QLineF", shiboken6.wrapInstance(kept.ctypes.data, QLineF))
        painter.drawLines(first, len(kept))


def draw_points(painter: QPainter, points: Floats) -> None:
    """Draw points (n, 2) with the painter's pen."""
    if len(points):
        kept = np.ascontiguousarray(points, dtype=np.float64)
        first = cast("QPointF", shiboken6.wrapInstance(kept.ctypes.data, QPointF))
        painter.drawPoints(first, len(kept))


def paint_blocks(painter: QPainter, rects: Floats, kinds: Codes, look: Look) -> None:
    """Cards as plain rectangles in the accent of their kind; frames as areas."""
    painter.setPen(Qt.PenStyle.NoPen)
    for code, kind in enumerate(CARD_KINDS):
        painter.setBrush(block_colour(kind.accent, look, soft=kind.encloses))
        draw_rects(painter, rects[kinds == code])


def block_colour(accent: str, look: Look, *, soft: bool = False) -> QColor:
    """The colour of a card so small that nothing in it can be told apart."""
    colour, ground = look.palette.accent(accent), look.palette.canvas
    return mixed(colour, ground, 0.14 if soft else 0.82)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """An opaque colour in between: areas of it that overlap leave no trace of their order."""
    rest = 1 - share
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * rest,
        colour.greenF() * share + ground.greenF() * rest,
        colour.blueF() * share + ground.blueF() * rest,
    )


def paint_straight(
    painter: QPainter, curves: Floats, kinds: Codes, look: Look, scale: float
) -> None:
    """Connectors as straight hairlines; what would be a dot is left out."""
    lines = curves[:, (0, 3)].reshape(-1, 4)
    long = np.abs(lines[:, 2:] - lines[:, :2]).max(axis=1, initial=0) * scale >= SHORTEST
    for code, kind in enumerate(CONNECTOR_KINDS):
        colour = mixed(look.palette.accent(kind.accent), look.palette.canvas, 0.5)
        painter.setPen(QPen(colour, 0))
        draw_lines(painter, lines[long & (kinds == code)])


def paint_curves(
    painter: QPainter, curves: Floats, kinds: Codes, look: Look, scale: float, box: Floats
) -> None:
    """Connectors with line style, head and disc, but no label; what shows of them in a box."""
    width = max(2.0, 1.1 / scale)
    near = padded(box, HEAD)
    for code, kind in enumerate(CONNECTOR_KINDS):
        chosen = curves[kinds == code]
        if len(chosen):
            pen = QPen(look.palette.accent(kind.accent), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            draw_lines(painter, strokes(chosen, kind.line, scale, near))
            _paint_heads(painter, chosen[_holds(near, chosen[:, 3])], kind)
            discs = disc_points(chosen)
            _paint_discs(painter, discs[_holds(near, discs)], kind, look, scale)


def _holds(box: Floats, points: Floats) -> Flags:
    """Which points lie in a box."""
    inside: Flags = (points >= box[:2]) & (points <= box[2:])
    held: Flags = inside[:, 0] & inside[:, 1]
    return held


def _paint_heads(painter: QPainter, curves: Floats, kind: ConnectorKind) -> None:
    tip, back = curves[:, 3], curves[:, 3] - curves[:, 2]
    back = back / np.maximum(np.linalg.norm(back, axis=1, keepdims=True), 1e-9)
    side = np.stack([-back[:, 1], back[:, 0]], axis=1)
    if kind.head == "bar":
        draw_lines(painter, np.hstack([tip - side * HEAD * 0.7, tip + side * HEAD * 0.7]))
        return
    left, right = (tip - back * HEAD + side * HEAD * turn for turn in (0.5, -0.5))
    draw_lines(painter, np.vstack([np.hstack([left, tip]), np.hstack([right, tip])]))
    if kind.head == "arrow":
        painter.setBrush(painter.pen().color())
        for corner in np.stack([left, tip, right], axis=1).tolist():
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in corner]))


def _paint_discs(
    painter: QPainter, middle: Floats, kind: ConnectorKind, look: Look, scale: float
) -> None:
    if not kind.mark or not len(middle):
        return
    pen = QPen(look.palette.accent(kind.accent), 2 * DISC_RADIUS)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    draw_points(painter, middle)
    if scale < MARKS_FROM:
        return
    across = np.array([DISC_RADIUS * 0.5, 0.0])
    bars = [np.hstack([middle - across, middle + across])]
    if kind.sign > 0:
        bars.append(np.hstack([middle - across[::-1], middle + across[::-1]]))
    painter.setPen(QPen(look.palette.on_accent, 2))
    draw_lines(painter, np.vstack(bars))
