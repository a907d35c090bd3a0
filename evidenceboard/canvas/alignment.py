"""Draws a dragged rectangle into line with what lies around it, and shows the lines."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from evidenceboard.canvas.habits import GRID_STEP
from evidenceboard.canvas.snapping import Snap, snap_grid, snap_move, snap_point
from evidenceboard.canvas.surface import Surface, visible_rect
from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Floats

REACH = 6.0
"""How near a line must be to draw the rectangle, in view pixels."""
MOST_NEIGHBOURS = 40
AROUND = 700.0
"""How far around the rectangle neighbours count, in view pixels."""
FINEST = 0.2
"""Below this scale a pixel is too coarse for aligning, and too much lies around."""
TICK = 4.0


class Alignment:
    """What a drag is aligned with. Rule: it looks at the visible neighbourhood only, so that a
    drag costs the same on any board."""

    def __init__(self, surface: Surface, leaving_out: Collection[RecordId]) -> None:
        self._surface, self._leaving_out = surface, leaving_out
        self._snap = Snap()

    def clear(self) -> None:
        self._snap = Snap()

    def drawn(self, rect: QRectF, axes: tuple[bool, bool] = (True, True)) -> QPointF:
        """How far the neighbours, or else the grid, draw a rectangle that is moved."""
        habits = self._surface.habits
        self._snap = Snap()
        if habits.aligns and self._surface.camera.scale >= FINEST:
            self._snap = snap_move(rect, self._neighbours(rect), self._reach)
        return self._corrected(rect.topLeft(), axes)

    def drawn_point(self, point: QPointF, axes: tuple[bool, bool]) -> QPointF:
        """How far they draw a corner or side that is dragged."""
        self._snap = Snap()
        if self._surface.habits.aligns and self._surface.camera.scale >= FINEST:
            around = self._neighbours(QRectF(point, point))
            self._snap = snap_point(point, around, self._reach)
        return self._corrected(point, axes)

    @property
    def _reach(self) -> float:
        return REACH / self._surface.camera.scale

    def _corrected(self, corner: QPointF, axes: tuple[bool, bool]) -> QPointF:
        snap = self._snap
        grid = snap_grid(corner, GRID_STEP) if self._surface.habits.grid else Snap()
        has_x = any(line.dx() == 0 for line in snap.guides) or _gap_along(snap, across=True)
        has_y = any(line.dy() == 0 for line in snap.guides) or _gap_along(snap, across=False)
        self._snap = Snap(guides=_along(snap.guides, axes), gaps=_gaps_along(snap.gaps, axes))
        dx = snap.dx if has_x else grid.dx
        dy = snap.dy if has_y else grid.dy
        return QPointF(dx if axes[0] else 0, dy if axes[1] else 0)

    def _neighbours(self, rect: QRectF) -> Floats:
        """The nearest visible cards around, at most a bounded number. Frames that hold the
        rectangle count too: their edges and centre are worth meeting."""
        scene, far = self._surface.scene, AROUND / self._surface.camera.scale
        near = rect.adjusted(-far, -far, far, far).intersected(visible_rect(self._surface))
        found = scene.rects_in(near, self._leaving_out)
        if len(found) > MOST_NEIGHBOURS:
            middle = rect.center()
            across = np.abs(found[:, 0] + found[:, 2] / 2 - middle.x())
            down = np.abs(found[:, 1] + found[:, 3] / 2 - middle.y())
            found = found[np.argsort(across + down, kind="stable")[:MOST_NEIGHBOURS]]
        return found

    def paint(self, painter: QPainter) -> None:
        """Thin lines of alignment; equal gaps as lines between two ticks."""
        if not (self._snap.guides or self._snap.gaps):
            return
        colour = self._surface.look.palette.selection
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._snap.guides:
            painter.drawLine(self._crisp(line))
        for line in self._snap.gaps:
            self._paint_gap(painter, self._crisp(line))

    def _paint_gap(self, painter: QPainter, line: QLineF) -> None:
        painter.drawLine(line)
        aside = QPointF(0, TICK) if line.dy() == 0 else QPointF(TICK, 0)
        for end in (line.p1(), line.p2()):
            painter.drawLine(QLineF(end - aside, end + aside))

    def _crisp(self, line: QLineF) -> QLineF:
        """The line in view coordinates, on the middle of a pixel row."""
        camera = self._surface.camera
        ends = (camera.to_view(line.p1()), camera.to_view(line.p2()))
        return QLineF(*(QPointF(round(p.x()) + 0.5, round(p.y()) + 0.5) for p in ends))


def _gap_along(snap: Snap, *, across: bool) -> bool:
    return any((line.dy() == 0) == across for line in snap.gaps)


def _along(lines: tuple[QLineF, ...], axes: tuple[bool, bool]) -> tuple[QLineF, ...]:
    """Upright lines align x, level ones y: those of the axes that may move."""
    return tuple(line for line in lines if axes[0 if line.dx() == 0 else 1])


def _gaps_along(lines: tuple[QLineF, ...], axes: tuple[bool, bool]) -> tuple[QLineF, ...]:
    return tuple(line for line in lines if axes[0 if line.dy() == 0 else 1])
