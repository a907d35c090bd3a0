"""Boxes as numpy rows of left, top, right, bottom, and how they become Qt rectangles."""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.picture.long_rows import each_with

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.floating[Any]]"
Rows: TypeAlias = "NDArray[np.intp]"
Flags: TypeAlias = "NDArray[np.bool_]"
Codes: TypeAlias = "NDArray[np.uint8]"

FARTHEST = 1e8
"""Cards are shown no farther than this from the middle of the board: at 800 % it still fits
into the 32 bits in which Qt counts pixels."""
LARGEST = 1e6

MOST_TOLD_APART = 4_096
"""Of more boxes than this to be painted anew, the one around them all is painted: it is found
sooner, and most of it has to be painted anyway."""
PIECES = 12


def _piece_basis() -> Floats:
    """For each of `PIECES` equal parts of a cubic, what makes its control points the part's."""
    made = []
    for a, b in zip(np.arange(PIECES) / PIECES, np.arange(1, PIECES + 1) / PIECES, strict=True):
        blossoms = ((a, a, a), (a, a, b), (a, b, b), (b, b, b))
        made.append([_blossom(*args) for args in blossoms])
    return np.array(made)


def _blossom(r: float, s: float, t: float) -> list[float]:
    """The weights of the four control points in the polar form of a cubic."""
    return [
        (1 - r) * (1 - s) * (1 - t),
        r * (1 - s) * (1 - t) + (1 - r) * s * (1 - t) + (1 - r) * (1 - s) * t,
        r * s * (1 - t) + r * (1 - s) * t + (1 - r) * s * t,
        r * s * t,
    ]


_BASIS = _piece_basis().reshape(PIECES * 4, 4)
_LEAST, _MOST = (-FARTHEST, -FARTHEST, 1.0, 1.0), (FARTHEST, FARTHEST, LARGEST, LARGEST)


def shown(rects: Floats) -> Floats:
    """Rectangles x, y, w, h as they are shown: finite, not endlessly far, not endlessly large."""
    plain = np.asarray(rects, dtype=float).reshape(-1, 4)
    made = each_with(np.minimum, each_with(np.maximum, plain, _LEAST), _MOST)
    unknown = np.isnan(made)
    if unknown.any():
        made[unknown] = np.broadcast_to((0.0, 0.0, 1.0, 1.0), made.shape)[unknown]
    return made


def boxes_of(rects: Floats) -> Floats:
    """Boxes left, top, right, bottom of rectangles x, y, w, h."""
    made = rects.copy()
    made[:, 2] += made[:, 0]  # one by one, which is sooner done than both
    made[:, 3] += made[:, 1]
    return made


def curve_boxes(curves: Floats) -> Floats:
    """Boxes (PIECES, n, 4) that together cover each curve closely: the hulls of its parts."""
    flat = curves.transpose(1, 0, 2).reshape(4, -1)  # one matrix product for all curves
    parts = (_BASIS @ flat).reshape(PIECES, 4, len(curves), 2)
    first, second, third, fourth = (parts[:, point] for point in range(4))
    boxes = np.empty((PIECES, len(curves), 4))
    low, high = boxes[..., :2], boxes[..., 2:]
    np.minimum(np.minimum(first, second), np.minimum(third, fourth), out=low)
    np.maximum(np.maximum(first, second), np.maximum(third, fourth), out=high)
    return boxes


def pieces_meet(curves: Floats, box: Floats) -> Flags:
    """Which pieces (PIECES, n) of curves may touch a box: `curve_boxes` and `meets` in one, with
    arrays in the order in which numpy is quick, for thousands of curves a tile."""
    met = _between(curves[:, :, 0], box[0], box[2])
    near = np.flatnonzero(met.any(axis=0))
    down = _between(curves[near, :, 1], box[1], box[3])
    found = np.zeros_like(met)
    found[:, near] = met[:, near] & down
    return found


