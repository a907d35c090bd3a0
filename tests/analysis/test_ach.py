"""Rival answers are scored as published programs score them, and the figures hang together."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.analysis.ach import Decisive, Ranking, Rated, rank

LEVELS = {"L": "low", "M": "medium", "H": "high"}
PUBLISHED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "E1": ("H", "H", ("CC", "II", "N")),
    "E2": ("M", "H", ("C", "C", "C")),
    "E3": ("L", "M", ("I", "C", "II")),
    "E4": ("M", "M", ("II", "N", "I")),
    "E5": ("H", "L", ("NA", "I", "CC")),
}
"""Evidence with credibility, relevance and what it says about three hypotheses, as worked out
by PARC ACH 1.1 and Open Synthesis."""
HYPOTHESES = ("H1", "H2", "H3")

Rows = dict[str, dict[str, Rated]]


def rows(evidence: dict[str, tuple[str, str, tuple[str, ...]]]) -> Rows:
    return {
        name: {
            hypothesis: Rated(rating, LEVELS[credibility], LEVELS[relevance])
            for hypothesis, rating in zip(HYPOTHESES, ratings, strict=True)
        }
        for name, (credibility, relevance, ratings) in evidence.items()
    }


@pytest.fixture(scope="module")
def published() -> Ranking[str]:
    return rank(HYPOTHESES, rows(PUBLISHED))


def test_inconsistencies_are_counted_summed_and_squared(published: Ranking[str]) -> None:
    scores = [published.scores[one] for one in HYPOTHESES]
    assert [one.count for one in scores] == [2, 2, 2]
    assert [one.total for one in scores] == [3, 3, 3]
    assert [one.squared for one in scores] == [5, 5, 5]


def test_weights_decide_between_answers_with_as_many_inconsistencies(
    published: Ranking[str],
) -> None:
    weighted = [published.scores[one].weighted for one in HYPOTHESES]
    assert weighted == pytest.approx([-2.707107, -5.0, -2.414214], abs=1e-6)
    assert [published.scores[one].rank for one in HYPOTHESES] == [2, 3, 1]
    assert published.first == ("H3",)


def test_evidence_is_as_telling_as_its_row_is_spread(published: Ranking[str]) -> None:
    spread = {name: one.diagnosticity for name, one in published.telling.items()}
    assert spread == pytest.approx(
        {"E1": 1.632993, "E2": 0.0, "E3": 1.247219, "E4": 0.816497, "E5": 1.247219}, abs=1e-6
    )
    assert [name for name, one in published.telling.items() if one.same] == ["E2"]


def test_what_would_change_the_first_place_is_named() -> None:
    alone = rows({"E1": ("M", "M", ("I", "N", "II")), "E2": ("M", "M", ("N", "II", "N"))})
    ranking = rank(HYPOTHESES, alone)
    assert ranking.first == ("H1",)
    assert ranking.decisive == {
        "E1": Decisive(("H1", "H3"), beside=False),
        "E2": Decisive(("H2",), beside=False),
    }


def test_who_would_catch_up_stands_beside_the_first() -> None:
    ranking = rank(("H1", "H2"), {"E": {"H1": Rated("C"), "H2": Rated("I")}})
    assert ranking.first == ("H1",)
    assert ranking.decisive == {"E": Decisive(("H2",), beside=True)}


def test_a_row_with_a_gap_does_not_say_the_same_everywhere() -> None:
    row = {"H1": Rated("C"), "H2": Rated("C")}
    telling = rank(HYPOTHESES, {"E": row}).telling["E"]
    assert not telling.same
    assert telling.diagnosticity == pytest.approx(sqrt(2 / 9))


def test_a_single_answer_has_no_rival_to_be_told_from() -> None:
    ranking = rank(("H1",), {"E": {"H1": Rated("C")}})
    assert not ranking.telling["E"].same
    assert ranking.first == ("H1",)


def test_without_answers_there_is_nothing_to_rank() -> None:
    ranking: Ranking[str] = rank((), {})
    assert (ranking.scores, ranking.first, ranking.decisive) == ({}, (), {})


RATED = st.builds(
    Rated,
    st.sampled_from(("CC", "C", "N", "NA", "I", "II")),
    st.sampled_from(("low", "medium", "high")),
    st.sampled_from(("low", "medium", "high")),
)
TABLES = st.dictionaries(
    st.sampled_from("abcdefgh"), st.dictionaries(st.sampled_from(HYPOTHESES), RATED), max_size=8
)


@given(TABLES)
def test_decisive_evidence_is_what_a_ranking_without_it_says(table: Rows) -> None:
    ranking = rank(HYPOTHESES, table)
    before = set(ranking.first)
    for name in table:
        others = {one: row for one, row in table.items() if one != name}
        after = set(rank(HYPOTHESES, others).first)
        told = ranking.decisive.get(name)
        if told is None:
            assert after == before
        else:
            assert after == set(told.first) | (before if told.beside else set())
            assert after != before


@given(TABLES, st.permutations(HYPOTHESES))
def test_the_order_of_columns_does_not_matter(table: Rows, order: list[str]) -> None:
    assert rank(order, table).scores == rank(HYPOTHESES, table).scores
