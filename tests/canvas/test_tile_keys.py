"""Which tiles boxes of the board touch."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from evidenceboard.canvas import tile_keys
from evidenceboard.canvas.tile_keys import SIDE, Key, keys_of, meeting, rects_over, spans_of

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


@given(tiles)
def test_few_rectangles_cover_the_tiles_and_no_line_beyond_them(keys: set[Key]) -> None:
    ordered = sorted(keys, key=lambda key: (key[1], key[0]))
    covered = {
        (i, j)
        for rect in rects_over(ordered)
        for i in range(rect.left() // SIDE, (rect.right() + 1) // SIDE)
        for j in range(rect.top() // SIDE, (rect.bottom() + 1) // SIDE)
    }
    lines = {j: [i for i, line in keys if line == j] for _, j in keys}
    assert covered == {(i, j) for j, at in lines.items() for i in range(min(at), max(at) + 1)}


def test_a_column_and_a_line_of_tiles_are_two_rectangles() -> None:
    corner = [(3, 0), (3, 1), (0, 2), (1, 2), (2, 2), (3, 2)]
    assert rects_over(corner) == [
        QRect(3 * SIDE, 0, SIDE, 2 * SIDE),
        QRect(0, 2 * SIDE, 4 * SIDE, SIDE),
    ]


@given(spans, spans)
def test_spans_meet_where_they_have_a_tile_in_common(some: np.ndarray, others: np.ndarray) -> None:
    named = [tuple(span) for span in others.tolist()]
    every = {(i, j) for i in range(-12, 22) for j in range(-12, 22)}
    held = keys_of(every, some)
    expected = [one for one in named if keys_of(every, np.array([one])) & held]
    assert meeting(some, named) == expected
