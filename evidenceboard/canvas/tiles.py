"""Square pictures of the board at one scale, painted once and shown many times."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.picture.board_painter import BoardPainter, Sheet
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Flags, Floats, Rows

SIDE = 256
"""Device pixels along a tile's side."""
RING = 1
"""So many tiles around the view are painted ahead when there is time."""
ACROSS = {Detail.FULL: 4, Detail.TITLE: 2, Detail.BLOCK: 1}
"""So many tiles along its side a sheet holds, which is worked out at once."""
KEPT_SHEETS = 12
DENSE = {Detail.FULL: 80, Detail.TITLE: 120, Detail.BLOCK: 3000}
"""A tile with more to paint than this is painted in quarters, with four times as much in
sixteenths."""
LIMIT = 40 * 2**20

Key = tuple[int, int]
Area = tuple[int, int, int, int]
"""Left, top, width, height in device pixels of the board's plane."""


@dataclass(slots=True)
class _Job:
    """A tile being painted: what is left to do of it."""

    key: Key
    image: QImage
    parts: list[QRect]
    seconds: float
    """What one part is expected to take."""


class Tiles:
    """Tiles are painted nearest to the middle of the view first, a few at a time.

    Rule: a tile is fresh when it shows what a new one would show; others stay on screen only
    until their turn comes. What is left out (lifted cards) is in no tile painted meanwhile.
    """

    def __init__(self, painter: BoardPainter, scale: float, detail: Detail) -> None:
        self.scale = scale
        self.detail = detail
        self._left_out: tuple[Rows, Rows] | None = None
        self._painter = painter
        self._sheets: OrderedDict[Key, Sheet] = OrderedDict()
        self._images: dict[Key, QImage] = {}
        self._stale: set[Key] = set()
        self._job: _Job | None = None
        self._seconds_each = 0.0001
        """What painting one card or connector has taken lately."""

    def __len__(self) -> int:
        return len(self._images)

    def leave_out(self, rows: tuple[Rows, Rows] | None) -> None:
        """Leave these rows of cards and connectors out of what is painted from now on."""
        self._left_out = rows
        self._sheets.clear()

    # --- showing -------------------------------------------------------------------------

    def draw(self, painter: QPainter, area: Area) -> None:
        """Draw the tiles in an area; the painter's unit is a device pixel, the area's corner
        lies on its origin."""
        left, top = area[:2]
        for key in _keys(area):
            image = self._images.get(key)
            if image is not None:
                painter.drawImage(QPoint(key[0] * SIDE - left, key[1] * SIDE - top), image)

    def draw_scaled(self, painter: QPainter, visible: QRectF, pixel_scale: float) -> None:
        """Draw the tiles at another scale, as a stand-in until that one's tiles are painted."""
        for key, image in self._images.items():
            region = self._region(key)
            if region.intersects(visible):
                corner = (region.topLeft() - visible.topLeft()) * pixel_scale
                size = region.size() * pixel_scale
                painter.drawImage(QRectF(corner, size), image)

    def lacks(self, area: Area) -> bool:
        """Whether a part of the area has no picture at all."""
        return any(key not in self._images for key in _keys(area))

    def is_fresh(self, area: Area) -> bool:
        """Whether all of the area shows the board as it is."""
        return all(key in self._images and key not in self._stale for key in _keys(area))

    def covers_half(self, area: Area) -> bool:
        keys = list(_keys(area))
        return 2 * sum(key in self._images for key in keys) >= len(keys)

    # --- keeping up ----------------------------------------------------------------------

    def invalidate(self, boxes: Floats) -> None:
        """Have every tile that a box (left, top, right, bottom in board units) touches painted
        anew."""
        self._sheets.clear()
        if not len(boxes) or not (self._images or self._job):
            return
        keys = list(self._images) + ([self._job.key] if self._job else [])
        places = np.array(keys)
        low, high = places.min(axis=0), places.max(axis=0)
        spans = np.floor(np.clip(boxes * self.scale, -(2.0**40), 2.0**40) / SIDE).astype(np.int64)
        first, last = np.maximum(spans[:, :2], low) - low, np.minimum(spans[:, 2:], high) - low
        hit = _rasterised(first, last, high - low + 1)
        stale = {key for key, (i, j) in zip(keys, places - low, strict=True) if hit[i, j]}
        self._stale |= stale & self._images.keys()
        if self._job and self._job.key in stale:
            self._job = None

    def drop_stale(self) -> None:
        """Let go of what does not show the board as it is."""
        for key in self._stale:
            self._images.pop(key, None)
        self._stale.clear()

    def work(
        self, area: Area, seconds: float, *, ahead: bool = True, lead: Key = (0, 0)
    ) -> list[QRect]:
        """Paint tiles of the area, then those around it, for about so long; `lead` is where the
        view is heading, in pixels. Returns where fresh ones have come, relative to the area's
        corner; an empty list does not mean that all is done: ask `wants_work`."""
        deadline = perf_counter() + seconds
        fresh: list[QRect] = []
        order = self._order(area, ahead=ahead, lead=lead)
        while True:
            job = self._job or self._begun(next(order, None))
            if job is None or (fresh and perf_counter() + job.seconds > deadline):
                break
            self._paint_part(job)
            if not job.parts:
                fresh.append(self._finish(job, area))
            if perf_counter() > deadline:
                break
        self._give_up_far_ones(area)
        return fresh

    def wants_work(self, area: Area, *, ahead: bool = True) -> bool:
        return self._job is not None or next(self._order(area, ahead=ahead), None) is not None

    def _order(self, area: Area, *, ahead: bool, lead: Key = (0, 0)) -> Iterator[Key]:
        goal = (area[0] + lead[0], area[1] + lead[1], area[2], area[3])
        inside = [key for key in _keys(area) if self._is_due(key)]
        yield from _nearest_first(inside, goal)
        if ahead:
            margin = RING * SIDE
            left, top, width, height = area
            wider = (left - margin, top - margin, width + 2 * margin, height + 2 * margin)
            yield from _nearest_first([key for key in _keys(wider) if self._is_due(key)], goal)

    def _is_due(self, key: Key) -> bool:
        return key not in self._images or key in self._stale

    def _begun(self, key: Key | None) -> _Job | None:
        if key is None:
            return None
        count = self._painter.load(self._sheet(key), self._region(key))
        across = 1 if count <= DENSE[self.detail] else 2 if count <= 4 * DENSE[self.detail] else 4
        side = SIDE // across
        parts = [
            QRect(x, y, side, side) for x in range(0, SIDE, side) for y in range(0, SIDE, side)
        ]
        image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
        self._job = _Job(key, image, parts, self._seconds_each * (count / across + 4))
        return self._job

    def _paint_part(self, job: _Job) -> None:
        started = perf_counter()
        part = job.parts.pop()
        corner = QPoint(job.key[0] * SIDE, job.key[1] * SIDE) + part.topLeft()
        side = part.width() / self.scale
        region = QRectF(corner.x() / self.scale, corner.y() / self.scale, side, side)
        painter = QPainter(job.image)
        painter.translate(part.topLeft())
        self._painter.paint_sheet(painter, self._sheet(job.key), region)
        painter.end()
        off = (perf_counter() - started) / max(job.seconds, 1e-9)
        self._seconds_each *= 1 + 0.1 * (min(off, 4.0) - 1)

    def _sheet(self, key: Key) -> Sheet:
        """The sheet that a tile is a part of."""
        across = ACROSS[self.detail]
        place = key[0] // across, key[1] // across
        if place not in self._sheets:
            side = across * SIDE / self.scale
            region = QRectF(place[0] * side, place[1] * side, side, side)
            self._sheets[place] = self._painter.sheet(
                region, self.scale, self.detail, self._left_out
            )
            if len(self._sheets) > KEPT_SHEETS:
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(place)
        return self._sheets[place]

    def _finish(self, job: _Job, area: Area) -> QRect:
        self._job = None
        self._images[job.key] = job.image
        self._stale.discard(job.key)
        return QRect(job.key[0] * SIDE - area[0], job.key[1] * SIDE - area[1], SIDE, SIDE)

    def _give_up_far_ones(self, area: Area) -> None:
        most = max(LIMIT // (SIDE * SIDE * 4), 3 * len(list(_keys(area))))
        if len(self._images) > most:
            kept = list(_nearest_first(list(self._images), area))[: most * 3 // 4]
            self._images = {key: self._images[key] for key in kept}
            self._stale &= self._images.keys()

    def _region(self, key: Key) -> QRectF:
        side = SIDE / self.scale
        return QRectF(key[0] * side, key[1] * side, side, side)


def _keys(area: Area) -> Iterator[Key]:
    left, top, width, height = area
    for j in range(top // SIDE, (top + height - 1) // SIDE + 1):
        for i in range(left // SIDE, (left + width - 1) // SIDE + 1):
            yield i, j


def _nearest_first(keys: list[Key], area: Area) -> Iterator[Key]:
    x = (area[0] + area[2] / 2) / SIDE - 0.5
    y = (area[1] + area[3] / 2) / SIDE - 0.5
    return iter(sorted(keys, key=lambda key: (key[0] - x) ** 2 + (key[1] - y) ** 2))


def _rasterised(first: Rows, last: Rows, shape: Rows) -> Flags:
    """Which fields of a grid are touched by spans (n, 2) to (n, 2), counted by differences."""
    inside = ((first <= last) & (first < shape)).all(axis=1)
    first, last = first[inside], last[inside] + 1
    counts = np.zeros(shape + 1, dtype=np.int64)
    for i, j, sign in (
        (first[:, 0], first[:, 1], 1),
        (last[:, 0], first[:, 1], -1),
        (first[:, 0], last[:, 1], -1),
        (last[:, 0], last[:, 1], 1),
    ):
        np.add.at(counts, (i, j), sign)
    touched: Flags = counts.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0
    return touched
