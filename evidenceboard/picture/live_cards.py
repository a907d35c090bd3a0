"""Greeked cards under way, worked out once and drawn wherever the hand has carried them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Self

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats, Rows, boxes_of
from evidenceboard.picture.greeked_cards import GreekedCards
from evidenceboard.picture.region import on_region
from evidenceboard.picture.row_painter import Greeked, RowPainter

MOST = 1_500
"""More cards than this are worked out anew in every frame, but only those in view."""
LARGEST = 3_000_000
"""Cards that lie so far apart that their picture has more pixels are drawn one by one."""
BESIDE = 2
"""Pixels by which a line round a frame may stand out, and then one for rounding."""


class PicturedCards:
    """Greeked cards as one picture, which is drawn in a tenth of the time."""

    def __init__(self, picture: QImage, corner: tuple[int, int]) -> None:
        """`corner` is the pixel of the board's plane where it began before the cards moved."""
        self._picture, self._corner = picture, corner

    @classmethod
    def of(
        cls,
        greeked: GreekedCards,
        records: RowPainter,
        scale: float,
        rows: Rows,
        moved: tuple[int, int] = (0, 0),
    ) -> Self | None:
        """The picture of these cards, which have `moved` by so many pixels since they were worked
        out; none where it would be too large."""
        boxes = boxes_of(records.scene.cards.rects[rows]) * scale
        left, top = (np.floor(boxes[:, :2].min(axis=0)) - BESIDE).astype(int).tolist()
        right, bottom = (np.ceil(boxes[:, 2:].max(axis=0)) + BESIDE).astype(int).tolist()
        if (right - left) * (bottom - top) > LARGEST:
            return None
        picture = QImage(right - left, bottom - top, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        region = QRectF(left, top, right - left, bottom - top)
        region = QRectF(region.topLeft() / scale, region.size() / scale)
        painter = QPainter(picture)
        try:
            with on_region(painter, region, scale, Detail.GREEK) as stroke:
                records.paint_cards(stroke, rows, greeked, moved)
        finally:
            painter.end()
        return cls(picture, (left - moved[0], top - moved[1]))

    def paint(
        self,
        painter: QPainter,
        box: Floats,
        origin: tuple[int, int],
        paint_picture: Callable[[int], None],
        moved: tuple[int, int] = (0, 0),
    ) -> None:
        """As `GreekedCards.paint` draws them."""
        (left, top), (x, y) = self._corner, moved
        painter.drawImage(QPoint(left + x - origin[0], top + y - origin[1]), self._picture)


class LiveCards:
    """Rule: what was worked out holds as long as all cards have moved by the same way; after any
    other change of them `outdate` is called.

    Cards that are drawn for a second time are drawn as a picture.
    """

    def __init__(self) -> None:
        self._greeked: GreekedCards | None = None
        self._pictured: PicturedCards | None = None
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
        for step in self._steps:  # noqa: UP028
            yield step
        yield len(rows)
        if self._greeked is greeked:
            self._pictured = PicturedCards.of(greeked, records, scale, rows)

    def at_their_places(
        self, records: RowPainter, scale: float, rows: Rows
    ) -> tuple[Greeked, tuple[int, int]] | None:
        """The cards, and by how many pixels they have moved since; None for too many."""
        way = self._way(records.scene.cards.rects[rows])
        if self._greeked is None or way is None or self._made_by != (records, scale):
            greeked = self._begun(records, scale, rows)
            self._finish()
            return (greeked, (0, 0)) if greeked is not None else None
        self._finish()
        moved = round(way[0] * scale), round(way[1] * scale)
        if self._pictured is None:
            self._pictured = PicturedCards.of(self._greeked, records, scale, rows, moved)
        return self._pictured or self._greeked, moved

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
