"""Puts blocks side by side on shelves, as wide as makes the whole a little wider than high."""

from __future__ import annotations

import numpy as np

from evidenceboard.layout.arrays import Floats, Ints

ASPECT = 1.6
BLOCK_GAP = 80.0


def shelves(owner: Ints, sizes: Floats, owners: int) -> tuple[Floats, Floats]:
    """Top left corners (n, 2) of the blocks within their owners, and each owner's size (owners, 2).

    Blocks of one owner stand in the order given, left to right, on shelves from the top down.
    """
    padded = sizes + BLOCK_GAP
    area = np.bincount(owner, weights=padded.prod(axis=1), minlength=owners)
    wide = np.sqrt(area * ASPECT)
    np.maximum.at(wide, owner, padded[:, 0])
    corners = np.zeros_like(sizes)
    pens = np.zeros((owners, 3))  # x, y, height of the shelf
    extents = np.zeros((owners, 2))
    for at, own in enumerate(owner.tolist()):
        x, y, height = pens[own]
        width, high = sizes[at]
        if x > 0 and x + width > wide[own]:
            x, y, height = 0.0, y + height + BLOCK_GAP, 0.0
        corners[at] = x, y
        pens[own] = x + width + BLOCK_GAP, y, max(height, high)
        extents[own] = max(extents[own, 0], x + width), max(extents[own, 1], y + high)
    return corners, extents
