"""How a board reckons, and which findings it lives with."""

from __future__ import annotations

import pytest

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.expert_opinion import EXPERT_OPINION
from evidenceboard.model.card_kinds.expert_questions import QUESTIONS
from evidenceboard.model.change import Change
from evidenceboard.model.kinds import field_named
from evidenceboard.model.reckoning import NUMBERS
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY

MADE = "2022-12-20T10:00:00Z"


def after(board: Board, change: Change) -> Board:
    board.apply(change)
    return board


def test_a_board_keeps_only_numbers_that_differ_from_their_defaults() -> None:
    board = after(Board(), edits.set_number(Board(), "reliability.C", 0.7))
    assert board.facts.numbers == {"reliability.C": 0.7}
    assert not edits.set_number(board, "reliability.C", 0.7)
    after(board, edits.set_number(board, "claim", 0.4))
    after(board, edits.set_number(board, "reliability.C", NUMBERS["reliability.C"]))
    assert board.facts.numbers == {"claim": 0.4}
    after(board, edits.set_number(board, "claim", None))
    assert board == Board()


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_number_lies_between_nought_and_one(value: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        edits.set_number(Board(), "claim", value)


def test_what_is_no_number_or_semantics_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'reliability\.G' is not"):
        edits.set_number(Board(), "reliability.G", 0.5)
    with pytest.raises(ValueError, match="'bayes' is not"):
        edits.set_semantics(Board(), "bayes")


def test_every_grade_has_a_number() -> None:
    assert {f"reliability.{step.value}" for step in RELIABILITY} < NUMBERS.keys()
    assert {f"credibility.{step.value}" for step in CREDIBILITY} < NUMBERS.keys()


def test_a_finding_is_accepted_once_and_with_a_reason() -> None:
    board = after(Board(), edits.accept_finding(Board(), "undated:1", " known ", "me", MADE))
    after(board, edits.accept_finding(board, "undated:2", "as well", "me", MADE))
    after(board, edits.accept_finding(board, "undated:1", "looked again", "you", MADE))
    assert [(one.finding, one.reason) for one in board.facts.accepted] == [
        ("undated:2", "as well"),
        ("undated:1", "looked again"),
    ]
    with pytest.raises(ValueError, match="with a reason"):
        edits.accept_finding(board, "undated:3", "  ", "me", MADE)
    after(board, edits.withdraw_acceptance(board, "undated:2"))
    assert [one.finding for one in board.facts.accepted] == ["undated:1"]
    assert not edits.withdraw_acceptance(board, "undated:2")


def test_six_questions_can_be_answered_and_explained() -> None:
    assert len(QUESTIONS) == 6
    for question in QUESTIONS:
        field_named(EXPERT_OPINION, question.answer_field).check("partly")
        field_named(EXPERT_OPINION, question.note_field).check("Why")
