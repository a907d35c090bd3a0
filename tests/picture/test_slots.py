"""Rows of records, found and ordered by their ids."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.picture import placed_connectors
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.slots import Slots
from tests.model.random_boards import boards

letters = st.text("01af", min_size=1, max_size=4)
ids = st.one_of(letters, letters.map(lambda end: f"0000-beginning-that-many-share-{end}"))


@given(st.lists(ids, unique=True), st.data())
def test_rows_are_ordered_by_whole_ids_however_many_begin_alike(
    names: list[str], data: st.DataObject
) -> None:
    slots = Slots(map(RecordId, names))
    some = data.draw(
        st.lists(st.sampled_from(range(len(names))), unique=True) if names else st.just([])
    )
    rows = slots.by_id(np.array(some, dtype=np.intp))
    assert slots.named(rows) == sorted(names[row] for row in some)


@given(boards())
def test_very_many_connectors_are_painted_in_the_order_of_few(board: Board) -> None:
    lines = Scene(board).connectors
    rows = np.arange(len(board.connectors))
    few = lines.in_order(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placed_connectors, "MANY", 0)
        assert lines.in_order(rows).tolist() == few.tolist()
