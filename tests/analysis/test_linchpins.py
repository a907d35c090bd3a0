"""What a claim hangs on, and what would be if: found without touching the board."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from evidenceboard.analysis.assessment import assessed
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId, Value
from tests.analysis.arguing_boards import board, claim, source
from tests.analysis.test_following import same, standings
from tests.boards import random_board

PLAN = RecordId("plan")


def test_what_would_make_a_claim_stand_otherwise_comes_first() -> None:
    cards = [claim("plan"), source("a", "A"), source("b", "E"), source("c", "E")]
    lines = ["a supports plan 2", "b supports plan 3", "c contradicts plan 5"]
    found = assessed(board(cards, lines)).linchpins(PLAN)
    assert [(one.record, one.flips) for one in found] == [("a", True), ("b", False), ("c", False)]
    assert found[0].word == "undecided"
    assert found[0].change < found[1].change < 0 < found[2].change


def test_what_repeats_one_origin_is_left_out_together() -> None:
    """Without either report the other takes its place; without their origin both are silent."""
    cards = [claim("plan"), source("a", "B"), source("b", "B"), source("post")]
    lines = ["a supports plan 1", "b supports plan 1"]
    derived = ["a derived_from post", "b derived_from post"]
    found = assessed(board(cards, lines + derived)).linchpins(PLAN)
    assert [(one.kind, one.record, one.cards) for one in found] == [("origin", "post", ("a", "b"))]
    assert found[0].word == "unsupported"
    assert found[0].strength == 0.5


def test_a_report_of_two_origins_keeps_the_share_of_the_other() -> None:
    cards = [claim("plan"), source("both", "A"), source("again", "A"), source("x"), source("y")]
    lines = ["both supports plan 1", "again supports plan 5"]
    derived = ["both derived_from x", "both derived_from y", "again derived_from x"]
    found = assessed(board(cards, lines + derived)).linchpins(PLAN)
    origin = next(one for one in found if one.kind == "origin")
    energy = 0.9 / 2
    assert (origin.record, origin.cards) == ("x", ("again", "both"))
    assert origin.strength == pytest.approx(0.5 + 0.5 * energy**2 / (1 + energy**2))


@pytest.mark.parametrize("seed", range(25))
def test_a_card_left_out_is_a_card_muted(seed: int) -> None:
    one, _ = random_board(Random(seed), cards=5 + seed % 9)
    assessment = assessed(one)
    for key, before in standings(one, assessment).items():
        found = {pin.record: pin for pin in assessment.linchpins(key) if pin.kind == "card"}
        assert found.keys() <= assessment.chain(key)
        for card in one.cards:
            after = assessment.what_if({card}).standing(key)
            if card in found:
                assert found[card].strength == pytest.approx(after.strength, abs=1e-7)
                assert found[card].word == after.word
            elif card != key:
                assert before.strength == pytest.approx(after.strength, abs=1e-7)
        assert same(before, assessment.standing(key))


@pytest.mark.parametrize("seed", range(40))
def test_supposed_ratings_are_what_edits_would_make_of_them(seed: int) -> None:
    rng = Random(seed)
    one, _ = random_board(Random(seed), cards=5 + seed % 9)
    edited, _ = random_board(Random(seed), cards=5 + seed % 9)
    supposed: dict[RecordId, Value] = {}
    for key in sorted([*one.cards, *one.connectors]):
        name, ratings = _rating(one, key)
        if ratings and rng.random() < 0.4:
            supposed[key] = rng.choice(ratings)
            edited.apply(edits.set_field(edited, [key], name, supposed[key]))
    view, fresh = assessed(one).what_if((), supposed), assessed(edited)
    for key, after in standings(edited, fresh).items():
        assert same(view.standing(key), after)


def _rating(one: Board, key: RecordId) -> tuple[str, Sequence[Value]]:
    """The field that a record's weight follows from, and what it may hold."""
    kind = getattr(one.get(key), "kind", "")
    if kind == "claim":
        return "prior", (0.1, 0.9)
    if kind in ("supports", "contradicts"):
        return "credibility", "123456"
    return "reliability", "ABCDEF" if kind in ("source", "expert_opinion", "image") else ""


def test_a_muted_connector_counts_for_nothing() -> None:
    cards = [claim("plan"), source("a", "A"), source("b", "C")]
    assessment = assessed(board(cards, ["a supports plan 1", "b contradicts plan 3"]))
    view = assessment.what_if({RecordId("a-plan")})
    assert view.standing(PLAN).energy == pytest.approx(-0.3)
    assert [one.status for one in view.standing(PLAN).contributions] == ["counts", "muted"]
    assert (view.standing(PLAN).reports, assessment.standing(PLAN).reports) == (1, 2)
