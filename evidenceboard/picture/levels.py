"""Which of many cards can be drawn at the same time: those that do not lie on one another."""

from __future__ import annotations

import numpy as np

from evidenceboard.picture.geometry import Floats, Rows, boxes_of, overlaps

AT_ONCE = 512
"""Every pair of so many is looked at; of more than these, the later ones lie above for sure."""


def levels_of(rects: Floats) -> Rows:
    """A number for each rectangle (n, 4), given from back to front: whatever lies on another one
    has a higher number."""
    levels = np.zeros(len(rects), dtype=np.intp)
    for start in range(0, len(rects), AT_ONCE):
        some = levels[start : start + AT_ONCE]
        if start:
            some[:] = levels[:start].max() + 1
        earlier, later = overlaps(boxes_of(rects[start : start + AT_ONCE]))
        for below, above in zip(earlier.tolist(), later.tolist(), strict=True):
            some[above] = max(some[above], some[below] + 1)
    return levels
