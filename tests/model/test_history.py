"""Undo and redo move only after the change was applied."""

from __future__ import annotations

import pytest

from evidenceboard.model.change import Change
from evidenceboard.model.history import History
from evidenceboard.model.records import Card
from tests.model.random_boards import record_id

FIRST = Change.of([(None, Card(record_id(1), "note", 0, 0, 100, 60))])
SECOND = Change.of([(None, Card(record_id(2), "note", 0, 0, 100, 60))])


class Applied(list[Change]):
    """Records what was applied; refuses while the disk is full."""

    full = False

    def __call__(self, change: Change) -> None:
        if self.full:
            raise OSError("No space left on device")
        self.append(change)


def labels(history: History) -> tuple[str | None, str | None]:
    """What the Edit menu offers to undo and to redo."""
    return history.undo_label, history.redo_label


@pytest.fixture
def applied() -> Applied:
    return Applied()


def test_a_fresh_history_has_nothing_to_undo_or_redo(applied: Applied) -> None:
    history = History()
    assert labels(history) == (None, None)
    assert not history.undo(applied)
    assert not history.redo(applied)
    assert applied == []


def test_undo_and_redo_name_their_step_and_apply_it(applied: Applied) -> None:
    history = History()
    history.perform("Add note", FIRST, applied)
    assert history.undo_label == "Add note"
    assert history.undo(applied)
    assert labels(history) == (None, "Add note")
    assert history.redo(applied)
    assert applied == [FIRST, FIRST.inverse, FIRST]


def test_steps_are_taken_back_last_first(applied: Applied) -> None:
    history = History()
    history.perform("One", FIRST, applied)
    history.perform("Two", SECOND, applied)
    history.undo(applied)
    history.undo(applied)
    assert applied[2:] == [SECOND.inverse, FIRST.inverse]


def test_a_new_edit_forgets_what_was_undone(applied: Applied) -> None:
    history = History()
    history.perform("One", FIRST, applied)
    history.undo(applied)
    history.perform("Two", SECOND, applied)
    assert history.redo_label is None
    assert not history.redo(applied)


def test_an_edit_that_could_not_be_stored_is_not_in_the_history(applied: Applied) -> None:
    history = History()
    applied.full = True
    with pytest.raises(OSError, match="No space"):
        history.perform("One", FIRST, applied)
    assert history.undo_label is None


def test_an_undo_or_redo_that_could_not_be_stored_can_be_tried_again(applied: Applied) -> None:
    history = History()
    history.perform("One", FIRST, applied)
    applied.full = True
    with pytest.raises(OSError, match="No space"):
        history.undo(applied)
    assert labels(history) == ("One", None)
    applied.full = False
    history.undo(applied)
    applied.full = True
    with pytest.raises(OSError, match="No space"):
        history.redo(applied)
    assert labels(history) == (None, "One")


def test_the_mark_tells_states_apart_and_comes_back_with_undo(applied: Applied) -> None:
    history = History()
    start = history.mark
    history.perform("One", FIRST, applied)
    after = history.mark
    history.undo(applied)
    assert history.mark is start
    history.redo(applied)
    assert history.mark is after
    history.undo(applied)
    history.perform("One", FIRST, applied)
    assert history.mark is not after
