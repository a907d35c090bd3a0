"""A change carries enough to be taken back and to be joined with the next."""

from __future__ import annotations

from dataclasses import replace

from evidenceboard.model.change import Change
from evidenceboard.model.records import Card
from tests.model.random_boards import record_id

ONE = Card(record_id(1), "note", 0, 0, 100, 60)
MOVED = replace(ONE, x=50)
FURTHER = replace(ONE, x=90)


def test_a_step_that_alters_nothing_is_left_out() -> None:
    assert not Change.of([(ONE, replace(ONE)), (None, None)])


def test_the_inverse_swaps_before_and_after() -> None:
    assert Change.of([(ONE, MOVED)]).inverse == Change.of([(MOVED, ONE)])


def test_two_changes_of_one_record_become_one_step() -> None:
    both = Change.of([(ONE, MOVED)]).then(Change.of([(MOVED, FURTHER)]))
    assert both == Change.of([(ONE, FURTHER)])


def test_a_change_taken_back_at_once_is_no_change() -> None:
    made = Change.of([(None, ONE)])
    assert not made.then(made.inverse)


def test_a_change_that_only_moves_says_so() -> None:
    assert Change.of([(ONE, MOVED)]).only_moves
    assert Change.of([(ONE, replace(ONE, width=300.0))]).only_moves
    assert not Change.of([(ONE, replace(MOVED, title="Said"))]).only_moves
    assert not Change.of([(ONE, MOVED), (None, replace(ONE, id=record_id(2)))]).only_moves


def test_moves_said_beforehand_are_what_they_would_be_found_to_be() -> None:
    other = replace(ONE, id=record_id(3))
    change = Change.of_moves([(ONE, MOVED), (other, replace(other))])
    assert change == Change.of([(ONE, MOVED)])
    assert change.only_moves
    assert change.inverse == Change.of([(MOVED, ONE)])
    assert change.inverse.only_moves
    assert not Change.of([(ONE, replace(ONE, locked=True))]).inverse.only_moves
