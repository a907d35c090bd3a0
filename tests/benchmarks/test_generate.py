"""Generated boards are boards that the program itself could have made, and always the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evidenceboard.analysis.assessment import assessed
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import checked
from evidenceboard.storage.board_file import read_board_file
from tests.benchmarks.generate import make_board, write


@pytest.mark.parametrize("cards", [0, 1, 2, 25, 26, 240])
def test_a_board_has_as_many_cards_as_asked_for_and_two_connectors_each(cards: int) -> None:
    board = make_board(cards)
    assert len(board.cards) == cards
    assert len(board.connectors) == (2 * cards if cards > 1 else 0)


def test_the_same_seed_makes_the_same_board() -> None:
    assert make_board(100, seed=7) == make_board(100, seed=7)
    assert make_board(100, seed=7) != make_board(100, seed=8)


def test_a_board_has_all_that_there_is_to_draw() -> None:
    board = make_board(500)
    kinds = Counter(card.kind for card in board.cards.values())
    assert set(kinds) == {kind.name for kind in CARD_KINDS}
    assert any(card.attachments for card in board.cards.values())
    assert any(card.judgements for card in board.cards.values())
    assert any(one.undercuts for one in board.connectors.values())
    titles = "".join(card.title for card in board.cards.values())
    assert "а" in titles
    assert "a" in titles


def test_one_card_in_a_hundred_lies_in_a_cycle_of_reasons() -> None:
    board = make_board(6000)
    order = assessed(board)._solution.order
    assert 0.005 < len(order.cycles) / len(board.cards) < 0.02


def test_every_recorded_value_is_one_that_its_kind_can_hold() -> None:
    board = make_board(300)
    for card in board.cards.values():
        checked(card_kind(card.kind), card.fields.items())
    for one in board.connectors.values():
        checked(connector_kind(one.kind), one.fields.items())


def test_a_written_board_reads_as_it_was_made(tmp_path: Path) -> None:
    board = make_board(120)
    write(board, tmp_path / "large.evboard")
    reading = read_board_file(tmp_path / "large.evboard")
    assert reading.complaint == ""
    assert reading.board == board
