"""What an assessment says about small boards that one can work out by hand."""

from __future__ import annotations

import pytest

from evidenceboard.analysis.assessment import assessed
from evidenceboard.model.records import RecordId
from tests.analysis.arguing_boards import board, card, claim, expert, joined, source

PLAN = RecordId("plan")


def test_a_claim_that_nothing_counts_for_is_unsupported() -> None:
    standing = assessed(board([claim("plan")])).standing(PLAN)
    assert standing.word == "unsupported"
    assert standing.strength == standing.base == 0.5
    assert (standing.low, standing.high) == (0.5, 0.5)
    assert standing.reasons == ("Nothing counts for or against it.",)
    assert standing.explanation == "Energy 0 leaves it at 0.50."


def test_contributions_add_up_to_the_energy_that_moves_a_claim() -> None:
    cards = [claim("plan"), source("adviser", "C"), source("letter", "B")]
    lines = ["adviser supports plan 3", "letter supports plan 2"]
    standing = assessed(board(cards, lines)).standing(PLAN)
    assert [one.value for one in standing.contributions] == pytest.approx([0.56, 0.30])
    assert standing.energy == pytest.approx(0.86)
    assert standing.strength == pytest.approx(0.5 + 0.5 * 0.86**2 / (1 + 0.86**2))
    assert standing.word == "supported"
    assert standing.explanation == "Energy +0.86 moves it 43 % of the way from 0.50 to 1."
    assert standing.reasons[0] == "“Letter” supports it (+0.56)."


def test_reports_of_one_origin_count_once() -> None:
    """Five C3 reports of one origin would push a claim to 0.85 if each counted."""
    cards = [claim("plan"), *(source(f"report{n}", "C") for n in range(5))]
    lines = [f"report{n} supports plan 3" for n in range(5)]
    derived = [f"report{n} derived_from report0" for n in range(1, 5)]
    five = assessed(board(cards, lines)).standing(PLAN)
    one = assessed(board(cards, [*lines, *derived])).standing(PLAN)
    assert five.strength == pytest.approx(0.846, abs=5e-4)
    assert one.strength == pytest.approx(0.541, abs=5e-4)
    assert (five.reports, five.origins) == (5, 5)
    assert (one.reports, one.origins) == (5, 1)
    assert (five.independence, one.independence) == ("not recorded", "single")
    assert [each.status for each in one.contributions] == ["counts", *["repeat"] * 4]
    assert {each.repeats for each in one.contributions[1:]} == {"report0"}


def test_of_equal_reports_the_origin_itself_counts_and_not_what_repeats_it() -> None:
    cards = [claim("plan"), source("article", "C"), source("post", "C")]
    lines = ["article supports plan 3", "post supports plan 3", "article derived_from post"]
    counts, repeat = assessed(board(cards, lines)).standing(PLAN).contributions
    assert (counts.card, counts.status) == ("post", "counts")
    assert (repeat.card, repeat.status, repeat.repeats) == ("article", "repeat", "post")


def test_reasons_count_reports_without_the_claims_beside_them() -> None:
    cards = [claim("plan"), claim("other"), source("article", "C"), source("post", "C")]
    lines = ["article supports plan 3", "post supports plan 3", "article derived_from post"]
    standing = assessed(board(cards, [*lines, "other supports plan"])).standing(PLAN)
    assert standing.reports == 2
    assert "1 of 2 reports only repeats another." in standing.reasons


def test_a_report_from_two_origins_is_shared_out_among_them() -> None:
    cards = [claim("plan"), source("a", "A"), source("b", "C"), source("both", "B")]
    lines = ["both supports plan 1", "b supports plan 1"]
    derived = ["both derived_from a", "both derived_from b"]
    standing = assessed(board(cards, [*lines, *derived])).standing(PLAN)
    of_both, of_b = 0.9 * 0.8, 0.9 * 0.6
    assert standing.energy == pytest.approx(of_both / 2 + max(of_both / 2, of_b))
    assert (standing.reports, standing.origins) == (2, 2)


def test_cards_derived_from_each_other_are_one_origin() -> None:
    cards = [claim("plan"), source("a", "C"), source("b", "C"), source("c", "C")]
    lines = ["a supports plan 3", "b supports plan 3", "c supports plan 3"]
    circle = ["a derived_from b", "b derived_from c", "c derived_from a"]
    found = assessed(board(cards, [*lines, *circle]))
    assert found.origins(RecordId("c")) == {"a"}
    assert found.circles == (("a", "b", "c"),)
    assert found.standing(PLAN).origins == 1


