"""A connector's line and head as Qt shapes, from its control points.

Rule: dashes are pieces of the curve and not a dash pattern of the pen. Qt works a pattern out
anew for what it clips away, so that dashes would jump where two tiles or strips meet. Only those
that show are drawn, and few at a time: a long path under a wide pen takes a thousand times as long.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.picture.connector_route import Floats

T = TypeVar("T", float, Floats)
"""One number, or many."""
ARROW_LENGTH = 9.0
ARROW_HALF = 5.0
OPEN_LENGTH = 7.0
OPEN_HALF = 4.5
BAR_GAP = 3.5
BAR_HALF = 7.5
DIAMOND_LENGTH = 10.0
DIAMOND_HALF = 4.0
TAKEN = {"bar": BAR_GAP, "open": 0.5, "diamond": DIAMOND_LENGTH, "none": 0.0}
"""How much of a line heads take up that do not grow with it."""
BROKEN = {
    "dashed": (9.0, 6.0),
    "dotted": (1.5, 4.5),
    "long-dashed": (22.0, 5.0),
    "wide-dotted": (1.5, 9.0),
}
"""Length of dash and gap, for a line of medium width."""
SAMPLES = 64
AT_A_TIME = 48
MOST_DASHES = 4_000


@frozen(eq=False)
class Dashes:
    """Rows of start, bend and end as x and y, in order; found by place without a look at each."""

    rows: Floats
    longest: float
    blocks: Floats
    """Left, top, right, bottom of where each `AT_A_TIME` dashes start."""

    def __len__(self) -> int:
        return len(self.rows)

    def within(self, shown: QRectF) -> Floats:
        """The dashes that may show in a rectangle."""
        left, top = shown.left() - self.longest, shown.top() - self.longest
        right, bottom = shown.right() + self.longest, shown.bottom() + self.longest
        rows, blocks = self.rows, self.blocks
        if len(blocks) > 1:
            met = (blocks[:, 0] <= right) & (blocks[:, 2] >= left)
            found = np.flatnonzero(met & (blocks[:, 1] <= bottom) & (blocks[:, 3] >= top))
            if not len(found):
                return rows[:0]
            rows = rows[found[0] * AT_A_TIME : (found[-1] + 1) * AT_A_TIME]
        x, y = rows[:, 0], rows[:, 1]
        return rows[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)]


@dataclass(frozen=True, eq=False)
class Line:
    """The curve up to its head, the points of the head, and the middle where the disc sits.
    Of a broken line `pattern` are the lengths of dash and gap."""

    points: Floats
    curve: QPainterPath
    head: list[QPointF]
    middle: QPointF
    pattern: tuple[float, float] | None

    @cached_property
    def dashes(self) -> Dashes | None:
        """What is drawn of a broken line in pixels."""
        return dashes_along(self.points, *self.pattern) if self.pattern else None


def line_along(route: Floats, kind: ConnectorKind, width: float) -> Line:
    """The shapes for four control points (4, 2); the line stops where a filled head begins."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = route.tolist()
    middle = QPointF((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8)
    dx, dy = _direction(x3 - x2, y3 - y2, x3 - x0, y3 - y0)
    head = _head(kind.head, x3, y3, dx, dy, width)
    taken = TAKEN.get(kind.head, ARROW_LENGTH + max(width - 2, 0) - 1)
    end = x3 - dx * taken, y3 - dy * taken
    curve = QPainterPath(QPointF(x0, y0))
    curve.cubicTo(x1, y1, x2, y2, *end)
    points = np.array([(x0, y0), (x1, y1), (x2, y2), end])
    pattern = dash_and_gap(kind.line, width) if kind.line in BROKEN else None
    return Line(points, curve, head, middle, pattern)


def dash_and_gap(line: str, width: float) -> tuple[float, float]:
    """Their lengths in board units, for a broken line of that width."""
    on, off = BROKEN[line]
    return on * stretch(width), off * stretch(width)


def stretch(width: T) -> T:
    """How much longer dashes and gaps are than those of a line of medium width."""
    return 0.75 + width / 8


def dashes_along(curve: Floats, on: float, off: float) -> Dashes:
    """The dashes of a curve (4, 2)."""
    t = np.linspace(0.0, 1.0, SAMPLES + 1)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(_at(curve, t), axis=0).T))])
    pitch = max(on + off, along[-1] / MOST_DASHES)
    starts = np.arange(0.0, along[-1], pitch)
    ends = np.minimum(starts + on * pitch / (on + off), along[-1])
    first, last = (np.interp(edge, along, t) for edge in (starts, ends))
    start, end = _at(curve, first), _at(curve, last)
    bend = 2 * _at(curve, (first + last) / 2) - (start + end) / 2
    rows = np.hstack([start, bend, end])
    longest = float(np.abs(end - start).max(initial=0))
    heads = np.arange(0, len(rows), AT_A_TIME)
    blocks = [ends.reduceat(start, heads, axis=0) for ends in (np.minimum, np.maximum)]
    return Dashes(rows, longest, np.hstack(blocks))


def dash_paths(dashes: Floats) -> Iterator[QPainterPath]:
    """The dashes as paths to stroke. Bent ones all: Qt cuts straight lines at the edge of what
    it paints on, a little differently in each tile, and leaves curves whole."""
    for at in range(0, len(dashes), AT_A_TIME):
        path = QPainterPath()
        for x, y, bend_x, bend_y, end_x, end_y in dashes[at : at + AT_A_TIME].tolist():
            path.moveTo(x, y)
            path.quadTo(bend_x, bend_y, end_x, end_y)
        yield path


def _at(curve: Floats, t: Floats) -> Floats:
    """Points (n, 2) of a curve."""
    rest = 1 - t
    weights = np.stack([rest**3, 3 * rest**2 * t, 3 * rest * t**2, t**3], axis=1)
    points: Floats = weights @ curve
    return points


def _direction(dx: float, dy: float, far_dx: float, far_dy: float) -> tuple[float, float]:
    """The unit vector in which a curve arrives; along its chord where its end stands still."""
    length = math.hypot(dx, dy)
    if length < 1e-6:
        dx, dy, length = far_dx, far_dy, math.hypot(far_dx, far_dy)
    return (dx / length, dy / length) if length > 1e-6 else (0.0, -1.0)


def _head(head: str, x: float, y: float, dx: float, dy: float, width: float) -> list[QPointF]:
    """The points of a head whose tip is at (x, y)."""
    if head == "none":
        return []
    if head == "bar":
        return _across(x, y, dx, dy, BAR_GAP, BAR_HALF, tip=False)
    if head == "open":
        return _across(x, y, dx, dy, OPEN_LENGTH, OPEN_HALF, tip=True)
    if head == "diamond":
        back = QPointF(x - dx * DIAMOND_LENGTH, y - dy * DIAMOND_LENGTH)
        return [back, *_across(x, y, dx, dy, DIAMOND_LENGTH / 2, DIAMOND_HALF, tip=True), back]
    grown = max(width - 2, 0)
    return _across(x, y, dx, dy, ARROW_LENGTH + grown, ARROW_HALF + grown, tip=True)


def _across(
    x: float, y: float, dx: float, dy: float, back: float, half: float, *, tip: bool
) -> list[QPointF]:
    """Two points at either side of the line, `back` before its end, and the end between them."""
    base_x, base_y = x - dx * back, y - dy * back
    left = QPointF(base_x - dy * half, base_y + dx * half)
    right = QPointF(base_x + dy * half, base_y - dx * half)
    return [left, QPointF(x, y), right] if tip else [left, right]
