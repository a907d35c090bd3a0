"""Which frame each card lies in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evidenceboard.layout.arrays import Flags, Floats, Ints, ranges

_AT_ONCE = 1_000_000
"""Pairs of a frame and a card near it that are looked at together."""
_MOST_BANDS = 1_000


def innermost_frames(rects: Floats, encloses: Flags) -> Ints:
    """For each rectangle the index of the smallest frame that wholly contains it, or −1.

    Of two frames with one and the same rectangle the later counts as lying in the earlier.
    """
    parent = np.full(len(rects), -1, np.int64)
    frames = np.flatnonzero(encloses)
    areas = rects[:, 2] * rects[:, 3]
    frames = frames[np.argsort(-areas[frames], kind="stable")]
    for frame, card in _near(rects, frames):
        same = encloses[card] & (areas[card] == areas[frame]) & (card < frame)
        held = _contains(rects[frame], rects[card]) & (frame != card)
        held &= ~same
        parent[card[held]] = frame[held]  # the smallest comes last, and stays
    return parent


def _contains(outer: Floats, inner: Floats) -> Flags:
    low, high = inner[:, :2], inner[:, :2] + inner[:, 2:]
    inside = (low >= outer[:, :2]) & (high <= outer[:, :2] + outer[:, 2:])
    held: Flags = inside[:, 0] & inside[:, 1]
    return held


def _near(rects: Floats, frames: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Frames, in this order, with the cards whose corner may lie in them: pair by pair.

    Cards are filed in bands as high as a usual frame, and from left to right within a band.
    """
    if not len(frames):
        return
    top, most = rects[:, 1].min(), float(np.ptp(rects[:, 1])) / _MOST_BANDS
    high = max(float(np.median(rects[frames, 3])), most, 1.0)
    band = ((rects[:, 1] - top) // high).astype(np.int64)
    order = np.lexsort((rects[:, 0], band))
    lefts, wide = rects[:, 0] - rects[:, 0].min(), float(np.ptp(rects[:, 0])) + 1.0
    filed = (band * wide + lefts)[order]
    last = ((rects[frames, 1] + rects[frames, 3] - top) // high).astype(np.int64)
    bands = np.minimum(last, band.max()) - band[frames] + 1
    frame = np.repeat(frames, bands)
    start = ranges(band[frames], bands) * wide + lefts[frame]
    stretch = np.minimum(rects[frame, 2], wide - 0.5 - lefts[frame])
    first = np.searchsorted(filed, start)
    lengths = np.searchsorted(filed, start + stretch, "right") - first
    chunk = np.cumsum(lengths) // _AT_ONCE
    for part in np.split(np.arange(len(frame)), np.flatnonzero(np.diff(chunk)) + 1):
        yield (
            np.repeat(frame[part], lengths[part]),
            order[ranges(first[part], lengths[part])],
        )
