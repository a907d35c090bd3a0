"""Square pictures of the board at one scale, painted once and shown many times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import thread_time

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.canvas.mosaic import Mosaic
from evidenceboard.canvas.spare_images import SpareImages
from evidenceboard.canvas.tile_keys import (
    SIDE,
    Area,
    Key,
    Span,
    holds,
    keys_in,
    keys_of,
    nearest_first,
    rects_over,
    shows,
    span_of,
    spans_of,
)
from evidenceboard.canvas.tile_painting import TilePainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats, Rows
from evidenceboard.picture.pace import Step
from evidenceboard.picture.sheets import LeftOut, SheetPainter

RING = 1
"""So many tiles around the view are painted ahead when there is time."""
LIMIT = 32 * 2**20
"""Tiles around the view are kept up to so many bytes."""


@dataclass(slots=True)
class _Job:
    """A tile being painted: what comes next of it, and all that is left to do."""

    key: Key
    image: QImage
    steps: Iterator[Step]
    next: Step


class Tiles:
    """Tiles are painted nearest to the middle of the view first, a few at a time.

    Rule: a tile is fresh when it shows what a new one would show; others stay on screen only
    until their turn comes. What is left out (lifted cards) is in no tile painted meanwhile.
    """

    def __init__(
        self, painter: SheetPainter, scale: float, detail: Detail, spare: SpareImages | None = None
    ) -> None:
        """`spare` is shared with others, of which one at a time is painted."""
        self.scale = scale
        self._left_out: LeftOut | None = None
        self._painter = TilePainter(painter, scale, detail)
        self._sheets = self._painter.sheets
        self._pace = painter.pace
        self._images: dict[Key, QImage] = {}
        self._spare = spare or SpareImages()
        self._mosaic = Mosaic()
        self._stale: set[Key] = set()
        self._wrong: set[Key] = set()
        """Those of them that show what is not there any more."""
        self._whole: Span | None = None
        """Where nothing is due: asked several times a frame, and rarely another answer."""
        self._job: _Job | None = None

    def __len__(self) -> int:
        return len(self._images)

    def leave_out(self, rows: LeftOut | None) -> None:
        """Leave these cards and connectors out of what is painted from now on. Where they show
        and where they are gone from has to be invalidated as well."""
        self._left_out = rows

    # --- showing -------------------------------------------------------------------------

    def draw(self, painter: QPainter, area: Area, shown: Area) -> None:
        """Draw the tiles of an area of which a part is `shown`; the painter's unit is a device
        pixel, the area's corner lies on its origin."""
        if shown == area and self._mosaic.draw(painter, area, self._images):
            return
        left, top = area[:2]
        for key in keys_in(shown):
            image = self._images.get(key)
            if image is not None:
                painter.drawImage(QPoint(key[0] * SIDE - left, key[1] * SIDE - top), image)

    def draw_scaled(self, painter: QPainter, visible: QRectF, pixel_scale: float) -> None:
        """Draw the tiles at another scale, as a stand-in until that one's tiles are painted."""
        shown = visible
        if painter.hasClipping():
            clip = painter.clipBoundingRect()
            corner = visible.topLeft() + clip.topLeft() / pixel_scale
            shown = visible & QRectF(corner, clip.size() / pixel_scale)
        for key, image in self._images.items():
            region = self._region(key)
            if region.intersects(shown):
                corner = (region.topLeft() - visible.topLeft()) * pixel_scale
                size = region.size() * pixel_scale
                painter.drawImage(QRectF(corner, size), image)

    def lacks(self, area: Area) -> bool:
        """Whether a part of the area has no picture at all."""
        if self._is_whole(area):
            return False
        return any(key not in self._images for key in keys_in(area))

    def missing(self, area: Area) -> list[QRect]:
        """What of the area has no picture at all, on the board's plane of pixels."""
        if self._is_whole(area):
            return []
        return rects_over([key for key in keys_in(area) if key not in self._images])

    def is_fresh(self, area: Area) -> bool:
        """Whether all of the area shows the board as it is."""
        if self._is_whole(area):
            return True
        return all(key in self._images and key not in self._stale for key in keys_in(area))

    def _is_whole(self, area: Area) -> bool:
        return self._whole is not None and holds(self._whole, span_of(area))

    def covers_half(self, area: Area) -> bool:
        keys = list(keys_in(area))
        return 2 * sum(key in self._images for key in keys) >= len(keys)

    # --- keeping up ----------------------------------------------------------------------

    def invalidate(self, boxes: Floats) -> None:
        """Have every tile that a box (left, top, right, bottom in board units) touches painted
        anew."""
        spans = spans_of(boxes, self.scale)
        self._sheets.invalidate(spans)
        self._wrong |= self._outdated(spans)

    def repaint(self, boxes: Floats) -> None:
        """The same where nothing has come, gone or moved: cards there only have more to show."""
        self._outdated(spans_of(boxes, self.scale))

    def _outdated(self, spans: Rows) -> set[Key]:
        """Have these tiles painted anew; returns which they are."""
        self._give_up_job()
        if not len(spans) or not self._images:
            return set()
        found = keys_of(self._images, spans)
        self._stale |= found
        if self._stale:
            self._whole = None
        return found

    def drop_stale(self) -> None:
        """Let go of what does not show the board as it is."""
        self._whole = None
        self._mosaic.outdate()
        self._give_up(self._wrong)
        self._stale -= self._wrong
        self._wrong.clear()

    def let_go(self) -> None:
        """Let go of all tiles."""
        self._give_up_job()
        self._give_up(list(self._images))
        self._stale.clear()
        self._wrong.clear()
        self._whole = None
        self._mosaic.outdate()

    def _give_up(self, keys: Iterable[Key]) -> None:
        """Let go of those of these tiles that there are."""
        self._spare.give(self._images.pop(key) for key in keys if key in self._images)

    def _give_up_job(self) -> None:
        if self._job is not None:
            self._spare.give([self._job.image])
            self._job = None

    def work(
        self,
        area: Area,
        seconds: float,
        *,
        must: bool = True,
        must_ahead: bool = True,
        ahead: bool = True,
        lead: Key = (0, 0),
    ) -> list[QRect] | None:
        """Paint tiles of the area, then those around it, for about so long, but a step at the
        least if there `must` be one of those in the area, or `must_ahead` of those around it;
        `lead` is where the view is heading, in pixels. Returns where fresh ones have come,
        relative to the area's corner: an empty list does not mean that all is done, ask
        `wants_work`; None where no step was so short."""
        fresh: list[QRect] = []
        deadline = thread_time() + seconds
        order = self._order(area, ahead=ahead, lead=lead)
        begun = False
        while (job := self._job or self._begun(next(order, None))) is not None:
            expected = self._pace.expected(job.next)
            may_wait = begun or not (must if shows(job.key, area) else must_ahead)
            if may_wait and thread_time() + expected > deadline:
                break
            begun = True
            if self._is_last_step(job):
                fresh.append(self._finish(job, area))
        if job is None:
            self._whole = span_of(_around(area) if ahead else area)
        self._give_up_far_ones(area)
        return fresh if begun or job is None else None

    def wants_work(self, area: Area, *, ahead: bool = True) -> bool:
        return self._job is not None or next(self._order(area, ahead=ahead), None) is not None

    def _order(self, area: Area, *, ahead: bool, lead: Key = (0, 0)) -> Iterator[Key]:
        """The tiles that are due, and when their turn comes."""
        if self._is_whole(_around(area) if ahead else area):
            return
        goal = (area[0] + lead[0], area[1] + lead[1], area[2], area[3])
        keys = list(keys_in(area))
        inside = [key for key in keys if self._is_due(key)]
        self._sheets.together = span_of(area) if 2 * len(inside) > len(keys) else None
        yield from nearest_first(inside, goal)
        if ahead:
            around = [key for key in keys_in(_around(area)) if self._is_due(key)]
            yield from nearest_first(around, goal)

    def _is_due(self, key: Key) -> bool:
        return key not in self._images or key in self._stale

    def _begun(self, key: Key | None) -> _Job | None:
        if key is None:
            return None
        image = self._spare.take()
        steps = self._painter.steps(key, image, self._left_out)
        self._job = _Job(key, image, steps, next(steps))
        return self._job

    def _is_last_step(self, job: _Job) -> bool:
        """Take the next step of a job; whether nothing is left to do then."""
        started, step = thread_time(), job.next
        following = next(job.steps, None)
        self._pace.learn(step, thread_time() - started)
        job.next = following or step
        return following is None

    def _finish(self, job: _Job, area: Area) -> QRect:
        self._job = None
        self._give_up([job.key])
        self._images[job.key] = job.image
        self._mosaic.outdate()
        self._stale.discard(job.key)
        self._wrong.discard(job.key)
        return QRect(job.key[0] * SIDE - area[0], job.key[1] * SIDE - area[1], SIDE, SIDE)

    def _give_up_far_ones(self, area: Area) -> None:
        least = LIMIT // (SIDE * SIDE * 4)
        if len(self._images) <= least:
            return
        most = max(least, 3 * len(list(keys_in(area))))
        if len(self._images) > most:
            far = list(nearest_first(list(self._images), area))[most * 3 // 4 :]
            self._whole = None
            self._mosaic.outdate()
            self._give_up(far)
            self._stale &= self._images.keys()
            self._wrong &= self._images.keys()

    def _region(self, key: Key) -> QRectF:
        side = SIDE / self.scale
        return QRectF(key[0] * side, key[1] * side, side, side)


def clipped(area: Area, painter: QPainter) -> Area:
    """What of an area a painter is to show whose unit is a device pixel."""
    left, top, width, height = area
    shown = QRect(0, 0, width, height)
    if painter.hasClipping():
        shown &= painter.clipBoundingRect().toAlignedRect()
    return left + shown.x(), top + shown.y(), shown.width(), shown.height()


def _around(area: Area) -> Area:
    """The area with a ring of tiles around it."""
    margin, (left, top, width, height) = RING * SIDE, area
    return left - margin, top - margin, width + 2 * margin, height + 2 * margin
