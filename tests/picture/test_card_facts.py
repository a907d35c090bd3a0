"""What a card shows because of its connectors."""

from __future__ import annotations

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, Judgement, RecordId
from evidenceboard.picture.card_facts import CardFacts, card_facts, own_facts


def source(reliability: str = "B", kind: str = "source", **fields: str) -> Card:
    rated = {"reliability": reliability} if reliability else {}
    return Card(RecordId("s"), kind, 0, 0, 280, 140, fields=rated | fields)


CLAIM = Card(
    RecordId("c"),
    "claim",
    0,
    0,
    320,
    150,
    judgements=(Judgement(RecordId("j"), "unlikely", "low", "", "2022-12-20T00:00:00Z", ""),),
)


def said(key: str, credibility: str = "", kind: str = "supports", target: str = "c") -> Connector:
    fields = {"credibility": credibility} if credibility else {}
    return Connector(RecordId(key), kind, RecordId("s"), RecordId(target), fields=fields)


def badge(card: Card, *connectors: Connector) -> str:
    return card_facts(Board([card, CLAIM], connectors), card.id).badge


def test_a_source_shows_its_letter_and_the_digit_of_what_it_says() -> None:
    assert badge(source("B"), said("1", "2")) == "B2"


def test_statements_that_agree_in_their_digit_share_it() -> None:
    assert badge(source("B"), said("1", "2"), said("2", "2", "contradicts")) == "B2"


def test_statements_with_different_digits_leave_the_letter_alone() -> None:
    assert badge(source("B"), said("1", "2"), said("2", "3")) == "B"


def test_an_unrated_statement_beside_a_rated_one_leaves_the_letter_alone() -> None:
    assert badge(source("B"), said("1", "2"), said("2")) == "B"


def test_what_a_source_was_derived_from_is_no_statement() -> None:
    assert badge(source("B"), said("1", "2"), said("2", kind="derived_from")) == "B2"


def test_a_source_that_nobody_rated_shows_no_badge() -> None:
    assert badge(source(""), said("1", "2")) == ""


def test_an_expert_shows_the_likelihood_given_rather_than_the_letter() -> None:
    assert badge(source("B", "expert_opinion", likelihood="unlikely"), said("1", "2")) == "unlikely"
    assert badge(source("B", "expert_opinion"), said("1", "2")) == "B2"


def test_a_claim_shows_its_last_judgement_and_counts_both_sides() -> None:
    board = Board(
        [source(), CLAIM],
        [said("1"), said("2"), said("3", kind="contradicts"), said("4", kind="derived_from")],
    )
    assert card_facts(board, CLAIM.id) == CardFacts("unlikely", 2, 1)


def test_what_cannot_be_judged_is_told_apart_from_a_middle_grade() -> None:
    assert CardFacts("F").is_unjudgeable
    assert CardFacts("B6").is_unjudgeable
    assert not CardFacts("C3").is_unjudgeable
    assert not CardFacts("").is_unjudgeable


def test_a_card_on_no_board_shows_what_its_own_record_says() -> None:
    assert own_facts(source("A")).badge == "A"
