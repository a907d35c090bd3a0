"""How many reports and origins stand behind a claim in all."""

from __future__ import annotations

import pytest

from evidenceboard.analysis import backing
from evidenceboard.analysis.assessment import assessed
from evidenceboard.model.records import RecordId
from tests.analysis.arguing_boards import board, claim, source

PLAN = RecordId("plan")


def test_reports_reach_a_claim_through_the_claims_that_bear_on_it() -> None:
    cards = [claim("plan"), claim("date"), claim("size"), source("post"), source("letter")]
    lines = ["date supports plan", "size contradicts plan", "post supports date 3"]
    found = assessed(board(cards, [*lines, "letter contradicts size 2"]))
    assert found.standing(PLAN).reports == 0
    assert found.backing(PLAN).reports == {"post", "letter"}
    assert found.backing(PLAN).origins == {"post", "letter"}


def test_a_report_behind_two_sub_claims_is_one_and_repetitions_have_one_origin() -> None:
    cards = [claim("plan"), claim("date"), claim("size"), source("post"), source("channel")]
    lines = ["date supports plan", "size supports plan", "post supports date 3"]
    more = ["post supports size 3", "channel supports size 3", "channel derived_from post"]
    found = assessed(board(cards, [*lines, *more])).backing(PLAN)
    assert found.reports == {"post", "channel"}
    assert found.origins == {"post"}


def test_what_is_muted_stands_behind_nothing() -> None:
    cards = [claim("plan"), claim("date"), source("post")]
    found = assessed(board(cards, ["date supports plan", "post supports date 3"]))
    assert not found.what_if(muted=[RecordId("date")]).backing(PLAN).reports


def test_claims_in_a_circle_are_gone_round_once() -> None:
    cards = [claim("plan"), claim("date"), source("post")]
    lines = ["date supports plan", "plan supports date", "post supports date 3"]
    assert assessed(board(cards, lines)).backing(PLAN).reports == {"post"}


def test_counts_of_very_large_cases_say_that_they_are_lower_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backing, "MOST_CARDS", 4)
    cards = [claim("plan"), *(source(f"post{n}") for n in range(9))]
    found = assessed(board(cards, [f"post{n} supports plan 3" for n in range(9)])).backing(PLAN)
    assert not found.complete
    assert len(found.reports) == 3
