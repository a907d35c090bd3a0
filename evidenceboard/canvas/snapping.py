"""Where a dragged rectangle would rather lie: in line with its neighbours, or at equal gaps.

Works in board units on plain rectangles, one axis at a time; knows neither cards nor the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF

from evidenceboard.model.frozen import frozen

CLOSE = 0.01
"""Lines this near to each other are the same line."""


class Span(NamedTuple):
    """A rectangle seen along one axis: `low` to `high`, and across it `near` to `far`.

    A tuple, since a drag makes hundreds of them in every frame.
    """

    low: float
    high: float
    near: float
    far: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    def moved(self, distance: float) -> Span:
        return Span(self.low + distance, self.high + distance, self.near, self.far)

    def beside(self, other: Span) -> bool:
        """Whether the two overlap across the axis, so that a gap between them can be seen."""
        return self.near < other.far and other.near < self.far


Gap = tuple[Span, Span]


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
        if self.distance is None or abs(distance) < abs(self.distance) - 1e-6:
            self.distance = distance


def snap_move(moving: QRectF, neighbours: Iterable[QRectF], reach: float) -> Snap:
    """Snap a rectangle that is dragged as a whole. `reach` is how far it lets itself be drawn."""
    near = list(neighbours)
    across = _pull_move(_span_x(moving), [_span_x(one) for one in near], reach)
    down = _pull_move(_span_y(moving), [_span_y(one) for one in near], reach)
    return _snapped(moving, near, across, down)


def snap_point(point: QPointF, neighbours: Iterable[QRectF], reach: float) -> Snap:
    """Snap a corner or a side that is dragged: to the neighbours' edges and centres."""
    near = list(neighbours)
    where = QRectF(point, point)
    across, down = _Pull(reach), _Pull(reach)
    for one in near:
        for pull, at, span in ((across, point.x(), _span_x(one)), (down, point.y(), _span_y(one))):
            for line in (span.low, span.middle, span.high):
                pull.offer(line - at)
    return _snapped(where, near, across, down)


def snap_grid(corner: QPointF, step: float) -> Snap:
    """Draw a corner to the nearest point of the grid."""
    return Snap(
        round(corner.x() / step) * step - corner.x(), round(corner.y() / step) * step - corner.y()
    )


def _span_x(rect: QRectF) -> Span:
    return Span(rect.left(), rect.right(), rect.top(), rect.bottom())


def _span_y(rect: QRectF) -> Span:
    return Span(rect.top(), rect.bottom(), rect.left(), rect.right())


def _pull_move(moving: Span, near: Sequence[Span], reach: float) -> _Pull:
    pull, low, high, middle = _Pull(reach), moving.low, moving.high, moving.middle
    for begin, end, _, _ in near:
        ways = (begin - low, begin - high, end - low, end - high, (begin + end) / 2 - middle)
        for way in ways:
            if -reach <= way <= reach:
                pull.offer(way)
    for way, _ in _equal_gaps(moving, near):
        pull.offer(way)
    return pull


def _equal_gaps(moving: Span, near: Sequence[Span]) -> Iterable[tuple[float, Gap]]:
    """How far it is to places with equal gaps, and which two neighbours make them: the place is
    amid the two, or beyond them at their own distance."""
    row = sorted((one for one in near if one.beside(moving)), key=lambda one: one.low)
    length = moving.high - moving.low
    for first, second in pairwise(row):
        gap = second.low - first.high
        if gap <= 0:
            continue
        if gap > length:
            yield (first.high + second.low - length) / 2 - moving.low, (first, second)
        yield second.high + gap - moving.low, (first, second)
        yield first.low - gap - moving.high, (first, second)


def _snapped(moving: QRectF, near: Sequence[QRectF], across: _Pull, down: _Pull) -> Snap:
    dx, dy = across.distance or 0.0, down.distance or 0.0
    placed = moving.translated(dx, dy)
    guides: list[QLineF] = []
    gaps: list[QLineF] = []
    if across.distance is not None:
        guides += [QLineF(x, a, x, b) for x, a, b in _lines(placed, near, _span_x)]
        row = _gaps_at(_span_x(placed), [_span_x(one) for one in near])
        gaps += [QLineF(a.high, y, b.low, y) for a, b, y in row]
    if down.distance is not None:
        guides += [QLineF(a, y, b, y) for y, a, b in _lines(placed, near, _span_y)]
        column = _gaps_at(_span_y(placed), [_span_y(one) for one in near])
        gaps += [QLineF(x, a.high, x, b.low) for a, b, x in column]
    return Snap(dx, dy, tuple(guides), tuple(gaps))


def _gaps_at(placed: Span, near: Sequence[Span]) -> list[tuple[Span, Span, float]]:
    """The equal gaps that there are now, each with a place across the axis to draw it at."""
    if placed.high <= placed.low:
        return []
    found: list[Gap] = []
    for way, pair in _equal_gaps(placed, near):
        if abs(way) < CLOSE:
            found += pairwise(sorted((*pair, placed.moved(way))))
    return [
        (first, second, (max(first.near, second.near) + min(first.far, second.far)) / 2)
        for first, second in dict.fromkeys(found)
    ]


def _lines(
    placed: QRectF, near: Sequence[QRectF], span_of: Callable[[QRectF], Span]
) -> Iterable[tuple[float, float, float]]:
    """Where the placed rectangle is in line with neighbours: the line, from where, to where."""
    own = span_of(placed)
    reached: dict[float, tuple[float, float]] = {}
    for one in map(span_of, near):
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
