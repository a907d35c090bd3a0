"""What lies in a rectangle: grids over boxes, repaired when there is time."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.picture.cell_grid import CellGrid
from evidenceboard.picture.extent import Extent
from evidenceboard.picture.geometry import Flags, Floats, Rows, meets
from evidenceboard.picture.long_rows import stretch_of
from evidenceboard.picture.slots import longer_than

SMALLEST_CELL = 256.0
MOST_GRIDS = 3
FEW = 8
"""So many boxes are not worth a grid of their own."""
LOOSE_SHARE = 16
"""Rebuilding pays once more than one box in so many has moved."""


class GridIndex:
    """Finds boxes (left, top, right, bottom) by place, each known by its row.

    Nine in ten boxes are filed in a grid with cells as large as the largest of them, nine in ten
    of the rest in a coarser one, and so on; the few that remain, and those that moved since the
    last `tidy`, are tested one by one. Rule: answers are exact at any time.
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
        self.make_room(int(rows.max()) + 1)
        where = stretch_of(rows)
        self._extent.outdate(where, self.boxes, boxes)
        self.boxes[where] = boxes
        fresh = rows[~self._is_loose[where]]
        if len(fresh):
            self._is_loose[fresh] = True
            self._loose = np.concatenate([self._loose, fresh])

    def within(self, box: Floats) -> Rows:
        """The rows whose boxes touch the box, in no particular order."""
        rows = self._candidates(box)
        return rows[meets(self.boxes[rows], box)]

    def about(self, box: Floats) -> int:
        """About how many boxes touch the box, and never fewer."""
        return len(self._loose) + sum(grid.about(box) for grid in self._grids)

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

    def make_room(self, needed: int) -> None:
        """Have so many rows ready."""
        have = len(self.boxes)
        if needed > have:
            more = max(needed, longer_than(have)) - have
            self.boxes = np.concatenate([self.boxes, np.full((more, 4), np.nan)])
            self._is_loose = np.concatenate([self._is_loose, np.zeros(more, dtype=bool)])

    def _rebuild(self) -> None:
        size = np.maximum(self.boxes[:, 2] - self.boxes[:, 0], self.boxes[:, 3] - self.boxes[:, 1])
        rest = np.flatnonzero(~np.isnan(size))
        self._grids: list[CellGrid] = []
        while len(rest) > FEW and len(self._grids) < MOST_GRIDS:
            sizes = size[rest]
            most = len(sizes) * 9 // 10  # np.quantile would do, but imports for 20 ms
            cell = max(SMALLEST_CELL, float(np.partition(sizes, most)[most]))
            self._grids.append(CellGrid.of(self.boxes, rest[sizes <= cell], cell))
            rest = rest[sizes > cell]
        self._loose, self._loose_at_best = rest, len(rest)
        self._is_loose = np.zeros(len(self.boxes), dtype=bool)
        self._is_loose[rest] = True

    def _candidates(self, box: Floats) -> Rows:
        filed = np.concatenate([self._loose[:0], *(grid.near(box) for grid in self._grids)])
        if len(self._loose) > self._loose_at_best:
            filed = filed[~self._is_loose[filed]]
        return np.concatenate([filed, self._loose])
