"""Traits: what is looked up once stays true while the board is edited."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.analysis.filtering import Filter, let_through
from evidenceboard.analysis.traits import RATING_FIELDS, UNRATED, Trait, Traits
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, Judgement, RecordId
from tests.boards import random_board, random_edit

CLAIM, SOURCE, SAYS = RecordId("claim"), RecordId("source"), RecordId("says")


def everything(traits: Traits, board: Board) -> dict[Trait, set[RecordId]]:
    """Every trait with its cards, through what a filter can ask."""
    lines = ("kind", "role", "tag", *RATING_FIELDS)
    asked = [(about, name) for about in lines for name, _ in traits.answers(about)]
    return {trait: set(traits.holders(trait)) for trait in asked}


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_after_any_edits_it_knows_what_a_new_one_would(seed: int) -> None:
    rng = Random(seed)
    board, contents = random_board(rng)
    traits = Traits(board)
    for _ in range(8):
        change = random_edit(rng, board, contents)
        fresh = everything(Traits(board), board)
        board.apply(change)
        altered = traits.follow(change)
        after = everything(traits, board)
        assert after == everything(Traits(board), board)
        assert altered or after == fresh


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_edits_while_it_looks_at_the_cards_are_taken_in(seed: int) -> None:
    rng = Random(seed)
    board, contents = random_board(rng)
    traits = Traits(board, at_once=False)
    learning = traits.learn()
    for _ in range(6):
        list(islice(learning, rng.randrange(12)))
        change = random_edit(rng, board, contents)
        board.apply(change)
        traits.follow(change)
    list(learning)
    assert traits.is_whole
    assert traits.looked_at == len(board.cards)
    assert everything(traits, board) == everything(Traits(board), board)


def small() -> Board:
    return Board(
        [Card(CLAIM, "claim", 0, 0, 200, 100), Card(SOURCE, "source", 0, 300, 200, 100)],
        [Connector(SAYS, "supports", SOURCE, CLAIM, fields={"credibility": "2"})],
    )


def test_moving_cards_alters_nothing_that_a_filter_asks_for() -> None:
    board = small()
    traits = Traits(board)
    change = edits.move(board, [CLAIM, SOURCE], 40, 0)
    board.apply(change)
    assert not traits.follow(change)


def test_a_new_connector_alters_what_passes_though_no_card_changed() -> None:
    board = small()
    traits = Traits(board)
    change = edits.connect(board, "derived_from", CLAIM, SOURCE)
    board.apply(change)
    assert traits.follow(change)


def test_a_claim_goes_by_its_latest_judgement() -> None:
    board = small()
    traits = Traits(board)
    assert traits.holders(("likelihood", UNRATED)) == {CLAIM}
    for number, band in enumerate(("likely", "unlikely")):
        entry = Judgement(RecordId(f"entry-{number}"), band, "low", "", "2022-12-01", "")
        card = board.cards[CLAIM]
        change = Change.of([(card, replace(card, judgements=(*card.judgements, entry)))])
        board.apply(change)
        traits.follow(change)
        assert traits.answers("likelihood") == [(band, 1)]


def test_connectors_that_undercut_each_other_in_a_ring_pass_nothing_and_do_no_harm() -> None:
    first, second = RecordId("first"), RecordId("second")
    board = Board(
        small().cards.values(),
        [
            Connector(first, "contradicts", SOURCE, second, undercuts=True),
            Connector(second, "contradicts", SOURCE, first, undercuts=True),
        ],
    )
    assert let_through(board, Filter()) == {CLAIM, SOURCE}
