"""Reasons are followed a few steps, on the side that they take in the end."""

from __future__ import annotations

import itertools

from evidenceboard.analysis.reach import (
    STEPS,
    behind,
    has_more_behind,
    reasons_for,
    resting_on,
    standing_behind,
)
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector
from tests.analysis.small_boards import board, card, claim, joined, named_id, source


def a_chain(length: int) -> Board:
    """A post that supports the first of a chain of claims."""
    names = [f"Claim {n}" for n in range(length)]
    steps = [joined(one, "supports", two) for one, two in itertools.pairwise(names)]
    post = source("Post"), joined("Post", "supports", names[0])
    return board(*map(claim, names), *post, *steps)


def test_what_contradicts_a_contradiction_speaks_for_the_claim() -> None:
    one = board(
        claim("Coming"), claim("Denial"), source("Spokesman"), source("Leak"), card("note", "Note"),
        joined("Denial", "contradicts", "Coming"), joined("Spokesman", "supports", "Denial"),
        joined("Leak", "contradicts", "Denial"), joined("Note", "supports", "Coming"),
    )  # fmt: skip
    sides = behind(one, named_id("Coming"))
    assert set(sides[1]) == {named_id("Leak")}
    assert set(sides[-1]) == {named_id("Spokesman")}


def test_nothing_is_looked_for_further_than_a_few_steps() -> None:
    one = a_chain(STEPS + 3)
    assert set(behind(one, named_id(f"Claim {STEPS - 1}"))[1]) == {named_id("Post")}
    assert not behind(one, named_id(f"Claim {STEPS}"))[1]
    assert len(resting_on(one, [named_id("Claim 0")])) == STEPS
    assert len(standing_behind(one, [named_id(f"Claim {STEPS + 2}")])) == STEPS


def test_evidence_stands_behind_but_is_no_claim() -> None:
    one = a_chain(2)
    assert standing_behind(one, [named_id("Claim 1")]) == {named_id("Claim 0")}
    assert resting_on(one, [named_id("Post")]) == {named_id("Claim 0"), named_id("Claim 1")}


def test_what_undercuts_a_connector_is_no_reason_for_a_card() -> None:
    said = joined("Post", "supports", "Coming")
    undercut = Connector(named_id("u"), "contradicts", named_id("Doubt"), said.id, undercuts=True)
    one = board(claim("Coming"), claim("Doubt"), source("Post"), said, undercut)
    assert [each.id for each in reasons_for(one, named_id("Coming"))] == [said.id]


def test_how_much_stands_behind_is_counted_to_a_bound_and_in_rings() -> None:
    one = a_chain(8)
    last = named_id("Claim 7")
    assert has_more_behind(one, last, 7)
    assert not has_more_behind(one, last, 8)
    ring = board(
        claim("A"), claim("B"), joined("A", "supports", "B"), joined("B", "supports", "A")
    )  # fmt: skip
    assert has_more_behind(ring, named_id("A"), 0)
    assert not has_more_behind(ring, named_id("A"), 1)
