"""Ids are found in arrays exactly where a dict would find them."""

from __future__ import annotations

from random import Random
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from evidenceboard.storage.named_rows import rows_named


def ids(seed: int, count: int) -> list[str]:
    rng = Random(seed)
    return [str(UUID(int=rng.getrandbits(128), version=4)) for _ in range(count)]


def array(names: list[str]) -> NDArray[np.bytes_]:
    return np.array(names, "S36")


@given(seed=st.integers(0, 1000), count=st.integers(1, 60), picks=st.lists(st.integers(0, 59)))
def test_each_is_found_where_it_is(seed: int, count: int, picks: list[int]) -> None:
    known = ids(seed, count)
    at = [pick % count for pick in picks]
    found = rows_named(array(known), array([known[one] for one in at]))
    assert found.tolist() == at


def test_ids_made_one_after_the_other_are_found_as_well() -> None:
    known = [f"018f3c2a-7b3c-7000-8000-{number:012x}" for number in range(3000)]
    at = [2999, 0, 17, 1500, 17, 2048]
    assert rows_named(array(known), array([known[one] for one in at])).tolist() == at
    with pytest.raises(ValueError, match="not there"):
        rows_named(array(known), array([known[3], f"{known[3][:-1]}z"]))


@pytest.mark.parametrize("change", [0, 4, 12, 20, 35])
def test_one_that_is_not_there_is_not_found_however_alike(change: int) -> None:
    known = ids(1, 30)
    letter = "0" if known[7][change] != "0" else "1"
    other = known[7][:change] + letter + known[7][change + 1 :]
    with pytest.raises(ValueError, match="not there"):
        rows_named(array(known), array([known[3], other]))


def test_nothing_is_found_among_nothing() -> None:
    assert rows_named(array([]), array([])).tolist() == []
    with pytest.raises(ValueError, match="not there"):
        rows_named(array([]), array(ids(1, 1)))
