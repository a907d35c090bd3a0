"""The board says by itself what its analyst should know, and keeps in step with every edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidenceboard.analysis import finding_ledger
from evidenceboard.analysis import findings as findings_module
from evidenceboard.analysis.assessment import Assessment, assessed
from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds import FINDING_KINDS, finding_kind
from evidenceboard.analysis.findings import Findings, accepted, find, still_open
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, Judgement, Quantity
from tests.analysis.small_boards import board, card, claim, expert, joined, named_id, source
from tests.boards import random_board, random_edit

TODAY = date(2022, 12, 20)
ALIKE = "The plan is to call up half a million people early next year, the adviser wrote."
"""Words that two sources may share."""


def found(kind: str, *records: Card | Connector) -> list[Finding]:
    """The findings of one kind about a board of these records."""
    one = board(*records)
    return [each for each in find(one, assessed(one), TODAY) if each.kind == kind]


def told(kind: str, *records: Card | Connector) -> list[str]:
    return [each.title for each in found(kind, *records)]


def test_a_claim_on_one_source_is_named_with_the_sources_interest() -> None:
    records = (
        claim("Coming"),
        source("Post", interest="party"),
        joined("Post", "supports", "Coming"),
    )
    assert told("single_source", *records) == [
        "“Coming” stands on a single source, “Post”, party to the matter"
    ]
    second = source("Letter"), joined("Letter", "supports", "Coming")
    assert told("single_source", *records, *second) == []


def test_a_hypothesis_with_only_one_side_is_one_sided() -> None:
    records = claim("Coming", role="hypothesis"), source("Post")
    speaks = joined("Post", "supports", "Coming")
    assert told("one_sided", *records, speaks) == ["Everything on the board speaks for “Coming”"]
    against = source("Denial"), joined("Denial", "contradicts", "Coming")
    assert told("one_sided", *records, speaks, *against) == []


def test_weight_on_both_sides_is_contested() -> None:
    records = (
        claim("Coming"), source("Post", reliability="A"), source("Denial", reliability="A"),
        joined("Post", "supports", "Coming", credibility="2"),
        joined("Denial", "contradicts", "Coming", credibility="2"),
    )  # fmt: skip
    assert told("contested", *records) == ["“Coming” is contested"]
    weak = replace(records[2], fields={**records[2].fields, "reliability": "E"})
    assert told("contested", *records[:2], weak, *records[3:]) == []


def test_what_counts_unrated_is_a_task() -> None:
    bare = card("source", "Post"), claim("Coming")
    said = replace(joined("Post", "supports", "Coming"), fields={})
    assert told("unrated_source", *bare, said) == ["The reliability of “Post” is not rated"]
    (statement,) = found("unrated_statement", *bare, said)
    assert statement.title == "One statement of “Post” is not rated"
    assert statement.records == (said.id, named_id("Post"))
    assert statement.severity is Severity.TASK
    assert told("unrated_source", *bare) == [], "what says nothing need not be rated"


@pytest.mark.parametrize(
    ("letter", "digit", "mark"), [("F", "6", "F6"), ("B", "6", "B6"), ("F", "2", "F2")]
)
def test_what_cannot_be_judged_but_carries_a_claim_is_named(
    letter: str, digit: str, mark: str
) -> None:
    records = (
        claim("Losses"), source("Leak", reliability=letter),
        joined("Leak", "supports", "Losses", credibility=digit),
    )  # fmt: skip
    assert told("cannot_be_judged", *records) == [
        f"“Leak” cannot be judged ({mark}) yet carries “Losses”"
    ]


def test_what_can_be_judged_is_not() -> None:
    records = claim("Losses"), source("Leak"), joined("Leak", "supports", "Losses")
    assert told("cannot_be_judged", *records) == []


def test_evidence_without_any_date_is_undated() -> None:
    records = claim("Coming"), card("source", "Post", reliability="C")
    said = joined("Post", "supports", "Coming")
    assert told("undated", *records, said) == ["“Post” has no date"]
    dated = joined("Post", "supports", "Coming", said="2022-12~")
    assert told("undated", *records, dated) == []


def test_evidence_from_long_before_what_it_is_about_is_stale() -> None:
    records = claim("Coming", date="2022-12"), joined("Post", "supports", "Coming")
    assert told("stale", *records, source("Post", published="2021-03")) == [
        "“Post” is of March 2021, long before “Coming”"
    ]
    assert told("stale", *records, source("Post", published="2022-03")) == []
    assert told("stale", *records, source("Post", published="2021/..")) == []


def test_a_claim_that_nobody_says_is_unanchored() -> None:
    assert told("unanchored", claim("Coming")) == ["No source stands behind “Coming”"]
    for role in ("question", "assumption"):
        assert told("unanchored", claim("Coming", role=role)) == []
    said = source("Post"), joined("Post", "supports", "Coming")
    assert told("unanchored", claim("Coming"), *said) == []


def test_only_the_claim_that_lacks_a_source_is_named_not_what_rests_on_it() -> None:
    records = claim("Papers"), claim("Coming"), joined("Papers", "supports", "Coming")
    assert told("unanchored", *records) == ["No source stands behind “Papers”"]


def test_claims_that_only_support_each_other_are_named_together() -> None:
    ring = (
        claim("A"), claim("B"), joined("A", "supports", "B"), joined("B", "supports", "A"),
    )  # fmt: skip
    (one,) = found("unanchored", *ring)
    assert set(one.records) == {named_id("A"), named_id("B")}
    assert one.title.endswith("stand only on each other")
    assert told("unanchored", *ring, source("Post"), joined("Post", "supports", "A")) == []


def figure(name: str, low: float | None, high: float | None, **said: str) -> Card:
    return claim(name, quantity=Quantity(low, high, "people"), **said)


def test_figures_about_the_same_that_exclude_each_other_conflict() -> None:
    one, two = figure("Plan", 5e5, 7e5, tags="plan"), figure("Letter", 2e5, 2e5, tags="plan")
    (conflict,) = found("conflicting_figures", one, two)
    assert set(conflict.records) == {one.id, two.id}
    assert "500,000–700,000 people" in conflict.title
    assert "200,000 people" in conflict.title
    assert conflict.suggestion is not None
    (step,) = conflict.suggestion.change(board(one, two)).steps.values()
    assert isinstance(step[1], Connector)
    assert step[1].kind == "contradicts"


@pytest.mark.parametrize(
    "other",
    [
        figure("Letter", 6e5, None, tags="plan"),
        figure("Letter", 2e5, 2e5, tags="losses"),
        figure("Letter", 2e5, 2e5, tags="plan", date="2023"),
        claim("Letter", quantity=Quantity(2e5, 2e5, "tanks"), tags="plan"),
    ],
    ids=["overlapping", "of another subject", "at another time", "in another unit"],
)
def test_other_figures_do_not_conflict(other: Card) -> None:
    plan = figure("Plan", 5e5, 7e5, tags="plan", date="2022-12")
    assert told("conflicting_figures", plan, other) == []


def test_figures_behind_the_same_claim_or_under_much_the_same_title_are_about_the_same() -> None:
    one, two = figure("Plan", 5e5, 7e5), figure("Letter", 2e5, 2e5)
    both = claim("Coming"), joined("Plan", "supports", "Coming")
    assert len(found("conflicting_figures", one, two, *both)) == 0
    second = joined("Letter", "supports", "Coming")
    assert len(found("conflicting_figures", one, two, *both, second)) == 1
    one, two = figure("Soldiers lost by spring", 1e5, 1e5), figure("Soldiers lost in spring", 9, 9)
    assert len(found("conflicting_figures", one, two)) == 1


def test_of_very_many_figures_about_the_same_the_extremes_are_told() -> None:
    many = [figure(f"Count {n:02}", n, n, tags="count") for n in range(40)]
    (conflict,) = found("conflicting_figures", *many)
    assert set(conflict.records) == {named_id("Count 00"), named_id("Count 39")}


def test_parties_on_both_sides_are_told_even_behind_other_claims() -> None:
    records = (
        claim("Coming", role="hypothesis"), claim("Plan"), claim("Denial"),
        source("Adviser", interest="party"), source("Spokesman", interest="party"),
        joined("Adviser", "supports", "Plan"), joined("Plan", "supports", "Coming"),
        joined("Spokesman", "supports", "Denial"), joined("Denial", "contradicts", "Coming"),
    )  # fmt: skip
    titles = told("interested_party", *records)
    assert titles == [
        "All who speak against “Coming” have an interest in the matter",
        "All who speak for “Coming” have an interest in the matter",
        "Both sides of “Coming” are parties to the matter",
    ]
    mild = replace(records[3], fields={**records[3].fields, "interest": "interested"})
    assert told("interested_party", *records[:3], mild, *records[4:]) == titles[:2]
    neutral = source("Agency"), joined("Agency", "supports", "Plan")
    assert told("interested_party", *records, *neutral) == [titles[0], titles[2]]


def test_ratings_copied_into_each_other_are_noticed() -> None:
    letters = "ABCDEABC"
    records: list[Card | Connector] = [claim("Coming")]
    for n, letter in enumerate(letters):
        records.append(source(f"Post {n}", reliability=letter))
        digit = str("ABCDE".index(letter) + 1)
        records.append(joined(f"Post {n}", "supports", "Coming", credibility=digit))
    assert told("mirrored_ratings", *records) == ["8 of 8 statements are rated as their source is"]
    assert told("mirrored_ratings", *records[:-2]) == []
    one = board(*records)
    assessment, findings = watched(one)
    change = edits.set_field(one, list(one.connectors)[:1], "credibility", "6")
    one.apply(change)
    followed(assessment, findings, change)
    (fewer,) = (each.title for each in findings.all() if each.kind == "mirrored_ratings")
    assert fewer == "7 of 8 statements are rated as their source is"


def test_confirmed_asks_for_a_second_origin() -> None:
    records = (
        claim("Coming"), source("Post"), source("Copy"),
        joined("Post", "supports", "Coming", credibility="1"),
        joined("Copy", "supports", "Coming"), joined("Copy", "derived_from", "Post"),
    )  # fmt: skip
    assert told("unconfirmed", *records) == [
        "What “Post” says of “Coming” is rated as confirmed, from one origin"
    ]
    assert told("unconfirmed", *records[:-1]) == []


def test_independence_that_nobody_recorded_is_named_and_can_be_declared() -> None:
    records: tuple[Card | Connector, ...] = (
        claim("Coming"), expert("Saks"), expert("Kolesnikov"),
        joined("Saks", "contradicts", "Coming"), joined("Kolesnikov", "contradicts", "Coming"),
    )  # fmt: skip
    (one,) = found("unrecorded_independence", *records)
    assert one.title == "Independence of the two experts against “Coming” is not recorded"
    assert one.suggestion is not None
    assert one.suggestion.kind == "independent_of"
    repeated = joined("Saks", "derived_from", "Kolesnikov")
    assert told("unrecorded_independence", *records, repeated) == []
    declared = joined("Kolesnikov", "independent_of", "Saks")
    assert told("unrecorded_independence", *records, declared) == []
    mixed = source("Post"), joined("Post", "contradicts", "Coming")
    (three,) = told("unrecorded_independence", *records, *mixed)
    assert three.startswith("Independence of the three sources")


def test_reports_of_the_same_origin_are_counted() -> None:
    records: tuple[Card | Connector, ...] = (
        claim("Coming"), source("Post"), source("Copy"), source("Letter"),
        *(joined(name, "supports", "Coming") for name in ("Post", "Copy", "Letter")),
    )  # fmt: skip
    assert told("shared_origins", *records) == []
    repeated = joined("Copy", "derived_from", "Post")
    assert told("shared_origins", *records, repeated) == [
        "Three reports for “Coming” stand on two origins"
    ]


def test_a_circle_of_origins_is_a_fault() -> None:
    records = (
        source("A"), source("B"), joined("A", "derived_from", "B"), joined("B", "derived_from", "A")
    )  # fmt: skip
    (one,) = found("origin_circle", *records)
    assert one.severity is Severity.FAULT
    assert set(one.records) == {named_id("A"), named_id("B")}


def test_a_hypothesis_that_one_card_decides_says_so() -> None:
    records = (
        claim("Planning", role="hypothesis"), source("Saks"), claim("Training"),
        joined("Saks", "supports", "Planning"), joined("Training", "supports", "Planning"),
    )  # fmt: skip
    (one,) = found("linchpin", *records)
    assert one.title == "“Planning” hangs on “Saks”"
    assert one.detail == "Now it is supported. Without “Saks” it would be undecided."
    assert one.records == (named_id("Planning"), named_id("Saks"))
    plain = replace(records[0], fields={})
    assert told("linchpin", plain, *records[1:]) == [], "only hypotheses are asked about"


def test_expert_questions_wait_for_answers() -> None:
    said = claim("Coming"), joined("Saks", "contradicts", "Coming")
    (one,) = found("unanswered_questions", *said, expert("Saks", q_trust="yes", q_backup="partly"))
    assert one.title == "4 of 6 expert questions about “Saks” are unanswered"
    assert one.detail == "Still to be asked: expertise, field, what was said and agreement."
    assert told("unanswered_questions", expert("Saks")) == [], "who says nothing is not asked"


def test_answers_that_speak_against_an_expert_are_told() -> None:
    said = claim("Coming"), joined("Saks", "contradicts", "Coming")
    doubted = expert("Saks", q_field_fit="no", q_trust="no")
    assert told("badly_answered", *said, doubted) == [
        "“Saks” does not stand up to the questions about field and honesty"
    ]
    assert told("badly_answered", *said, expert("Saks", q_trust="partly")) == [
        "“Saks” stands up only in part to the question about honesty"
    ]
    assert told("badly_answered", *said, expert("Saks", q_trust="yes")) == []


def test_a_judgement_is_outdated_once_the_board_says_otherwise_or_newer_things() -> None:
    then = Judgement(named_id("j"), "unlikely", "low", "", "2022-12-05T09:00:00Z", "me")
    said = joined("Post", "supports", "Coming")
    early, late = source("Post", published="2022-12-01"), source("Post", published="2022-12-09")
    judged = replace(claim("Coming"), judgements=(then,))
    assert told("outdated_judgement", judged, early, said) == []
    assert told("outdated_judgement", judged, late, said) == [
        "“Coming” was last judged on other grounds: one statement came after it"
    ]
    noted = replace(judged, judgements=(replace(then, standing="contested · 0.46 (0.38–0.55)"),))
    (title,) = told("outdated_judgement", noted, early, said)
    assert title.endswith("the board called it contested then and calls it supported now")


def test_an_assumption_that_nothing_supports_is_told_by_what_rests_on_it() -> None:
    records = (
        claim("Genuine", role="assumption"), claim("Losses"), source("Leak"),
        joined("Genuine", "supports", "Leak"), joined("Leak", "supports", "Losses"),
    )  # fmt: skip
    assert told("unsupported_assumption", *records) == [
        "One claim rests on the assumption “Genuine”"
    ]
    check = source("Check"), joined("Check", "supports", "Genuine")
    assert told("unsupported_assumption", *records, *check) == []
    assert told("unsupported_assumption", claim("Genuine", role="assumption")) == []


@pytest.mark.parametrize(
    ("due", "when"),
    [
        ("2022-12-20", "due now"),
        ("2023-01-10", "due in three weeks"),
        ("2022-12-19", "due one day ago"),
        ("2022-10-01", "due two months ago"),
    ],
)
def test_a_forecast_that_is_due_asks_for_its_outcome(due: str, when: str) -> None:
    assert told("forecast_due", claim("Coming", due=due)) == [f"“Coming”, {when}, has no outcome"]
    assert told("forecast_due", claim("Coming", due=due, outcome="false")) == []


def test_a_forecast_for_later_waits() -> None:
    assert told("forecast_due", claim("Coming", due="2023-06")) == []


def test_a_judgement_that_points_the_other_way_is_told() -> None:
    unlikely = Judgement(named_id("j"), "unlikely", "low", "", "2022-12-19T09:00:00Z", "me")
    judged = replace(claim("Coming"), judgements=(unlikely,))
    said = source("Post", reliability="A"), joined("Post", "supports", "Coming", credibility="2")
    assert told("judgement_against_standing", judged, *said) == [
        "“Coming” is judged unlikely, but the board has it supported"
    ]
    likely = replace(judged, judgements=(unlikely, replace(unlikely, likelihood="likely")))
    assert told("judgement_against_standing", likely, *said) == []


def test_nearly_the_same_words_suggest_that_the_later_repeats_the_earlier() -> None:
    later = source("Article", published="2022-12-09", body=ALIKE.replace("early", "late"))
    first = source("Post", published="2022-12-02", body=ALIKE)
    (one,) = found("near_duplicates", later, first)
    assert one.title == "“Article” says nearly the same as “Post”"
    assert one.suggestion is not None
    assert (one.suggestion.source, one.suggestion.target) == (later.id, first.id)
    known = joined("Article", "derived_from", "Post")
    assert told("near_duplicates", later, first, known) == []


def test_without_a_date_what_passes_on_repeats_what_speaks_for_itself() -> None:
    article = source("Article", type="article", body=ALIKE)
    undated = card("source", "Post", type="social_post", body=ALIKE)
    (title,) = told("near_duplicates", article, undated)
    assert title == "“Article” says the same as “Post”"


def test_quotes_are_compared_as_well_and_short_words_are_not() -> None:
    records = source("Post"), source("Article"), claim("Coming")
    quotes = [joined(name, "supports", "Coming", quote=ALIKE) for name in ("Post", "Article")]
    assert len(found("near_duplicates", *records, *quotes)) == 1
    short = [joined(name, "supports", "Coming", quote="No doubt") for name in ("Post", "Article")]
    assert told("near_duplicates", *records, *short) == []


def test_of_many_copies_each_is_told_beside_the_first() -> None:
    copies = [source(f"Copy {n:03}", published=f"2022-12-{n % 20 + 2:02}", body=ALIKE)
              for n in range(100)]  # fmt: skip
    first = source("First", body=ALIKE)
    pairs = found("near_duplicates", *copies, first)
    assert len(pairs) == 100
    assert {one.records[1] for one in pairs} == {first.id}


def test_every_kind_of_finding_is_tried_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [kind.name for kind in FINDING_KINDS if f'"{kind.name}"' not in text] == []


def test_a_finding_keeps_its_key_while_it_is_about_the_same() -> None:
    records = claim("Coming"), source("Post"), joined("Post", "supports", "Coming")
    (before,) = found("single_source", *records)
    renamed = replace(records[0], title="It is coming")
    (after,) = found("single_source", renamed, *records[1:])
    assert before.key == after.key
    assert before.title != after.title


def test_kinds_are_found_by_name_and_each_has_its_own_words() -> None:
    assert len({kind.name for kind in FINDING_KINDS}) == len(FINDING_KINDS)
    assert len({kind.word for kind in FINDING_KINDS}) == len(FINDING_KINDS)
    assert all(finding_kind(kind.name) is kind for kind in FINDING_KINDS)


def watched(one: Board) -> tuple[Assessment, Findings]:
    assessment = assessed(one)
    findings = Findings(one, assessment, TODAY)
    for _ in findings.build():
        pass
    return assessment, findings


def followed(assessment: Assessment, findings: Findings, change: Change) -> None:
    """Both take in a change, and all that is left to do is done."""
    moved = assessment.follow(change)
    for _ in assessment.build():
        pass
    findings.follow(change, moved)
    for _ in findings.build():
        pass


def test_a_finding_goes_when_its_suggestion_is_followed() -> None:
    one = board(source("Post", body=ALIKE), source("Article", body=ALIKE))
    assessment, findings = watched(one)
    (same,) = findings.all()
    assert findings.about(named_id("Post")) == (same,)
    assert same.suggestion is not None
    change = same.suggestion.change(one)
    one.apply(change)
    followed(assessment, findings, change)
    assert findings.all() == ()
    assert findings.about(named_id("Post")) == ()


def test_what_is_recorded_some_steps_away_is_noticed() -> None:
    one = board(
        claim("Coming"), claim("Plan"), claim("Denial"),
        source("Adviser"), source("Spokesman"),
        joined("Adviser", "supports", "Plan"), joined("Plan", "supports", "Coming"),
        joined("Spokesman", "supports", "Denial"), joined("Denial", "contradicts", "Coming"),
    )  # fmt: skip
    _, findings = watched(one)
    ids = [named_id("Adviser"), named_id("Spokesman")]
    change = edits.set_field(one, ids, "interest", "party")
    one.apply(change)
    findings.follow(change)  # no claim stands otherwise
    for _ in findings.build():
        pass
    assert "Both sides of “Coming” are parties to the matter" in [
        each.title for each in findings.all()
    ]


def test_what_comes_to_rest_on_an_assumption_through_a_source_is_noticed() -> None:
    one = board(
        claim("Genuine", role="assumption"), source("Leak"), claim("Losses"),
        joined("Genuine", "supports", "Leak"),
    )  # fmt: skip
    assessment, findings = watched(one)
    change = edits.connect(one, "supports", named_id("Leak"), named_id("Losses"))
    one.apply(change)
    followed(assessment, findings, change)
    assert "One claim rests on the assumption “Genuine”" in [each.title for each in findings.all()]


def test_what_is_accepted_is_told_apart_and_comes_back_when_withdrawn() -> None:
    one = board(claim("Coming"), claim("Going"))
    both = find(one, assessed(one), TODAY)
    change = edits.accept_finding(one, both[0].key, "Known", "me", "2022-12-20T10:00:00Z")
    one.apply(change)
    assert still_open(both, one.facts) == both[1:]
    ((known, why),) = accepted(both, one.facts)
    assert (known, why.reason) == (both[0], "Known")
    one.apply(edits.withdraw_acceptance(one, known.key))
    assert still_open(both, one.facts) == both
    assert accepted(both, one.facts) == []


def test_moving_cards_finds_nothing_new() -> None:
    one = board(claim("Coming"))
    _, findings = watched(one)
    change = edits.move(one, list(one.cards), 10, 10)
    one.apply(change)
    assert not findings.follow(change)


@pytest.mark.parametrize("seed", range(60))
def test_following_edits_finds_what_a_new_look_would_find(seed: int) -> None:
    rng = Random(seed)
    one, contents = random_board(rng, cards=12)
    assessment, findings = watched(one)
    for _ in range(12):
        change = random_edit(rng, one, contents)
        one.apply(change)
        followed(assessment, findings, change)
        assert list(findings.all()) == find(one, assessed(one), TODAY)


@pytest.mark.parametrize("seed", range(10))
def test_a_list_sorted_anew_is_the_list_that_was_kept_in_order(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(seed)
    one, contents = random_board(rng, cards=12)
    assessment, kept = watched(one)
    for _ in range(12):
        change = random_edit(rng, one, contents)
        one.apply(change)
        followed(assessment, kept, change)
        kept.all()
    with monkeypatch.context() as patch:
        patch.setattr(finding_ledger, "MANY", 0)
        assert list(kept.all()) == find(one, assessed(one), TODAY)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_taking_an_edit_back_brings_the_same_findings_back(seed: int) -> None:
    rng = Random(seed)
    one, contents = random_board(rng, cards=10)
    assessment, findings = watched(one)
    before = findings.all()
    change = random_edit(rng, one, contents)
    for step in (change, change.inverse):
        one.apply(step)
        followed(assessment, findings, step)
    assert findings.all() == before


def test_a_change_that_concerns_everything_is_looked_through_like_a_new_board(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(findings_module, "MANY", 3)
    one, _ = random_board(Random(7), cards=12)
    assessment, findings = watched(one)
    change = edits.set_number(one, "claim", 0.9).then(edits.delete(one, list(one.cards)[:4]))
    one.apply(change)
    followed(assessment, findings, change)
    assert list(findings.all()) == find(one, assessed(one), TODAY)


def test_an_edit_while_the_board_is_still_looked_through_is_not_lost() -> None:
    one = board(claim("Coming"), claim("Going"))
    assessment = assessed(one)
    findings = Findings(one, assessment, TODAY)
    change = Change.of([(None, source("Post", body=ALIKE)), (None, source("Copy", body=ALIKE))])
    one.apply(change)
    assert findings.all() == ()
    followed(assessment, findings, change)
    assert findings.ready
    assert list(findings.all()) == find(one, assessed(one), TODAY)
