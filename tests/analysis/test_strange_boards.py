"""Whatever is drawn on a board, its claims get a standing, and what is odd is named."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random

import pytest

from evidenceboard.analysis.arguments import cycles, levels
from evidenceboard.analysis.assessment import assessed
from evidenceboard.analysis.origins import MOST_ROOTS
from evidenceboard.analysis.strength import Edge, solve
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import BoardFacts, Connector, RecordId
from tests.analysis.arguing_boards import board, claim, joined, source
from tests.benchmarks.generate import make_board
from tests.boards import random_board

PLAN = RecordId("plan")
RING = 10_000


@pytest.mark.parametrize("prior", [math.nan, math.inf, -1.0, 7.0, "much"])
def test_a_prior_that_is_none_counts_as_not_recorded(prior: float) -> None:
    standing = assessed(board([claim("plan", prior=prior)])).standing(PLAN)
    assert standing.base == standing.strength == 0.5


def test_ratings_that_are_none_count_as_not_rated() -> None:
    cards = [claim("plan"), source("a", "Z")]
    standing = assessed(board(cards, ["a supports plan 9"])).standing(PLAN)
    assert standing.energy == pytest.approx(0.25)


@pytest.mark.parametrize("number", [math.nan, -0.1, 1.5])
def test_numbers_that_are_no_shares_are_left_out_of_the_table(number: float) -> None:
    facts = BoardFacts(numbers={"reliability.A": number, "claim": number})
    cards = [claim("plan"), source("a", "A")]
    standing = assessed(board(cards, ["a supports plan 1"], facts)).standing(PLAN)
    assert standing.base == 0.5
    assert standing.energy == pytest.approx(0.9)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("semantics", ["quadratic-energy", "df-quad"])
def test_a_ring_of_ten_thousand_settles(sign: int, semantics: str) -> None:
    names = [str(number) for number in range(RING)]
    edges: list[Edge] = [(one, names[n - 1], sign, 0.9) for n, one in enumerate(names)]
    found = solve(dict.fromkeys(names, 0.5), edges, semantics)
    assert found.unsettled == {}
    strengths = set(found.values())
    assert max(strengths) - min(strengths) < 1e-8


def test_a_chain_of_ten_thousand_claims_is_followed_to_its_end() -> None:
    claims = [claim(f"{number:05}") for number in range(RING)]
    ends = pairwise(claims)
    lines = [Connector(RecordId(f"k{a.id}"), "supports", a.id, b.id) for a, b in ends]
    assessment = assessed(Board([*claims, source("s", "A")], [*lines, joined("s supports 00000")]))
    last = assessment.standing(claims[-1].id)
    assert last.word == "undecided"
    assert len(assessment.chain(last.claim)) == 2 * RING + 1
    assert len(assessment.linchpins(last.claim)) < 100


def test_a_large_cycle_is_left_to_be_built_after_an_edit() -> None:
    claims = [claim(f"{number:03}") for number in range(300)]
    lines = [
        Connector(RecordId(f"k{a.id}"), "supports", a.id, b.id)
        for a, b in pairwise([*claims, claims[0]])
    ]
    one = Board([*claims, source("s", "A")], [*lines, joined("s supports 000")])
    assessment = assessed(one)
    before = assessment.standing(claims[0].id).strength
    change = edits.set_field(one, [RecordId("s-000")], "credibility", "1")
    one.apply(change)
    assert claims[0].id in assessment.follow(change)
    assert not assessment.ready
    for _ in assessment.build():
        pass
    now = assessment.standing(claims[0].id).strength
    assert now == assessed(one).standing(claims[0].id).strength > before


def test_after_a_change_of_thousands_of_records_the_board_is_taken_in_anew() -> None:
    one = make_board(2600)
    assessment = assessed(one)
    change = edits.delete(one, sorted(one.cards)[:1000])
    one.apply(change)
    changed = assessment.follow(change)
    assert not assessment.ready
    for _ in assessment.build():
        pass
    fresh = assessed(one)
    claims = {key for key, card in one.cards.items() if card.kind == "claim"}
    assert changed == claims
    assert all(assessment.standing(key) == fresh.standing(key) for key in claims)


def test_claims_that_contradict_each_other_find_their_rest() -> None:
    cards = [claim("a", prior=0.8), claim("b", prior=0.6), claim("plan")]
    lines = ["a contradicts b 1", "b contradicts a 1", "a supports plan"]
    standing = assessed(board(cards, lines)).standing(PLAN)
    assert standing.settled
    expected = solve({"a": 0.8, "b": 0.6}, [("a", "b", -1, 0.9), ("b", "a", -1, 0.9)])
    assert standing.energy == pytest.approx(0.5 * expected["a"], abs=1e-7)


def test_connectors_that_undercut_each_other_in_a_ring_have_a_standing() -> None:
    cards = [claim("plan"), source("a", "A"), source("b", "A")]
    first = Connector(RecordId("first"), "contradicts", RecordId("a"), RecordId("second"), True)
    second = Connector(RecordId("second"), "contradicts", RecordId("b"), RecordId("first"), True)
    third = joined("a supports plan 1")
    onto = Connector(RecordId("fourth"), "contradicts", RecordId("b"), third.id, True)
    last = Connector(RecordId("fifth"), "contradicts", RecordId("a"), onto.id, True)
    standing = assessed(board(cards, [first, second, third, onto, last])).standing(PLAN)
    assert standing.settled
    assert 0 < standing.energy < 0.9


def test_a_cycle_that_never_rests_is_marked_with_its_range(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three that contradict each other in a ring, twenty times over: each overshoots in turn."""
    monkeypatch.setattr(cycles, "STEPS", 4_000)
    ring = [(one, other, -1, 1.0) for one, other in ("ab", "bc", "ca") for _ in range(20)]
    held = [("all", one, 1, 1.0) for one in "abc" for _ in range(10)]
    found = solve({"a": 0.5, "b": 0.45, "c": 0.4, "all": 1.0}, [*ring, *held])
    assert found.unsettled.keys() == {"a", "b", "c"}
    for name, (low, high) in found.unsettled.items():
        assert 0 <= low < 0.3
        assert 0.7 < high <= 1
        assert found[name] == pytest.approx((low + high) / 2)


def test_a_card_derived_from_hundreds_is_an_origin_of_its_own() -> None:
    others = [source(f"s{number}") for number in range(MOST_ROOTS + 1)]
    lines = [f"all derived_from {one.id}" for one in others]
    found = assessed(board([claim("plan"), source("all", "A"), *others], lines))
    assert found.origins(RecordId("all")) == {"all"}


@pytest.mark.parametrize("seed", range(4))
def test_levels_and_single_arguments_come_to_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large boards are computed level by level, what is narrow one by one."""
    boards = [make_board(700, seed), random_board(Random(seed), cards=60)[0]]
    for one in boards:
        found = []
        for narrow in (1, 10**9):
            monkeypatch.setattr(levels, "NARROW", narrow)
            monkeypatch.setattr(levels, "PIECE", 7 if narrow == 1 else 8192)
            assessment = assessed(one)
            found.append([list(plane) for plane in assessment._arguments.graph.strengths])
        for plane, other in zip(*found, strict=True):
            assert plane == pytest.approx(other, abs=1e-8)


@pytest.mark.parametrize("seed", range(10))
def test_the_range_encloses_the_strength(seed: int) -> None:
    one, _ = random_board(Random(seed), cards=20)
    assessment = assessed(one)
    for key, each in one.cards.items():
        if each.kind == "claim":
            standing = assessment.standing(key)
            assert 0 <= standing.low <= standing.strength <= standing.high <= 1
