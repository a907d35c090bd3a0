"""Which tiles an area is made of: pairs of column and line on the board's plane of pixels."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product

import numpy as np
from PySide6.QtCore import QRect

from evidenceboard.picture.geometry import Flags, Floats, Rows

SIDE = 256
"""Device pixels along a tile's side."""
FEW = 100
"""So many boxes are looked at one by one."""
FARTHEST = 2.0**40

Key = tuple[int, int]
Area = tuple[int, int, int, int]
"""Left, top, width, height in device pixels of the board's plane."""
Span = tuple[int, int, int, int]
"""Column and line of the first tile, and of the last."""


def span_of(area: Area) -> Span:
    """The first and the last tile that show in an area."""
    left, top, width, height = area
    return left // SIDE, top // SIDE, (left + width - 1) // SIDE, (top + height - 1) // SIDE


def holds(outer: Span, inner: Span) -> bool:
    """Whether all tiles of one span are among those of another."""
    first = outer[0] <= inner[0] and outer[1] <= inner[1]
    return first and inner[2] <= outer[2] and inner[3] <= outer[3]


def shows(key: Key, area: Area) -> bool:
    """Whether a tile shows in an area."""
    return holds(span_of(area), (*key, *key))


def keys_in(area: Area) -> Iterator[Key]:
    """The tiles that show in an area, line by line."""
    left, top, right, bottom = span_of(area)
    for j in range(top, bottom + 1):
        for i in range(left, right + 1):
            yield i, j


def rects_over(keys: Sequence[Key]) -> list[QRect]:
    """Few rectangles in pixels that cover these tiles, given line by line, and little else."""
    lines: dict[int, tuple[int, int]] = {}
    for i, j in keys:
        lines[j] = lines.get(j, (i,))[0], i
    rects: list[QRect] = []
    for j, (first, last) in lines.items():
        line = QRect(first * SIDE, j * SIDE, (last + 1 - first) * SIDE, SIDE)
        if rects and _goes_on(rects[-1], line):
            line = rects.pop().united(line)
        rects.append(line)
    return rects


def _goes_on(above: QRect, below: QRect) -> bool:
    """Whether two rectangles make one."""
    is_next = above.top() + above.height() == below.top()
    return is_next and (above.left(), above.width()) == (below.left(), below.width())


def nearest_first(keys: list[Key], area: Area) -> Iterator[Key]:
    """The tiles by how far they are from the middle of an area."""
    x = (area[0] + area[2] / 2) / SIDE - 0.5
    y = (area[1] + area[3] / 2) / SIDE - 0.5
    return iter(sorted(keys, key=lambda key: (key[0] - x) ** 2 + (key[1] - y) ** 2))


def spans_of(boxes: Floats, scale: float) -> Rows:
    """The first and the last tile (n, 4) that each box of the board touches at a scale."""
    spans: Rows = np.floor(np.clip(boxes * (scale / SIDE), -FARTHEST, FARTHEST)).astype(np.intp)
    return spans


def meeting(spans: Rows, others: Sequence[Span]) -> list[Span]:
    """Those of the others that have a tile in common with any of the spans (n, 4)."""
    left, top, right, bottom = np.ascontiguousarray(spans.T)
    met = []
    for first, line, last, end in others:
        across = (left <= last) & (right >= first)
        if across.any() and (across & (top <= end) & (bottom >= line)).any():
            met.append((first, line, last, end))
    return met


def keys_of(keys: Collection[Key], spans: Rows) -> set[Key]:
    """Those of the tiles that are in one of the spans (n, 4)."""
    if len(spans) <= FEW:
        return {key for span in spans.tolist() for key in _in_span(keys, span)}
    some = list(keys)
    places = np.array(some)
    low, high = places.min(axis=0), places.max(axis=0)
    first, last = np.maximum(spans[:, :2], low) - low, np.minimum(spans[:, 2:], high) - low
    hit = _rasterised(first, last, high - low + 1)
    return {key for key, (i, j) in zip(some, places - low, strict=True) if hit[i, j]}


def _in_span(keys: Collection[Key], span: Sequence[int]) -> Iterator[Key]:
    left, top, right, bottom = span
    if (right - left + 1) * (bottom - top + 1) > len(keys):
        yield from (key for key in keys if holds((left, top, right, bottom), (*key, *key)))
    else:
        columns, lines = range(left, right + 1), range(top, bottom + 1)
        yield from (key for key in product(columns, lines) if key in keys)


def _rasterised(first: Rows, last: Rows, shape: Rows) -> Flags:
    """Which fields of a grid are touched by spans (n, 2) to (n, 2), counted by differences."""
    inside = ((first <= last) & (first < shape)).all(axis=1)
    first, last = first[inside], last[inside] + 1
    across, down = (int(side) + 1 for side in shape)
    counts = np.zeros(across * down, dtype=np.int64)
    for i, j, sign in (
        (first[:, 0], first[:, 1], 1),
        (last[:, 0], first[:, 1], -1),
        (first[:, 0], last[:, 1], -1),
        (last[:, 0], last[:, 1], 1),
    ):
        counts += sign * np.bincount(i * down + j, minlength=across * down)
    touched: Flags = counts.reshape(across, down).cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0
    return touched
