"""Greeked cards under way, worked out once and drawn wherever the hand has carried them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats, Rows, boxes_of
from evidenceboard.picture.plane_picture import PlanePicture
from evidenceboard.picture.region import Stroke
from evidenceboard.picture.row_painter import RowPainter

if TYPE_CHECKING:
    from evidenceboard.picture.greeked_cards import GreekedCards

MOST = 1_500
"""More cards than this are worked out anew in every frame, but only those in view."""
LARGEST = 3_000_000
"""Cards that lie so far apart that their picture has more pixels are drawn one by one."""
BESIDE = 2
"""Pixels by which a line round a frame may stand out, and then one for rounding."""


class LiveCards:
    """Rule: what was worked out holds as long as all cards have moved by the same way; after any
    other change of them `outdate` is called.

    From the second time on a part of a picture of them is painted each time, and then that drawn.
    """

    def __init__(self) -> None:
        self._greeked: GreekedCards | None = None
        self._pictured: PlanePicture | None = None
        self._pictured_at = (0, 0)
        """How far the cards had moved by the time their picture was made."""
        self._steps: Iterator[int] = iter(())
        """What is left to work out of them."""
        self._made_by: tuple[RowPainter, float] | None = None
        self._rects: Floats = np.zeros((0, 4))

    def outdate(self) -> None:
        """The cards look different now, or are others."""
        self._greeked = self._pictured = None

    def get_ready(self, records: RowPainter, scale: float, rows: Rows) -> Iterator[int]:
        """Work these cards out, in steps, ahead of painting; nothing for too many."""
        greeked = self._begun(records, scale, rows)
        if greeked is None:
            return
        # `yield from` would end them together with whoever gives up in between
        for step in self._steps:
            yield step
        picture = self._pictured = _picture_over(records, scale, rows)
        self._pictured_at = (0, 0)
        if picture is not None:
            for step in picture.steps(_painting(greeked, records, rows)):  # the same
                yield step

    def paint(self, stroke: Stroke, records: RowPainter, shown: Rows, rows: Rows) -> None:
        """Paint the cards, which are these `rows`, where they are now; where they are too many,
        those that are `shown`."""
        found = self.at_their_places(records, stroke.scale, rows)
        if found is None:
            records.paint_cards(stroke, shown)
            return
        kept, moved = found
        if isinstance(kept, PlanePicture):
            x, y = self._pictured_at
            kept.draw(stroke, (moved[0] - x, moved[1] - y))
        else:
            records.paint_cards(stroke, shown, kept, moved)

    def at_their_places(
        self, records: RowPainter, scale: float, rows: Rows
    ) -> tuple[GreekedCards | PlanePicture, tuple[int, int]] | None:
        """The cards, and by how many pixels they have moved since they were worked out; None for
        too many."""
        way = self._way(records.scene.cards.rects[rows])
        if self._greeked is None or way is None or self._made_by != (records, scale):
            greeked = self._begun(records, scale, rows)
            self._finish()
            return (greeked, (0, 0)) if greeked is not None else None
        self._finish()
        moved = round(way[0] * scale), round(way[1] * scale)
        if self._pictured is None:
            self._pictured, self._pictured_at = _picture_over(records, scale, rows), moved
        picture = self._pictured
        if picture is not None and not picture.is_whole:
            picture.paint_some(_painting(self._greeked, records, rows, self._pictured_at))
        return picture if picture is not None and picture.is_whole else self._greeked, moved

    def _begun(self, records: RowPainter, scale: float, rows: Rows) -> GreekedCards | None:
        """The cards, still to be worked out; None for too many."""
        self.outdate()
        if not 0 < len(rows) <= MOST:
            return None
        self._greeked, self._made_by = records.greeked(scale), (records, scale)
        self._rects = records.scene.cards.rects[rows]
        self._steps = self._greeked.fill(rows, records.without_text)
        return self._greeked

    def _finish(self) -> None:
        for _ in self._steps:
            pass

    def _way(self, rects: Floats) -> tuple[float, float] | None:
        """How far all cards have moved; None where that is not one way for all."""
        if rects.shape != self._rects.shape or not len(rects):
            return None
        ways = rects - self._rects
        alike = np.abs(ways - ways[0]).max(initial=0) < 1e-6 and not ways[0, 2:].any()
        return (float(ways[0, 0]), float(ways[0, 1])) if alike else None


def _picture_over(records: RowPainter, scale: float, rows: Rows) -> PlanePicture | None:
    """An unpainted picture for these cards; none where it would be too large."""
    boxes = boxes_of(records.scene.cards.rects[rows])
    around = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    picture = PlanePicture.over(around, scale, Detail.GREEK, BESIDE)
    return picture if picture.pixels <= LARGEST else None


def _painting(
    greeked: GreekedCards,
    records: RowPainter,
    rows: Rows,
    moved: tuple[int, int] = (0, 0),
) -> Callable[[Stroke], None]:
    """What paints cards, which have moved since they were worked out, into their picture."""
    return lambda stroke: records.paint_cards(stroke, rows, greeked, moved)
