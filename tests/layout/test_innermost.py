"""Which frame a card lies in: always the smallest one around it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.layout import innermost
from evidenceboard.layout.arrays import Flags, Floats
from evidenceboard.layout.innermost import innermost_frames

SIDES = st.tuples(st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 9), st.integers(1, 9))
PLACED = st.lists(st.tuples(SIDES, st.booleans()), max_size=30)


def looked_up(rects: Floats, encloses: Flags) -> list[int]:
    """The same, frame by frame and card by card."""
    found = [-1] * len(rects)
    areas = rects[:, 2] * rects[:, 3]
    for card, frame in product(range(len(rects)), np.argsort(-areas, kind="stable").tolist()):
        same = encloses[card] and areas[card] == areas[frame] and card < frame
        x, y, width, height = rects[card] - (*rects[frame, :2], 0, 0)
        fits = x + width <= rects[frame, 2] and y + height <= rects[frame, 3]
        if encloses[frame] and frame != card and not same and x >= 0 and y >= 0 and fits:
            found[card] = frame
    return found


@pytest.mark.parametrize("at_once", [1, 1_000_000])
@given(PLACED)
def test_each_card_lies_in_the_smallest_frame_around_it(
    at_once: int, placed: list[tuple[tuple[int, int, int, int], bool]]
) -> None:
    rects = np.array([rect for rect, _ in placed], float).reshape(-1, 4)
    encloses = np.array([is_frame for _, is_frame in placed], bool)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(innermost, "_AT_ONCE", at_once)
        found = innermost_frames(rects, encloses)
    assert found.tolist() == looked_up(rects, encloses)


def test_a_card_on_a_frames_very_edge_lies_in_it_however_far_from_the_middle_of_the_board() -> None:
    rects = np.array([(9e5, -9e5, 400, 300), (9e5 + 300, -9e5 + 200, 100, 100), (-9e5, 9e5, 9, 9)])
    assert innermost_frames(rects, np.array([True, False, False])).tolist() == [-1, 0, -1]
