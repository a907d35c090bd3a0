"""The rectangle around all boxes follows them, however few of them are looked through."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.picture.extent import PART
from evidenceboard.picture.geometry import union
from evidenceboard.picture.grid_index import GridIndex


@given(st.integers(0, 3 * PART), st.integers(0, 2**16), st.integers(1, 12))
def test_bounds_are_what_looking_at_every_box_says(count: int, seed: int, edits: int) -> None:
    dice = np.random.default_rng(seed)
    boxes = dice.integers(-1000, 1000, (count, 4)).astype(float)  # many share a side
    boxes[:, 2:] += 2000
    index = GridIndex(boxes)
    assert index.bounds() == union(index.boxes)
    for _ in range(edits):
        rows = dice.integers(0, count + 5, 3)
        reach = dice.choice([20, 900, 3000])  # within all others, about as far, and beyond them
        moved = dice.integers(-reach, reach, (3, 4), endpoint=True).astype(float)
        moved[:, 2:] += 2 * reach
        moved[0] = np.nan
        index.put(rows, moved)
        assert index.bounds() == union(index.boxes)


def test_nothing_has_no_bounds() -> None:
    assert GridIndex(np.zeros((0, 4))).bounds().isNull()
    assert GridIndex(np.full((3, 4), np.nan)).bounds().isNull()
