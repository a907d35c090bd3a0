"""Where reports come from, and what that does to the sum of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.analysis.arguments.graph import CERTAIN, Graph, Pull, Side, side
from evidenceboard.analysis.arguments.pull_arrays import PullArrays
from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.assessment import assessed
from evidenceboard.model.records import RecordId
from tests.analysis.arguing_boards import board, source

SOURCES = 5
SHARES = st.floats(0, 1)


@st.composite
def sides(draw: Any) -> tuple[Side, list[float], str]:
    """Reports of some sources that share origins, the strengths of these, and a semantics."""
    pulls = []
    for row in range(1, SOURCES + 1):
        roots = draw(st.sets(st.integers(11, 14), min_size=1, max_size=3))
        pulls.append(Pull(row, (draw(SHARES),), CERTAIN, tuple(sorted(roots)), len(roots)))
    strengths = draw(st.lists(SHARES, min_size=SOURCES, max_size=SOURCES))
    return side(pulls), strengths, draw(st.sampled_from(("quadratic-energy", "df-quad")))


def amount(one: Side, strengths: list[float], semantics: str) -> float:
    weights = np.array([[1.0, *strengths]])
    return Graph(semantics_named(semantics), weights, PullArrays.none(6, 1)).amount(one, 0)


@given(sides(), st.integers(0, SOURCES - 1), SHARES)
def test_a_stronger_source_never_takes_away_from_its_side(
    drawn: tuple[Side, list[float], str], which: int, other: float
) -> None:
    one, strengths, semantics = drawn
    low, high = sorted((strengths[which], other))
    sums = []
    for strength in (low, high):
        strengths[which] = strength
        sums.append(amount(one, strengths, semantics))
    assert sums[0] <= sums[1] + 1e-12


@given(sides(), st.integers(0, SOURCES - 1))
def test_a_hair_more_strength_is_a_hair_more_of_its_side(
    drawn: tuple[Side, list[float], str], which: int
) -> None:
    """Whoever comes to be the largest of an origin, nothing jumps."""
    one, strengths, semantics = drawn
    strengths = [min(strength, 0.99) for strength in strengths]
    before = amount(one, strengths, semantics)
    strengths[which] += 1e-9
    assert abs(amount(one, strengths, semantics) - before) < 1e-6


@given(sides())
def test_a_side_is_no_more_than_all_of_its_reports_together(
    drawn: tuple[Side, list[float], str],
) -> None:
    one, strengths, semantics = drawn
    alone = [amount(side([pull]), strengths, semantics) for pull in one.pulls]
    assert amount(one, strengths, semantics) <= sum(alone) + 1e-9


def test_origins_are_found_along_the_whole_way() -> None:
    cards = [source(key) for key in ("article", "post", "channel", "leak", "letter")]
    lines = [
        "article derived_from post",
        "post derived_from channel",
        "article derived_from letter",
    ]
    found = assessed(board(cards, lines))
    assert found.origins(RecordId("article")) == {"channel", "letter"}
    assert found.origins(RecordId("leak")) == {"leak"}


def test_what_repeats_a_statement_repeats_the_card_that_makes_it() -> None:
    cards = [source(key) for key in ("article", "post", "plan")]
    lines = ["post supports plan", "article derived_from @post-plan"]
    assert assessed(board(cards, lines)).origins(RecordId("article")) == {"post"}
