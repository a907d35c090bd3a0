"""Figures are kept by what they are about, and what conflicts follows every edit."""

from __future__ import annotations

from random import Random

import pytest

from evidenceboard.analysis import conflicting_figures
from evidenceboard.analysis.conflicting_figures import Figures
from evidenceboard.analysis.subject import subject
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Quantity, RecordId
from tests.analysis.small_boards import board, claim, named_id


def index(one: Board) -> Figures:
    figures = Figures()
    for each in one.cards.values():
        figures.put(subject(one, each))
    return figures


def conflicts(*cards: Card) -> set[str]:
    """The titles of what the first card conflicts with."""
    one = board(*cards)
    return {one.cards[key].title for key in index(one).conflicts(cards[0].id)}


def figure(name: str, low: float | None, high: float | None, unit: str = "people") -> Card:
    return claim(name, quantity=Quantity(low, high, unit), tags="plan")


@pytest.mark.parametrize(
    ("low", "high", "apart"),
    [
        (8, 9, True),
        (None, 4, True),
        (8, None, True),
        (7, 9, False),
        (None, 5, False),
        (1, 9, False),
    ],
)
def test_open_bounds_reach_as_far_as_they_say(
    low: float | None, high: float | None, apart: bool
) -> None:
    assert conflicts(figure("Plan", 5, 7), figure("Other", low, high)) == (
        {"Other"} if apart else set()
    )


def test_case_and_blanks_of_a_unit_make_no_difference() -> None:
    assert conflicts(figure("Plan", 5, 7), figure("Other", 1, 1, " People ")) == {"Other"}


def test_bare_numbers_are_not_compared() -> None:
    assert conflicts(figure("Plan", 5, 7, ""), figure("Other", 1, 1, "")) == set()


@pytest.mark.parametrize("seed", range(40))
def test_only_what_is_said_to_be_touched_conflicts_otherwise(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflicting_figures, "MOST_PAIRED", 3)
    rng = Random(seed)
    one, figures = board(), Figures()
    for _ in range(40):
        told = {key: list(figures.conflicts(key)) for key in one.cards}
        touched = set()
        for _ in range(rng.randrange(1, 4)):
            touched |= altered(rng, one, figures)
        fresh = index(one)
        for key in one.cards:
            now = list(figures.conflicts(key))
            assert now == list(fresh.conflicts(key))
            for other in {*now} ^ {*told.get(key, ())}:
                assert {key, other} & touched, "one of a pair is looked at"


def altered(rng: Random, one: Board, figures: Figures) -> set[RecordId]:
    """Put a claim on the board, in another's place, or take it away; what is touched by it."""
    name = f"Count {rng.randrange(8)}"
    old, low = one.cards.get(named_id(name)), rng.randrange(9)
    gone = old is not None and rng.random() < 0.4
    new = None if gone else figure(name, low, low + rng.randrange(3))
    touched = figures.drop(named_id(name)) | {named_id(name)}
    one.apply(Change.of([(old, new)]))
    return touched if new is None else touched | figures.put(subject(one, new))
