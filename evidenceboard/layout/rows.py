"""Orders cards within their rows so that connectors cross little, and gives them their x."""

from __future__ import annotations

import numpy as np

from evidenceboard.layout.arrays import Floats, Ints, numbered

SWEEPS = 24
GAP = 40.0


def ordered(row: Ints, width: Floats, edges: Ints, start: Floats, sweeps: int = SWEEPS) -> Ints:
    """Nodes sorted by row and by their place in it.

    Barycentre sweeps (Sugiyama, Tagawa and Toda 1981), by turns over the neighbours above and
    below; `start` (n,) gives the order to begin from. Nodes without neighbours keep their place.
    """
    order: Ints = np.lexsort((start, row))
    apart = row * (width.sum() + GAP * len(width))
    for sweep in range(sweeps):
        middle = _packed(order, row, width)
        wanted = _means(edges[:, ::-1] if sweep % 2 else edges, middle) + apart
        order = order[np.argsort(wanted[order], kind="stable")]
    return order


def middles(order: Ints, row: Ints, width: Floats, edges: Ints) -> Floats:
    """The x (n,) of each node's middle: near its neighbours', in order, without overlap."""
    middle = _packed(order, row, width)
    for sweep in range(3):
        wanted = _means(edges[:, ::-1] if sweep % 2 else edges, middle)
        middle = _nearest(order, row, width, wanted)
    return middle


def _means(edges: Ints, middle: Floats) -> Floats:
    """For each node the mean x of the nodes that lead to it, or its own where none does."""
    count = np.bincount(edges[:, 1], minlength=len(middle))
    total = np.bincount(edges[:, 1], weights=middle[edges[:, 0]], minlength=len(middle))
    return np.where(count > 0, total / np.maximum(count, 1), middle)


def _packed(order: Ints, row: Ints, width: Floats) -> Floats:
    """Middles of nodes laid side by side, each row about x = 0."""
    ends = np.cumsum(width[order] + GAP)
    first = np.flatnonzero(np.diff(row[order], prepend=-1))
    last = np.append(first[1:], len(order)) - 1
    start = np.append(0.0, ends)[first]
    centre = (start + ends[last] - GAP) / 2
    middle = np.empty_like(width)
    middle[order] = ends - GAP - width[order] / 2 - np.repeat(centre, last - first + 1)
    return middle


def _nearest(order: Ints, row: Ints, width: Floats, wanted: Floats) -> Floats:
    """Middles nearest to those wanted (least squares) that keep the order and the gaps.

    Pool adjacent violators, after taking off the room that each node's predecessors need.
    """
    room = np.cumsum(width[order] + GAP) - GAP - width[order] / 2
    free = wanted[order] - room
    means: list[float] = []
    sizes: list[int] = []
    previous = -1
    floor = 0
    for value, here in zip(free.tolist(), row[order].tolist(), strict=True):
        if here != previous:
            previous, floor = here, len(means)
        mean, size = value, 1
        while len(means) > floor and means[-1] > mean:
            pooled = sizes.pop()
            mean = (mean * size + means.pop() * pooled) / (size + pooled)
            size += pooled
        means.append(mean)
        sizes.append(size)
    middle = np.empty_like(width)
    middle[order] = np.repeat(means, sizes) + room
    return middle


def wrapped(row: Ints, group: Ints, width: Floats, order: Ints, widest: Floats) -> Ints:
    """Rows split where one would be wider than its group's `widest`; returns new row numbers.

    `order` sorts by row. Parts follow one another downward in the order of the row.
    """
    ends = np.cumsum(width[order] + GAP)
    rows = row[order]
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    lengths = np.diff(np.append(first, len(order)))
    start = np.repeat(np.append(0.0, ends)[first], lengths)
    whole = np.repeat(ends[np.append(first[1:], len(order)) - 1], lengths) - start
    parts = np.ceil(whole / np.maximum(widest[group[order]], 1.0))
    middle = ends - start - (width[order] + GAP) / 2
    part = np.minimum((middle / whole * parts).astype(np.int64), parts.astype(np.int64) - 1)
    result = np.empty_like(row)
    result[order] = numbered(rows, part)
    return result
