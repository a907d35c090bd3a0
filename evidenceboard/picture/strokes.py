"""Many connectors' lines at once: each curve cut into straight strokes, whole, dashed or dotted."""

from __future__ import annotations

import numpy as np

from evidenceboard.picture.geometry import PIECES, Floats, Rows, pieces_meet

PATTERNS = {
    "solid": (1.06, 12.0),
    "dashed": (0.6, 15.0),
    "dotted": (0.3, 8.0),
    "long-dashed": (0.8, 26.0),
    "wide-dotted": (0.2, 13.0),
}
"""What share of its period a stroke fills, and the period in pixels. Solid ones overlap a little,
or seams would show."""
FEWEST = 4


def strokes(curves: Floats, line: str, scale: float, box: Floats) -> Floats:
    """The strokes (m, 4) of x1, y1, x2, y2 that may show in a box.

    A stroke depends on its curve and the scale alone, not on the box, so that neighbouring
    tiles draw the same ones. Strokes are even in the curve's parameter, which for these curves
    is nearly even along them.
    """
    share, period = PATTERNS[line]
    counts = np.maximum(np.ceil(_lengths(curves) * scale / period), FEWEST).astype(np.int64)
    curve, piece = np.nonzero(pieces_meet(curves, box).T)
    first = np.maximum(counts[curve] * piece // PIECES - 1, 0)
    last = np.minimum(counts[curve] * (piece + 1) // PIECES + 1, counts[curve])
    same = curve[1:] == curve[:-1]
    first[1:][same] = np.maximum(first[1:], last[:-1])[same]  # no stroke twice
    last = np.maximum(first, last)
    start = counting(first, last).astype(float)
    owner = np.repeat(curve, last - first)
    return between(curves[owner], np.stack([start, start + share]) / counts[owner])


def _lengths(curves: Floats) -> Floats:
    """About how long the curves are: between the chord and the way round the control points."""
    chord = np.hypot(*(curves[:, 3] - curves[:, 0]).T)
    legs = np.diff(curves, axis=1)
    lengths: Floats = (chord + np.hypot(legs[..., 0], legs[..., 1]).sum(axis=1)) / 2
    return lengths


def counting(first: Rows, last: Rows) -> Rows:
    """first[0] … last[0]-1, first[1] … last[1]-1, and so on, in one array."""
    lengths = last - first
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    counted: Rows = np.arange(total) + np.repeat(first - ends + lengths, lengths)
    return counted


def between(curves: Floats, ends: Floats) -> Floats:
    """The lines (m, 4) of x1, y1, x2, y2 on curves (m, 4, 2) from one t to another; `ends` (2, m)
    are the two of each curve."""
    rest = 1 - ends
    weights = rest * rest * rest, 3 * rest * rest * ends, 3 * rest * ends * ends, ends * ends * ends
    lines = np.zeros((4, len(curves)))
    x, y = lines[0::2], lines[1::2]  # numpy is quick along long axes, not along two numbers
    for point, weight in enumerate(weights):
        x += weight * curves[:, point, 0]
        y += weight * curves[:, point, 1]
    return lines.T
