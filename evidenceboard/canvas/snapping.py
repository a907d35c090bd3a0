"""Where a dragged rectangle would rather lie: in line with its neighbours, or at equal gaps.

Works in board units on plain rectangles, one axis at a time; knows neither cards nor the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.geometry import Flags, Floats, boxes_of

CLOSE = 0.01
"""Lines this near to each other are the same line."""
ALIKE = 1e-6
"""Of two ways that differ by less the first is taken."""


class Span(NamedTuple):
    """A rectangle seen along one axis: `low` to `high`, and across it `near` to `far`."""

    low: float
    high: float
    near: float
    far: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    def moved(self, distance: float) -> Span:
        return Span(self.low + distance, self.high + distance, self.near, self.far)


Gap = tuple[Span, Span]


class _Near:
    """All neighbours, seen along both axes. Rule: what is asked of each of them along either axis
    is asked at once, since a drag asks it in every frame."""

    def __init__(self, rects: Floats) -> None:
        self._boxes = boxes_of(rects)
        low, high = self._boxes[:, :2].T, self._boxes[:, 2:].T
        self._lines = np.array((low, high, (low + high) / 2))

    def ways_of(self, moving: QRectF) -> Floats:
        """How far it is, along each axis, from the edges of a rectangle to theirs and from its
        middle to theirs: five ways (5, 2, n)."""
        own = np.array((_low(moving), _high(moving), _middle(moving)))
        ways: Floats = self._lines[_THEIRS] - own[_OWN][:, :, None]
        return ways

    def ways_to(self, point: QPointF) -> Floats:
        """How far it is, along each axis, from a point to their edges and middles (3, 2, n)."""
        ways: Floats = self._lines - np.array(point.toTuple())[:, None]
        return ways

    def beside(self, moving: QRectF) -> tuple[list[Span], list[Span]]:
        """Along each axis those that overlap with a rectangle across it, so that a gap between can
        be seen."""
        low, high = np.array(_low(moving)), np.array(_high(moving))
        overlap: Flags = np.logical_and(self._boxes[:, :2] < high, low < self._boxes[:, 2:])
        return self._spans(overlap[:, 1], overlap[:, 0])

    def in_line(self, placed: QRectF) -> tuple[list[Span], list[Span]]:
        """Along each axis those that may have an edge or the middle in common with a rectangle."""
        is_shared: Flags = np.abs(self.ways_of(placed)) < CLOSE
        x, y = is_shared.transpose(1, 0, 2)
        return self._spans(x.any(axis=0), y.any(axis=0))

    def _spans(self, x: Flags, y: Flags) -> tuple[list[Span], list[Span]]:
        """Those that are marked, along x and along y, in their order."""
        return (
            [Span(*box[::2], *box[1::2]) for box in self._boxes[x].tolist()],
            [Span(*box[1::2], *box[::2]) for box in self._boxes[y].tolist()],
        )


_THEIRS, _OWN = np.array((0, 0, 1, 1, 2)), np.array((0, 1, 0, 1, 2))
"""Which line of theirs is compared with which own one: low, high or middle."""


def _low(rect: QRectF) -> tuple[float, float]:
    return rect.left(), rect.top()


def _high(rect: QRectF) -> tuple[float, float]:
    return rect.right(), rect.bottom()


def _middle(rect: QRectF) -> tuple[float, float]:
    return rect.left() + rect.width() / 2, rect.top() + rect.height() / 2


@frozen
class Snap:
    """The correction that brings the rectangle into place, and what to draw to say why.

    `guides` are lines of alignment; `gaps` are the equal distances.
    """

    dx: float = 0
    dy: float = 0
    guides: tuple[QLineF, ...] = ()
    gaps: tuple[QLineF, ...] = ()


@dataclass(slots=True)
class _Pull:
    """The best correction found so far along one axis."""

    reach: float
    distance: float | None = None

    def offer(self, distance: float) -> None:
        if abs(distance) > self.reach:
            return
        if self.distance is None or abs(distance) < abs(self.distance) - ALIKE:
            self.distance = distance

    def offer_all(self, distances: Floats) -> None:
        """Offer many at once: the nearest of them."""
        if distances.size:
            flat = distances.ravel()
            self.offer(float(flat[np.abs(flat).argmin()]))


def snap_move(moving: QRectF, neighbours: Floats, reach: float) -> Snap:
    """Snap a rectangle that is dragged as a whole. Neighbours are rows of left, top, width and
    height; `reach` is how far it lets itself be drawn."""
    near = _Near(neighbours)
    across, down = pulls = _Pull(reach), _Pull(reach)
    ways = near.ways_of(moving)
    across.offer_all(ways[:, 0])
    down.offer_all(ways[:, 1])
    for pull, span, beside in zip(pulls, _spans(moving), near.beside(moving), strict=True):
        for way, _ in _equal_gaps(span, beside):
            pull.offer(way)
    return _snapped(moving, near, across, down)


def snap_point(point: QPointF, neighbours: Floats, reach: float) -> Snap:
    """Snap a corner or a side that is dragged: to the neighbours' edges and centres."""
    near, across, down = _Near(neighbours), _Pull(reach), _Pull(reach)
    ways = near.ways_to(point)
    across.offer_all(ways[:, 0])
    down.offer_all(ways[:, 1])
    return _snapped(QRectF(point, point), near, across, down)


