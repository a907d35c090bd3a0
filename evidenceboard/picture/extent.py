"""The rectangle around very many boxes, found again in no time when a few of them move."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.picture.geometry import Flags, Floats, Rows, rect_of

PART = 1024
"""Boxes that are looked through together."""
SIDE_BY_SIDE = 32


class Extent:
    """Remembers the rectangle around each part of the boxes; only parts in which a box moved are
    looked through again, and none where all went on within the whole. Rule: the answer is exact
    at any time. NaN boxes do not count."""

    def __init__(self) -> None:
        self._parts: Floats = np.zeros((0, 4))
        self._stale: Flags = np.zeros(0, dtype=bool)
        self._whole: Floats | None = None
        self._rect = QRectF()

    def outdate(self, where: Rows | slice, boxes: Floats, after: Floats) -> None:
        """Note that some of the boxes will be others: which, and what each will be."""
        if self._whole is not None and not _is_within(self._whole, boxes[where], after):
            self._whole = None
        if isinstance(where, slice):
            self._stale[where.start // PART : (where.stop - 1) // PART + 1] = True
            return
        parts = where // PART
        self._stale[parts[parts < len(self._stale)]] = True

    def around(self, boxes: Floats) -> QRectF:
        """The rectangle around all boxes; null where there is none."""
        if self._whole is None or len(self._stale) * PART < len(boxes):
            self._grow(-(-len(boxes) // PART))
            for part in np.flatnonzero(self._stale).tolist():
                self._parts[part] = _hull(boxes[part * PART : (part + 1) * PART])
            self._stale[:] = False
            self._whole = _hull(self._parts)
            self._rect = QRectF() if np.isnan(self._whole[0]) else rect_of(self._whole)
        return QRectF(self._rect)

    def _grow(self, parts: int) -> None:
        more = parts - len(self._parts)
        if more > 0:
            self._parts = np.concatenate([self._parts, np.full((more, 4), np.nan)])
            self._stale = np.concatenate([self._stale, np.ones(more, dtype=bool)])


def _is_within(whole: Floats, before: Floats, after: Floats) -> bool:
    """Whether a box goes round all the same when boxes that it went round are others: none of them
    was what its sides are there for, none is beyond them."""
    left, top, right, bottom = whole.tolist()
    if np.isnan(left):
        return False
    held = (
        (before[:, 0] <= left) | (before[:, 1] <= top),
        (before[:, 2] >= right) | (before[:, 3] >= bottom),
    )
    beyond = (
        (after[:, 0] < left) | (after[:, 1] < top),
        (after[:, 2] > right) | (after[:, 3] > bottom),
    )
    return not any(some.any() for some in (*held, *beyond))


def _hull(boxes: Floats) -> Floats:
    """The box around boxes (n, 4); NaN where there is none. Rows of many boxes side by side are
    compared first, which takes a fifth of the time."""
    whole = len(boxes) // SIDE_BY_SIDE * SIDE_BY_SIDE
    wide, rest = boxes[:whole].reshape(-1, 4 * SIDE_BY_SIDE), boxes[whole:]
    low, high = (
        of.reduce(np.concatenate([of.reduce(wide, axis=0, initial=np.nan).reshape(-1, 4), rest]))
        for of in (np.fmin, np.fmax)
    )
    return np.concatenate([low[:2], high[2:]])
