"""Many connectors' lines at once, as straight pieces so short that they show as curves.

Rule: a piece depends on its curve and the scale alone, not on the box asked for, so that
neighbouring tiles draw the same ones.
"""

from __future__ import annotations

import numpy as np

from evidenceboard.picture.connector_line import MOST_DASHES
from evidenceboard.picture.geometry import PIECES, Flags, Floats, Rows, marked
from evidenceboard.picture.strokes import between, counting

FLATNESS = 0.2
"""How many pixels a piece may be away from its curve."""
OVERLAP = 0.45
"""Pixels by which pieces reach into each other: seams would show."""
PER_PIECE = 6
SAMPLES = PIECES * PER_PIECE
BENDS_FROM = 24.0
"""A dash of more pixels than this is bent in its middle."""

Pieces = tuple[Rows, Floats]
"""Which curve each line is a piece of, and the lines (m, 4) of x1, y1, x2, y2."""


def solid_lines(curves: Floats, met: Flags, scale: float) -> Pieces:
    """The pieces of whole lines; `met` (PIECES, n) tells which parts of the curves may show."""
    counts = _counts(curves, scale)
    curve, part = np.nonzero(met.T)
    first = counts[curve] * part // PIECES
    last = -(-counts[curve] * (part + 1) // PIECES)
    same = curve[1:] == curve[:-1]
    first[1:][same] = np.maximum(first[1:], last[:-1])[same]  # no piece twice
    last = np.maximum(first, last)
    owner = np.repeat(curve, last - first)
    number = counting(first, last)
    ends, total = np.stack([number, number + 1]), counts[owner]
    lines = between(curves[owner], ends / total)
    return owner, _overlapping(lines, ends[0] > 0, ends[1] < total, OVERLAP / scale)


def dashes(
    curves: Floats, met: Flags, on: Floats, off: Floats, scale: float, bent: Flags
) -> Pieces:
    """The dashes of broken lines, of these lengths for each curve, even along the curves; `bent`
    in their middles where they may be so long that it shows."""
    along = _lengths_along(curves)
    pitch = np.maximum(on + off, along[:, -1] / MOST_DASHES)
    curve, part = np.nonzero(met.T)
    begin, end = along[curve, part * PER_PIECE], along[curve, (part + 1) * PER_PIECE]
    first = np.ceil(begin / pitch[curve]).astype(np.intp)
    last = np.ceil(end / pitch[curve]).astype(np.intp)
    owner = np.repeat(curve, last - first)
    start = counting(first, last).astype(float) * pitch[owner]
    length = (on * pitch / (on + off))[owner]
    ends = np.stack([start, np.minimum(start + length, along[owner, -1])])
    if not bent.any():
        return owner, between(curves[owner], _shares(along, owner, ends))
    halved = np.flatnonzero(bent[owner])
    middles, whole = ends[:, halved].mean(axis=0), len(owner)
    ends = np.hstack([ends, [middles, ends[1, halved]]])
    ends[1, halved] = middles
    owner = np.concatenate([owner, owner[halved]])
    lines = between(curves[owner], _shares(along, owner, ends))
    is_first, is_second = marked(len(lines), halved), np.arange(len(lines)) >= whole
    return owner, _overlapping(lines, is_second, is_first, OVERLAP / scale)


def _counts(curves: Floats, scale: float) -> Rows:
    """Into how many pieces each curve is cut."""
    bends = curves[:, 2:] - 2 * curves[:, 1:-1] + curves[:, :-2]
    most = np.hypot(bends[..., 0], bends[..., 1]).max(axis=1)
    chord = curves[:, 3] - curves[:, 0]
    length = np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-9)
    across = bends[..., 0] * chord[:, None, 1] - bends[..., 1] * chord[:, None, 0]
    aside = np.abs(across).max(axis=1) / length
    bent = np.minimum(most, 4 * aside)  # bends along the way do not show
    counts: Rows = np.ceil(np.sqrt(0.75 * bent * scale / FLATNESS)).astype(np.intp)
    return np.maximum(counts, 1)


def _overlapping(lines: Floats, from_start: Flags, from_end: Flags, more: float) -> Floats:
    """The lines made longer where another one meets them."""
    way = lines[:, 2:] - lines[:, :2]
    way = way * (more / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9))[:, None]
    lines[:, :2] -= way * from_start[:, None]
    lines[:, 2:] += way * from_end[:, None]
    return lines


def _lengths_along(curves: Floats) -> Floats:
    """The length (n, SAMPLES + 1) of each curve up to each of its samples."""
    x, y = (np.ascontiguousarray(curves[..., axis]) @ _SAMPLED for axis in (0, 1))
    along = np.zeros((len(curves), SAMPLES + 1))
    steps = np.hypot(x[:, 1:] - x[:, :-1], y[:, 1:] - y[:, :-1])
    np.cumsum(steps, axis=1, out=along[:, 1:])
    return along


def _sampled() -> Floats:
    """What each control point weighs at each sample (4, SAMPLES + 1)."""
    t = np.linspace(0.0, 1.0, SAMPLES + 1)
    rest = 1 - t
    return np.stack([rest**3, 3 * rest**2 * t, 3 * rest * t**2, t**3])


_SAMPLED = _sampled()


def _shares(along: Floats, owner: Rows, length: Floats) -> Floats:
    """Where on their curves lengths (…, m) are reached, as shares of the curve's parameter. What
    lies beside a curve in the arrays decides nothing, not even the last bit."""
    apart = float(along[:, -1].max(initial=0)) + 1.0
    flat = (along + np.arange(len(along))[:, None] * apart).reshape(-1)
    after = np.searchsorted(flat, length + owner * apart, side="right")
    sample = np.minimum(np.maximum(after - owner * (SAMPLES + 1), 1), SAMPLES)
    low, high = along[owner, sample - 1], along[owner, sample]
    part = (length - low) / np.maximum(high - low, 1e-12)
    part = np.minimum(np.maximum(part, 0), 1)  # np.clip takes three times as long
    shares: Floats = (sample - 1 + part) / SAMPLES
    return shares