def snap_grid(corner: QPointF, step: float) -> Snap:
    """Draw a corner to the nearest point of the grid."""
    return Snap(
        round(corner.x() / step) * step - corner.x(), round(corner.y() / step) * step - corner.y()
    )


def _spans(rect: QRectF) -> tuple[Span, Span]:
    """A rectangle along x and along y."""
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    return Span(left, right, top, bottom), Span(top, bottom, left, right)


def _equal_gaps(moving: Span, beside: Sequence[Span]) -> Iterable[tuple[float, Gap]]:
    """How far it is to places with equal gaps, and which two neighbours make them: the place is
    amid the two, or beyond them at their own distance."""
    length = moving.high - moving.low
    for first, second in pairwise(sorted(beside, key=lambda one: one.low)):
        gap = second.low - first.high
        if gap <= 0:
            continue
        if gap > length:
            yield (first.high + second.low - length) / 2 - moving.low, (first, second)
        yield second.high + gap - moving.low, (first, second)
        yield first.low - gap - moving.high, (first, second)


def _snapped(moving: QRectF, near: _Near, across: _Pull, down: _Pull) -> Snap:
    dx, dy = across.distance, down.distance
    if dx is None and dy is None:
        return Snap()
    placed = moving.translated(dx or 0.0, dy or 0.0)
    x_span, y_span = _spans(placed)
    x_line, y_line = near.in_line(placed)
    x_beside, y_beside = near.beside(placed)
    guides: list[QLineF] = []
    gaps: list[QLineF] = []
    if dx is not None:
        guides += [QLineF(x, a, x, b) for x, a, b in _lines(x_span, x_line)]
        gaps += [QLineF(a.high, y, b.low, y) for a, b, y in _gaps_at(x_span, x_beside)]
    if dy is not None:
        guides += [QLineF(a, y, b, y) for y, a, b in _lines(y_span, y_line)]
        gaps += [QLineF(x, a.high, x, b.low) for a, b, x in _gaps_at(y_span, y_beside)]
    return Snap(dx or 0.0, dy or 0.0, tuple(guides), tuple(gaps))


def _gaps_at(placed: Span, beside: Sequence[Span]) -> list[tuple[Span, Span, float]]:
    """The equal gaps that there are now, each with a place across the axis to draw it at."""
    if placed.high <= placed.low:
        return []
    found: list[Gap] = []
    for way, pair in _equal_gaps(placed, beside):
        if abs(way) < CLOSE:
            found += pairwise(sorted((*pair, placed.moved(way))))
    return [
        (first, second, (max(first.near, second.near) + min(first.far, second.far)) / 2)
        for first, second in dict.fromkeys(found)
    ]


def _lines(own: Span, in_line: Sequence[Span]) -> list[tuple[float, float, float]]:
    """Where the placed rectangle is in line with neighbours: the line, from where, to where."""
    reached: dict[float, tuple[float, float]] = {}
    for one in in_line:
        for line in _shared(own, one):
            low, high = reached.get(line, (own.near, own.far))
            reached[line] = min(low, one.near), max(high, one.far)
    return [(line, low, high) for line, (low, high) in reached.items()]


def _shared(own: Span, other: Span) -> list[float]:
    """Edges in common; the centre line only where the two share no edge."""
    edges = (own.low, own.high) if own.high > own.low else (own.low,)
    low, middle, high = other.low, other.middle, other.high
    found = [edge for edge in edges if abs(edge - low) < CLOSE or abs(edge - high) < CLOSE]
    return found or ([own.middle] if abs(own.middle - middle) < CLOSE else [])
