"""Boxes of about one size, filed under the square cells in which their middles lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.geometry import Floats, Rows

MOST_STRIPS = 48
"""For a query over more rows of cells than this every box is a candidate: that is faster."""

MOST_COUNTED = 1_024
"""Over more rows of cells than this boxes are not counted either."""


@frozen(eq=False)
class CellGrid:
    """Rule: no box in it is larger than a cell, so that none reaches farther than half a cell
    beyond the cell of its middle."""

    cell: float
    keys: Rows
    filed: Rows
    """The rows of the boxes, cell by cell."""

    @classmethod
    def of(cls, boxes: Floats, rows: Rows, cell: float) -> Self:
        """File these rows of boxes."""
        middle = (boxes[rows, :2] + boxes[rows, 2:]) / 2
        cells = np.floor(middle / cell).astype(np.int64)
        keys = _keys(cells[:, 0], cells[:, 1])
        order = np.argsort(keys, kind="stable")
        return cls(cell, keys[order], rows[order])

    def about(self, box: Floats) -> int:
        """How many rows may touch a box, counted by cells."""
        left, top, right, bottom = self._cells(box)
        if bottom - top >= MOST_COUNTED:
            return len(self.filed)
        starts, ends = self._spans(left, right, np.arange(top, bottom + 1))
        return int((ends - starts).sum())

    def near(self, box: Floats) -> Rows:
        """The rows whose boxes may touch a box."""
        left, top, right, bottom = self._cells(box)
        if bottom - top >= MOST_STRIPS:
            return self.filed
        starts, ends = self._spans(left, right, np.arange(top, bottom + 1))
        return np.concatenate([self.filed[:0], *self._slices(starts, ends)])

    def _cells(self, box: Floats) -> list[int]:
        """The first and the last cells whose boxes may touch a box: left, top, right, bottom."""
        reach = self.cell / 2
        edges = np.floor((box + np.array([-reach, -reach, reach, reach])) / self.cell)
        cells: list[int] = np.clip(edges, -(2.0**31), 2.0**31 - 1).astype(np.int64).tolist()
        return cells

    def _spans(self, left: int, right: int, strips: Rows) -> tuple[Rows, Rows]:
        """Where in `filed` the boxes of some cells of each strip begin and end."""
        starts = np.searchsorted(self.keys, _keys(left, strips), side="left")
        return starts, np.searchsorted(self.keys, _keys(right, strips), side="right")

    def _slices(self, starts: Rows, ends: Rows) -> Iterator[Rows]:
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        return (self.filed[start:end] for start, end in spans if end > start)


def _keys(columns: Rows | int, strips: Rows) -> Rows:
    """One number per cell: the cells of a strip are neighbours in this order."""
    keys: Rows = strips * np.int64(2**32) + columns
    return keys
