"""The index answers as if it had looked at every box."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.picture.geometry import Floats, meets
from evidenceboard.picture.grid_index import GridIndex

PLACES = st.floats(-5000, 5000)
SIDES = st.floats(0, 1).map(lambda part: 6000 * part**4)
BOXES = st.tuples(PLACES, PLACES, SIDES, SIDES).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
)
GONE = (np.nan,) * 4


def _array(boxes: list[tuple[float, ...]]) -> Floats:
    return np.array(boxes, dtype=float).reshape(-1, 4)


def _looked_up(boxes: Floats, box: tuple[float, ...]) -> list[int]:
    return np.flatnonzero(meets(boxes, np.array(box))).tolist()


@given(st.lists(BOXES, max_size=40), BOXES)
def test_a_query_finds_what_looking_at_every_box_finds(
    boxes: list[tuple[float, ...]], asked: tuple[float, ...]
) -> None:
    index = GridIndex(_array(boxes))
    assert sorted(index.within(np.array(asked)).tolist()) == _looked_up(_array(boxes), asked)


@given(
    st.lists(BOXES, max_size=30),
    st.lists(st.tuples(st.integers(0, 40), BOXES | st.just(GONE)), max_size=30),
    BOXES,
    st.booleans(),
)
def test_moved_added_and_removed_boxes_are_found_where_they_are(
    boxes: list[tuple[float, ...]],
    moves: list[tuple[int, tuple[float, ...]]],
    asked: tuple[float, ...],
    tidied: bool,
) -> None:
    index = GridIndex(_array(boxes))
    now = np.full((60, 4), np.nan)
    now[: len(boxes)] = _array(boxes)
    for row, box in moves:
        index.put(np.array([row]), _array([box]))
        now[row] = box
    if tidied:
        index.tidy()
    assert sorted(index.within(np.array(asked)).tolist()) == _looked_up(now, asked)


def test_a_query_over_everything_finds_every_box() -> None:
    boxes = np.random.default_rng(3).uniform(-1e6, 1e6, (500, 4))
    boxes[:, 2:] = boxes[:, :2] + 100
    index = GridIndex(boxes)
    assert len(index.within(np.array([-2e6, -2e6, 2e6, 2e6]))) == 500


def test_many_moves_make_the_index_want_tidying_and_tidying_ends_that() -> None:
    index = GridIndex(np.tile([0.0, 0, 10, 10], (1000, 1)))
    wanted = [index.wants_tidying]
    index.put(np.arange(900), np.tile([50.0, 50, 60, 60], (900, 1)))
    wanted.append(index.wants_tidying)
    index.tidy()
    assert [*wanted, index.wants_tidying] == [False, True, False]
