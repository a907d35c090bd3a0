"""Where the grips and ports of a card lie on screen, and what they look like.

Grips size a card: its corners and its sides. Ports, the round marks amid each side, start a
connector. All in view coordinates, so that they stay as large at every zoom.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

PORT_RADIUS = 5.0
PORT_REACH = 9.0
CORNER_REACH = 8.0
SIDE_REACH = 5.0
SMALLEST_WITH_PORTS = 34.0
"""A card whose shorter side is shorter than this on screen shows no ports: they would cover it."""


class Grip(Enum):
    """A corner or side: which way it lies from the centre, as (x, y)."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    @property
    def is_corner(self) -> bool:
        return 0 not in self.value


SIDES = (Grip.TOP, Grip.RIGHT, Grip.BOTTOM, Grip.LEFT)
CORNERS = (Grip.TOP_LEFT, Grip.TOP_RIGHT, Grip.BOTTOM_RIGHT, Grip.BOTTOM_LEFT)
GRIP_CURSORS = {
    Grip.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Grip.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Grip.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Grip.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
}


def spot(rect: QRectF, grip: Grip) -> QPointF:
    """The corner, or the middle of the side."""
    across, down = grip.value
    return QPointF(
        rect.center().x() + across * rect.width() / 2, rect.center().y() + down * rect.height() / 2
    )


def has_ports(rect: QRectF) -> bool:
    return min(rect.width(), rect.height()) >= SMALLEST_WITH_PORTS


def port_at(rect: QRectF, point: QPointF) -> Grip | None:
    """The side whose port the point is on."""
    if not has_ports(rect):
        return None
    for side in SIDES:
        away = point - spot(rect, side)
        if away.x() ** 2 + away.y() ** 2 <= PORT_REACH**2:
            return side
    return None


def grip_at(rect: QRectF, point: QPointF) -> Grip | None:
    """The corner or side that the point would drag."""
    for corner in CORNERS:
        away = point - spot(rect, corner)
        if max(abs(away.x()), abs(away.y())) <= CORNER_REACH:
            return corner
    if not _within(rect, point, SIDE_REACH):
        return None
    return next((side for side in SIDES if _on_side(rect, side, point)), None)


def _within(rect: QRectF, point: QPointF, reach: float) -> bool:
    return rect.adjusted(-reach, -reach, reach, reach).contains(point)


def _on_side(rect: QRectF, side: Grip, point: QPointF) -> bool:
    middle = spot(rect, side)
    away = point.x() - middle.x() if side.value[0] else point.y() - middle.y()
    return abs(away) <= SIDE_REACH


def resized(rect: QRectF, grip: Grip, to: QPointF, smallest: float) -> QRectF:
    """The rectangle with that grip dragged to a point; the opposite side stays where it is."""
    across, down = grip.value
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    if across < 0:
        left = min(to.x(), right - smallest)
    elif across > 0:
        right = max(to.x(), left + smallest)
    if down < 0:
        top = min(to.y(), bottom - smallest)
    elif down > 0:
        bottom = max(to.y(), top + smallest)
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def in_proportion(rect: QRectF, grip: Grip, shape: QRectF) -> QRectF:
    """The rectangle with the sides of `shape` in proportion, held at the corner opposite."""
    ratio = shape.width() / shape.height()
    width = max(rect.width(), rect.height() * ratio)
    height = width / ratio
    across, down = grip.value
    left = rect.right() - width if across < 0 else rect.left()
    top = rect.bottom() - height if down < 0 else rect.top()
    return QRectF(left, top, width, height)


def paint_outline(painter: QPainter, rect: QRectF, colour: QColor, corner: float) -> None:
    """The line round a selected card."""
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, corner, corner)


def paint_grips(painter: QPainter, rect: QRectF, colour: QColor, paper: QColor) -> None:
    """Small squares on the corners; the sides are dragged anywhere along their length."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(paper)
    for corner in CORNERS:
        at = spot(rect, corner)
        painter.drawRoundedRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7), 1.5, 1.5)


def paint_ports(
    painter: QPainter, rect: QRectF, colour: QColor, paper: QColor, hot: Grip | None = None
) -> None:
    """Round marks amid the sides; the one under the pointer is filled and larger."""
    if not has_ports(rect):
        return
    painter.setPen(QPen(colour, 1.5))
    for side in SIDES:
        painter.setBrush(colour if side is hot else paper)
        radius = PORT_RADIUS + (1.5 if side is hot else 0)
        painter.drawEllipse(spot(rect, side), radius, radius)
