"""A connector's line and head as Qt shapes, from its control points."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from evidenceboard.picture.connector_route import Floats

ARROW_LENGTH = 9.0
ARROW_HALF = 5.0
OPEN_LENGTH = 7.0
OPEN_HALF = 4.5
BAR_GAP = 3.5
BAR_HALF = 7.5


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The curve up to its head, the points of the head, and the middle where the disc sits."""

    path: QPainterPath
    head: list[QPointF]
    middle: QPointF


def line_along(route: Floats, head: str, width: float) -> Line:
    """The shapes for four control points (4, 2); the line stops where a filled head begins."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = route.tolist()
    middle = QPointF((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8)
    dx, dy = _direction(x3 - x2, y3 - y2, x3 - x0, y3 - y0)
    points, taken = _head(head, x3, y3, dx, dy, width)
    path = QPainterPath(QPointF(x0, y0))
    path.cubicTo(x1, y1, x2, y2, x3 - dx * taken, y3 - dy * taken)
    return Line(path, points, middle)


def _direction(dx: float, dy: float, far_dx: float, far_dy: float) -> tuple[float, float]:
    """The unit vector in which a curve arrives; along its chord where its end stands still."""
    length = math.hypot(dx, dy)
    if length < 1e-6:
        dx, dy, length = far_dx, far_dy, math.hypot(far_dx, far_dy)
    return (dx / length, dy / length) if length > 1e-6 else (0.0, -1.0)


def _head(
    head: str, x: float, y: float, dx: float, dy: float, width: float
) -> tuple[list[QPointF], float]:
    """The points of a head whose tip is at (x, y), and how much of the line it takes up."""
    if head == "bar":
        return _across(x, y, dx, dy, BAR_GAP, BAR_HALF, tip=False), BAR_GAP
    if head == "open":
        return _across(x, y, dx, dy, OPEN_LENGTH, OPEN_HALF, tip=True), 0.5
    grown = max(width - 2, 0)
    length = ARROW_LENGTH + grown
    return _across(x, y, dx, dy, length, ARROW_HALF + grown, tip=True), length - 1


def _across(
    x: float, y: float, dx: float, dy: float, back: float, half: float, *, tip: bool
) -> list[QPointF]:
    """Two points at either side of the line, `back` before its end, and the end between them."""
    base_x, base_y = x - dx * back, y - dy * back
    left = QPointF(base_x - dy * half, base_y + dx * half)
    right = QPointF(base_x + dy * half, base_y - dx * half)
    return [left, QPointF(x, y), right] if tip else [left, right]
