"""Boxes of about one size, filed under the square cells in which their middles lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from evidenceboard.picture.geometry import Floats, Rows

MOST_STRIPS = 48
"""For a query over more rows of cells than this every box is a candidate: that is faster."""


@dataclass(frozen=True, slots=True, eq=False)
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

    def near(self, box: Floats) -> Rows:
        """The rows whose boxes may touch a box."""
        reach = self.cell / 2
        edges = np.floor((box + np.array([-reach, -reach, reach, reach])) / self.cell)
        left, top, right, bottom = np.clip(edges, -(2.0**31), 2.0**31 - 1).astype(np.int64)
        if bottom - top >= MOST_STRIPS:
            return self.filed
        strips = np.arange(top, bottom + 1)
        starts = np.searchsorted(self.keys, _keys(left, strips), side="left")
        ends = np.searchsorted(self.keys, _keys(right, strips), side="right")
        return np.concatenate([self.filed[:0], *self._slices(starts, ends)])

    def _slices(self, starts: Rows, ends: Rows) -> Iterator[Rows]:
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        return (self.filed[start:end] for start, end in spans if end > start)


def _keys(columns: Rows | np.int64, strips: Rows) -> Rows:
    """One number per cell: the cells of a strip are neighbours in this order."""
    keys: Rows = strips * np.int64(2**32) + columns
    return keys
