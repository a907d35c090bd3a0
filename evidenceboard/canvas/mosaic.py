"""The tiles in view side by side in one picture: showing them is a copy or four in place of dozens,
in half the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from evidenceboard.canvas.tile_keys import SIDE, Area, Key, Span, holds, keys_in, span_of


class Mosaic:
    """A picture as large as the view, and a tile more, in which every tile has one place: what
    leaves it on one side makes room for what comes in on the other.

    Rule: it is known which tile lies in each place; after any change of the tiles `outdate` is
    called.
    """

    def __init__(self) -> None:
        self._picture = QImage()
        self._across = self._down = 0
        self._laid: dict[Key, int] = {}
        """What lies in each place: images are told apart by what is on them, since one may come
        back with another tile."""
        self._held: Span | None = None

    def outdate(self) -> None:
        """Some tile has become another one, or is gone."""
        self._held = None

    def draw(self, painter: QPainter, area: Area, tiles: Mapping[Key, QImage]) -> bool:
        """Draw an area of the board's plane of pixels, its corner on the painter's origin. False,
        with nothing drawn, where a tile is lacking."""
        span = span_of(area)
        if self._held is None or not holds(self._held, span):
            if not all(key in tiles for key in keys_in(area)):
                return False
            self._make_room(area)
            self._lay(area, tiles)
            self._held = span
        left, top, width, height = area
        for x, from_x, wide in _wrapped(left, width, self._across * SIDE):
            for y, from_y, high in _wrapped(top, height, self._down * SIDE):
                painter.drawImage(QPoint(x, y), self._picture, QRect(from_x, from_y, wide, high))
        return True

    def _make_room(self, area: Area) -> None:
        across, down = (-(-side // SIDE) + 1 for side in area[2:])
        if (across, down) != (self._across, self._down):
            self._across, self._down = across, down
            self._picture = QImage(across * SIDE, down * SIDE, QImage.Format.Format_RGB32)
            self._laid.clear()

    def _lay(self, area: Area, tiles: Mapping[Key, QImage]) -> None:
        """Copy what is not in its place yet."""
        fresh: list[tuple[Key, QImage]] = []
        for i, j in keys_in(area):
            place, tile = (i % self._across, j % self._down), tiles[i, j]
            if self._laid.get(place) != (content := tile.cacheKey()):
                self._laid[place] = content
                fresh.append((place, tile))
        if not fresh:
            return
        painter = QPainter(self._picture)
        for (i, j), tile in fresh:
            painter.drawImage(QPoint(i * SIDE, j * SIDE), tile)
        painter.end()


def _wrapped(start: int, length: int, around: int) -> Iterator[tuple[int, int, int]]:
    """A stretch, no longer than once around, as one or two: where each begins in it, where on the
    way around, and how long it is."""
    at = start % around
    first = min(length, around - at)
    yield 0, at, first
    if first < length:
        yield first, 0, length - first
