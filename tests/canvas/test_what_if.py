"""What would be if a card did not count or were rated otherwise: shown, and nowhere recorded."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.what_if import WhatIf
from evidenceboard.model import edits
from tests.canvas.stage import AB, A, B
from tests.canvas.test_board_reasoning import Thought


@pytest.fixture
def thought(qtbot: QtBot) -> Thought:
    made = Thought(qtbot)
    made.wait()
    made.told.clear()
    return made


def what_if(thought: Thought) -> WhatIf:
    return thought.reasoning.what_if


def test_a_muted_card_counts_for_nothing_until_it_is_unmuted(thought: Thought) -> None:
    before = thought.strength
    what_if(thought).mute([B])
    thought.wait()
    assert thought.strength == 0.5
    assert thought.told == [{A, B}]
    assert thought.reasoning.is_muted(B)
    what_if(thought).unmute([B])
    thought.wait()
    assert thought.strength == before
    assert not what_if(thought).is_on


def test_how_many_claims_would_stand_otherwise_is_counted(thought: Thought) -> None:
    assert thought.reasoning.standing_facts(A).word == "supported"  # type: ignore[union-attr]  # known
    what_if(thought).mute([B])
    thought.wait()
    assert what_if(thought).flips == 1
    what_if(thought).clear()
    thought.wait()
    assert what_if(thought).flips == 0


def test_another_rating_of_card_or_statement_moves_the_claim(thought: Thought) -> None:
    before = thought.strength
    assert before is not None
    what_if(thought).rate(B, "E")
    thought.wait()
    low = thought.strength
    assert low is not None
    assert low < before
    what_if(thought).rate(B, None)
    what_if(thought).rate(AB, "1")
    thought.wait()
    assert thought.strength is not None
    assert thought.strength > before


def test_nothing_is_edited_stored_or_undoable(thought: Thought) -> None:
    records = dict(thought.document.board.cards)
    what_if(thought).mute([B])
    what_if(thought).rate(AB, "5")
    thought.wait()
    assert dict(thought.document.board.cards) == records
    assert thought.document.history.undo_label is None
    assert thought.document.is_saved


def test_what_is_recorded_can_still_be_asked_for(thought: Thought) -> None:
    before = thought.strength
    what_if(thought).mute([B])
    thought.wait()
    recorded = thought.reasoning.recorded_standing(A)
    assert recorded is not None
    assert recorded.strength == before


def test_an_edit_is_taken_in_beside_what_is_supposed(thought: Thought) -> None:
    what_if(thought).rate(AB, "5")
    thought.wait()
    before = thought.strength
    assert before is not None
    thought.rate("A")
    thought.wait()
    assert thought.strength is not None
    assert thought.strength > before
    assert what_if(thought).ratings == {AB: "5"}


def test_nothing_is_supposed_of_a_card_that_is_deleted(thought: Thought) -> None:
    what_if(thought).mute([B])
    thought.wait()
    thought.document.perform("Delete", edits.delete(thought.document.board, [B]))
    thought.wait()
    assert not what_if(thought).is_on
    assert thought.strength == 0.5
