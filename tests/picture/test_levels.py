"""Cards that lie on one another are drawn one after the other."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.picture import levels
from evidenceboard.picture.geometry import Floats
from evidenceboard.picture.levels import levels_of

SIDE = st.integers(0, 30)
RECTS = st.lists(st.tuples(SIDE, SIDE, st.integers(1, 9), st.integers(1, 9)), max_size=40)


def _touch(one: Floats, other: Floats) -> bool:
    return bool((one[:2] < other[:2] + other[2:]).all() and (other[:2] < one[:2] + one[2:]).all())


@given(RECTS)
def test_what_lies_on_another_card_comes_after_it(given: list[tuple[int, ...]]) -> None:
    rects = np.array(given, dtype=float).reshape(-1, 4)
    found = levels_of(rects)
    for above in range(len(rects)):
        for below in range(above):
            if _touch(rects[below], rects[above]):
                assert found[below] < found[above]


def test_cards_apart_are_drawn_at_once() -> None:
    rects = np.array([[x * 20, 0, 10, 10] for x in range(50)], dtype=float)
    assert levels_of(rects).tolist() == [0] * 50


def test_very_many_cards_keep_their_order() -> None:
    rects = np.zeros((levels.AT_ONCE + 3, 4))
    rects[:, 2:] = 10.0
    found = levels_of(rects)
    assert (np.diff(found) > 0).all()
