"""Which tiles boxes of the board touch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.canvas import tile_keys
from evidenceboard.canvas.tile_keys import SIDE, Key, keys_of, meeting, spans_of

places = st.integers(-12, 12)
tiles = st.sets(st.tuples(places, places), min_size=1, max_size=40)
sides = st.integers(0, 9)
spans = st.lists(st.tuples(places, places, sides, sides), min_size=1, max_size=12).map(
    lambda some: np.array([(x, y, x + w, y + h) for x, y, w, h in some])
)


def test_a_box_touches_the_tiles_that_it_reaches_into() -> None:
    box = np.array([[SIDE - 1.0, 0.0, SIDE + 1.0, 10.0]])
    assert spans_of(box, 1.0).tolist() == [[0, 0, 1, 0]]
    assert spans_of(box, 0.5).tolist() == [[0, 0, 0, 0]]
    endless = spans_of(np.array([[-np.inf, -np.inf, np.inf, np.inf]]), 1.0)
    assert keys_of({(0, 0), (-5, 900)}, endless) == {(0, 0), (-5, 900)}


@given(tiles, spans)
def test_one_by_one_or_all_at_once_the_same_tiles_are_found(
    keys: set[Key], boxes: np.ndarray
) -> None:
    one_by_one = keys_of(keys, boxes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tile_keys, "FEW", 0)
        assert keys_of(keys, boxes) == one_by_one
    expected = {
        (i, j) for i, j in keys for x, y, right, down in boxes if x <= i <= right and y <= j <= down
    }
    assert one_by_one == expected


@given(spans, spans)
def test_spans_meet_where_they_have_a_tile_in_common(some: np.ndarray, others: np.ndarray) -> None:
    named = [tuple(span) for span in others.tolist()]
    every = {(i, j) for i in range(-12, 22) for j in range(-12, 22)}
    held = keys_of(every, some)
    expected = [one for one in named if keys_of(every, np.array([one])) & held]
    assert meeting(some, named) == expected