def test_an_undercut_lowers_what_a_connector_passes_on() -> None:
    cards = [claim("plan"), source("adviser", "A"), claim("doubt", prior=1.0)]
    lines = ["adviser supports plan 1", "doubt contradicts @adviser-plan 1"]
    standing = assessed(board(cards, lines)).standing(PLAN)
    weight = 0.9 - 0.9 * 0.9**2 / (1 + 0.9**2)
    assert standing.contributions[0].weight == pytest.approx(weight)
    assert standing.energy == pytest.approx(weight)
    assert standing.contributions[0].status == "undercut"


def test_both_sides_make_a_claim_contested() -> None:
    cards = [claim("plan"), source("a", "A"), source("b", "A")]
    standing = assessed(board(cards, ["a supports plan 2", "b contradicts plan 2"])).standing(PLAN)
    assert standing.word == "contested"
    assert standing.strength == 0.5
    assert standing.reasons[0] == "Both sides count: 0.70 for, 0.70 against."


def test_the_range_is_what_ratings_one_grade_away_would_give() -> None:
    cards = [claim("plan"), source("a", "B"), source("b", "C")]
    lines = ["a supports plan 2", "b contradicts plan 3"]
    found = assessed(board(cards, lines)).standing(PLAN)
    high = assessed(
        board(
            [claim("plan"), source("a", "A"), source("b", "D")],
            ["a supports plan 1", "b contradicts plan 4"],
        )
    ).standing(PLAN)
    low = assessed(
        board(
            [claim("plan"), source("a", "C"), source("b", "B")],
            ["a supports plan 3", "b contradicts plan 2"],
        )
    ).standing(PLAN)
    assert (found.low, found.high) == pytest.approx((low.strength, high.strength))


def test_what_cannot_be_judged_may_mean_anything() -> None:
    cards = [claim("plan"), source("leak", "F")]
    standing = assessed(board(cards, ["leak supports plan 6"])).standing(PLAN)
    assert standing.energy == pytest.approx(0.25)
    assert standing.contributions[0].status == "cannot be judged"
    assert standing.high == pytest.approx(0.5 + 0.5 * 0.9**2 / (1 + 0.9**2))
    assert standing.low == pytest.approx(0.5 + 0.5 * 0.02**2 / (1 + 0.02**2))


def test_two_connectors_from_one_card_count_once() -> None:
    cards = [claim("plan"), source("a", "A")]
    twice = [joined("a supports plan 3", key="one"), joined("a supports plan 2", key="two")]
    standing = assessed(board(cards, twice)).standing(PLAN)
    assert standing.energy == pytest.approx(0.7)
    assert standing.reports == 1


def test_a_claim_is_no_reason_for_itself() -> None:
    standing = assessed(board([claim("plan")], ["plan supports plan"])).standing(PLAN)
    assert standing.word == "unsupported"
    assert [one.status for one in standing.contributions] == ["circular"]


def test_notes_take_no_part() -> None:
    cards = [claim("plan"), card("n", "note")]
    assert assessed(board(cards, ["n supports plan 1"])).standing(PLAN).word == "unsupported"


def test_a_badly_answered_question_undercuts_what_an_expert_says() -> None:
    lines = ["saks supports plan 1"]
    asked = assessed(board([claim("plan"), expert("saks", "A", q_field_fit="no")], lines))
    standing = asked.standing(PLAN)
    assert standing.energy == pytest.approx(0.45)
    assert standing.contributions[0].status == "undercut"
    assert standing.contributions[0].note == "One question to the expert is answered badly."


def test_origins_are_independent_once_every_pair_is_declared() -> None:
    cards = [claim("plan"), source("a", "C"), source("b", "C"), source("c", "C"), source("root")]
    lines = [f"{key} supports plan 3" for key in "abc"] + ["c derived_from root"]
    pairs = ["a independent_of b", "a independent_of root", "c independent_of b"]
    for count, state in enumerate(("not recorded", "not recorded", "not recorded", "declared")):
        found = assessed(board(cards, lines + pairs[:count])).standing(PLAN)
        assert found.independence == state
