"""Arithmetic in long rows gives what numpy gives, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.picture import long_rows
from evidenceboard.picture.long_rows import LONG, each_with, stretch_of

counts = st.one_of(st.integers(0, 9), st.integers(LONG // 8 - 2, LONG // 2 + 2))


@given(counts, st.integers(0, 2**16), st.sampled_from(((4, 2), (2,), (4,), (12, 4))))
@pytest.mark.parametrize("function", [np.add, np.minimum])
def test_all_rows_are_taken_with_the_same_numbers(
    function: np.ufunc, count: int, seed: int, shape: tuple[int, ...]
) -> None:
    dice = np.random.default_rng(seed)
    values, last = dice.normal(size=(count, *shape)), dice.normal(size=shape[-1]).tolist()
    assert (each_with(function, values, last) == function(values, last)).all()
    other_way = np.asfortranarray(values)
    assert (each_with(function, other_way, last) == function(values, last)).all()


@given(st.lists(st.integers(0, 30), max_size=12))
def test_a_stretch_holds_the_same_rows(rows: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_rows, "MANY", 1)
        for some in (rows, sorted(rows), sorted(set(rows)), list(range(len(rows)))):
            found = stretch_of(np.array(some, dtype=np.intp))
            assert np.arange(40)[found].tolist() == some
            assert isinstance(found, slice) or some != list(range(len(some))) or not some
