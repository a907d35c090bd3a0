"""What lies in a rectangle: a uniform grid over boxes, repaired when there is time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.picture.extent import Extent
from evidenceboard.picture.geometry import Flags, Floats, Rows, meets

MOST_STRIPS = 48
"""A query over more rows of cells than this tests every box: that is faster."""
SMALLEST_CELL = 256.0
LOOSE_SHARE = 16
"""Rebuilding pays once more than one box in so many has moved."""


class GridIndex:
    """Finds boxes (left, top, right, bottom) by place, each known by its row.

    Boxes up to a cell in size are filed under the cell of their middle; larger ones, and those
    that moved since the last `tidy`, are tested one by one. Rule: answers are exact at any time.
    """

    def __init__(self, boxes: Floats) -> None:
        self.boxes = boxes.copy()
        self._extent = Extent()
        self._loose: Rows = np.zeros(0, dtype=np.intp)
        self._is_loose: Flags = np.zeros(len(boxes), dtype=bool)
        self._rebuild()

    def put(self, rows: Rows, boxes: Floats) -> None:
        """Give rows new boxes; a box of NaN takes the row out. Unknown rows are made."""
        if not len(rows):
            return
        self._grow(int(rows.max()) + 1)
        self.boxes[rows] = boxes
        self._extent.outdate(rows)
        fresh = rows[~self._is_loose[rows]]
        if len(fresh):
            self._is_loose[fresh] = True
            self._loose = np.concatenate([self._loose, fresh])

    def within(self, box: Floats) -> Rows:
        """The rows whose boxes touch the box, in no particular order."""
        rows = self._candidates(box)
        return rows[meets(self.boxes[rows], box)]

    def bounds(self) -> QRectF:
        """The rectangle around all boxes; null where there is none."""
        return self._extent.around(self.boxes)

    @property
    def wants_tidying(self) -> bool:
        """Whether so many boxes moved that a rebuild would make queries faster."""
        return len(self._loose) - self._loose_at_best > 256 + len(self.boxes) // LOOSE_SHARE

    def tidy(self) -> None:
        """File all boxes anew; worth a call when nothing else is to do."""
        self._rebuild()

    def _grow(self, needed: int) -> None:
        have = len(self.boxes)
        if needed > have:
            more = max(needed, have * 3 // 2 + 16) - have
            self.boxes = np.concatenate([self.boxes, np.full((more, 4), np.nan)])
            self._is_loose = np.concatenate([self._is_loose, np.zeros(more, dtype=bool)])

    def _rebuild(self) -> None:
        size = np.maximum(self.boxes[:, 2] - self.boxes[:, 0], self.boxes[:, 3] - self.boxes[:, 1])
        alive = ~np.isnan(size)
        sizes = size[alive]
        most = len(sizes) * 9 // 10  # np.quantile would do, but imports for 20 ms
        typical = float(np.partition(sizes, most)[most]) if len(sizes) else 0.0
        self._cell = max(SMALLEST_CELL, typical)
        short = alive & (size <= self._cell)
        rows = np.flatnonzero(short)
        middle = (self.boxes[rows, :2] + self.boxes[rows, 2:]) / 2
        cells = np.floor(middle / self._cell).astype(np.int64)
        keys = _keys(cells[:, 0], cells[:, 1])
        order = np.argsort(keys, kind="stable")
        self._keys, self._filed = keys[order], rows[order]
        self._loose = np.flatnonzero(alive & ~short)
        self._loose_at_best = len(self._loose)
        self._is_loose = alive & ~short

    def _candidates(self, box: Floats) -> Rows:
        reach = self._cell / 2
        edges = np.floor((box + np.array([-reach, -reach, reach, reach])) / self._cell)
        left, top, right, bottom = np.clip(edges, -(2.0**31), 2.0**31 - 1).astype(np.int64)
        if bottom - top >= MOST_STRIPS:
            return np.arange(len(self.boxes))
        strips = np.arange(top, bottom + 1)
        starts = np.searchsorted(self._keys, _keys(left, strips), side="left")
        ends = np.searchsorted(self._keys, _keys(right, strips), side="right")
        filed = np.concatenate([self._filed[:0], *self._slices(starts, ends)])
        if len(self._loose) == self._loose_at_best:
            return np.concatenate([filed, self._loose])
        return np.concatenate([filed[~self._is_loose[filed]], self._loose])

    def _slices(self, starts: Rows, ends: Rows) -> Iterator[Rows]:
        return (
            self._filed[start:end] for start, end in zip(starts, ends, strict=True) if end > start
        )


def _keys(columns: Rows | np.int64, strips: Rows) -> Rows:
    """One number per cell: the cells of a strip are neighbours in this order."""
    keys: Rows = strips * np.int64(2**32) + columns
    return keys
