"""Places of very many cards reach the rows of these cards, wherever on the disk these are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.moves import MADE, Moves, Moving
from evidenceboard.model.records import Card
from evidenceboard.storage.row_reading import read_board
from evidenceboard.storage.safe_opening import opened_safely
from evidenceboard.storage.working_copy import WorkingCopy, make_empty
from tests.model.random_boards import record_id

COUNT = 6
CARDS = [Card(record_id(at), "note", float(at), 0.0, 50.0, 50.0) for at in range(COUNT)]


class Rows:
    def one(self, row: int) -> Card:
        return CARDS[row]


@pytest.mark.parametrize("numbers", [[0, 1, 2, 3, 4, 5], [5, 1, 2, 3, 4, 0], [9, 9, 9, 3, 4, MADE]])
def test_places_are_kept_whatever_row_a_card_has_by_now(tmp_path: Path, numbers: list[int]) -> None:
    path = tmp_path / "working.sqlite"
    make_empty(path, record_id(100))
    copy = WorkingCopy(path)
    copy.store(Change.of((None, card) for card in CARDS))
    before = np.array([(card.x, card.y, card.width, card.height) for card in CARDS])
    after = before + np.array([100.0, 0.0, 0.0, 0.0])
    after[2:4, 2] = 80.0
    records = {at: CARDS[at] for at, number in enumerate(numbers) if number == MADE}
    ids = [card.id for card in CARDS]
    moves = Moves(ids, Moving(Rows(), np.array(numbers), records), before, after)
    copy.store(Change.moving(moves))
    copy.close()
    with opened_safely(path, checked=False) as (_, _, connection):
        kept = read_board(connection)
    assert kept == Board(
        card.placed(x=card.x + 100.0, width=80.0 if at in (2, 3) else 50.0)
        for at, card in enumerate(CARDS)
    )