def _between(points: Floats, low: float, high: float) -> Flags:
    """Which pieces (PIECES, n) reach between two values of one coordinate (n, 4)."""
    parts = (_BASIS @ np.ascontiguousarray(points.T)).reshape(PIECES, 4, -1)
    first, second, third, fourth = (parts[:, point] for point in range(4))
    least = np.minimum(np.minimum(first, second), np.minimum(third, fourth))
    most = np.maximum(np.maximum(first, second), np.maximum(third, fourth))
    return (least <= high) & (most >= low)


def hulls(curves: Floats) -> Floats:
    """Boxes (n, 4) around the control points of curves (n, 4, 2)."""
    first, second, third, fourth = (curves[:, point] for point in range(4))
    boxes = np.empty((len(curves), 4))
    np.minimum(np.minimum(first, second), np.minimum(third, fourth), out=boxes[:, :2])
    np.maximum(np.maximum(first, second), np.maximum(third, fourth), out=boxes[:, 2:])
    return boxes


def distinct(*parts: Rows) -> Rows:
    """All rows of the parts, each once, in order; np.unique takes longer to get going."""
    rows = np.sort(np.concatenate(parts))
    found: Rows = rows[np.append(True, rows[1:] != rows[:-1])[: len(rows)]]  # numpy's
    return found


def marked(extent: int, rows: Rows) -> Flags:
    """Flags for so many rows, up for these."""
    flags: Flags = np.zeros(extent, dtype=bool)
    flags[rows] = True
    return flags


def padded(boxes: Floats, margin: float) -> Floats:
    """Boxes grown by a margin on all sides."""
    grown: Floats = boxes + np.array([-margin, -margin, margin, margin])
    return grown


def too_many(things: Sized) -> bool:
    """Whether so much is to be painted anew that it is not told apart."""
    return len(things) > MOST_TOLD_APART


def few(boxes: Floats) -> Floats:
    """The boxes; or, where they are too many to be told apart, the one box around them all."""
    if not too_many(boxes):
        return boxes
    low = np.fmin.reduce(boxes[:, :2], axis=0)
    high = np.fmax.reduce(boxes[:, 2:], axis=0)
    return np.concatenate([low, high])[None]


def meets(boxes: Floats, box: Floats) -> Flags:
    """Which boxes (…, 4) touch the one box; a box of NaN touches nothing."""
    met: Flags = (
        (boxes[..., 0] <= box[2])
        & (boxes[..., 2] >= box[0])
        & (boxes[..., 1] <= box[3])
        & (boxes[..., 3] >= box[1])
    )
    return met


def lie_in(boxes: Floats, box: Floats) -> Flags:
    """Which boxes (n, 4) lie wholly in the one box."""
    held: Flags = (
        (boxes[:, 0] >= box[0])
        & (boxes[:, 1] >= box[1])
        & (boxes[:, 2] <= box[2])
        & (boxes[:, 3] <= box[3])
    )
    return held


def overlaps(boxes: Floats) -> tuple[Rows, Rows]:
    """All pairs of boxes that lie on one another, the earlier one first, by the later one."""
    left, top, right, bottom = (np.ascontiguousarray(side) for side in boxes.T)
    met = left[:, None] < right
    met &= right[:, None] > left
    met &= top[:, None] < bottom
    met &= bottom[:, None] > top
    later, earlier = np.nonzero(met)
    below = earlier < later
    return earlier[below], later[below]


def box_of(rect: QRectF, margin: float = 0) -> Floats:
    """A Qt rectangle as a box, grown by a margin."""
    return np.array(
        [rect.left() - margin, rect.top() - margin, rect.right() + margin, rect.bottom() + margin]
    )


def rect_of(box: Floats) -> QRectF:
    """A box as a Qt rectangle."""
    left, top, right, bottom = (float(value) for value in box)
    return QRectF(left, top, right - left, bottom - top)


def union(boxes: Floats) -> QRectF:
    """The rectangle around all boxes; null where there is none. NaN boxes do not count."""
    if not len(boxes):
        return QRectF()
    low, high = np.fmin.reduce(boxes[:, :2]), np.fmax.reduce(boxes[:, 2:])
    return QRectF() if np.isnan(low[0]) else rect_of(np.concatenate([low, high]))
