"""What a board says beside its standings can be told as data and in lines."""

from __future__ import annotations

import json
from datetime import date

from evidenceboard.analysis.account import (
    finding_accounts,
    finding_lines,
    forecast_account,
    forecast_lines,
    rival_account,
    rival_lines,
)
from evidenceboard.analysis.assessment import assessed
from evidenceboard.analysis.forecasts import MIDDLE
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from tests.analysis.small_boards import board, claim, expert, joined, named_id, source

TODAY = date(2022, 12, 20)


def rivals() -> Board:
    return board(
        claim("Ordered", role="hypothesis"), claim("Rumour", role="hypothesis"),
        source("Leak"), expert("Saks", likelihood="unlikely"),
        joined("Leak", "supports", "Ordered"), joined("Leak", "contradicts", "Rumour"),
        joined("Saks", "contradicts", "Ordered", degree="strong"),
    )  # fmt: skip


def test_hypotheses_are_told_in_their_order_with_how_much_was_held_against_them() -> None:
    assert list(rival_lines(rivals())) == [
        "1. Rumour · inconsistency −1.0 · assessed against 1 of 2",
        "2. Ordered · inconsistency −2.0 · assessed against 2 of 2",
        "Removing “Saks” puts “Ordered” first.",
    ]
    told = json.loads(json.dumps(rival_account(rivals())))
    assert [one["title"] for one in told["ranked"]] == ["Rumour", "Ordered"]
    assert told["ranked"][0]["weighted_inconsistency"] == -1
    assert told["hangs_on"] == ["Removing “Saks” puts “Ordered” first."]


def test_findings_are_told_with_their_cards_and_accepted_ones_with_the_reason() -> None:
    one = board(claim("Coming"), claim("Going"))
    before = finding_accounts(one, assessed(one), TODAY)
    assert [told["cards"] for told in before] == [["Coming"], ["Going"]]
    key = str(before[0]["key"])
    one.apply(edits.accept_finding(one, key, "A sketch", "me", "2022-12-20T10:00:00Z"))
    after = finding_accounts(one, assessed(one), TODAY)
    assert json.loads(json.dumps(after)) == after
    assert list(finding_lines(after)) == [
        "No source stands behind “Going”.",
        "Accepted: No source stands behind “Coming” (A sketch).",
    ]


def test_forecasts_are_told_with_the_scores_and_what_bands_count_as() -> None:
    one = board(
        claim("Coming", due="2022-12-01"), claim("Came", outcome="true"), expert("Saks"),
        joined("Saks", "supports", "Came", likelihood="likely"),
    )  # fmt: skip
    assert list(forecast_lines(one, TODAY)) == [
        "Coming · due 1 December 2022 · overdue",
        "Came · resolved · true",
        "Saks (expert): Brier score 0.106 over 1",
        MIDDLE,
    ]
    told = json.loads(json.dumps(forecast_account(one, TODAY)))
    assert told["claims"][0]["id"] == named_id("Coming")
    assert told["brier"] == [
        {"forecaster": "Saks", "sort": "expert", "score": 0.105625, "claims": 1}
    ]


def test_an_empty_board_has_nothing_to_tell() -> None:
    assert list(rival_lines(board())) == list(forecast_lines(board(), TODAY)) == []
    assert finding_accounts(board(), assessed(board()), TODAY) == []


def test_a_title_from_right_to_left_leaves_the_line_in_its_order() -> None:
    one = board(claim("بيان", role="hypothesis"), claim("Rumour", role="hypothesis"),
                source("Leak"), joined("Leak", "contradicts", "Rumour"))  # fmt: skip
    first = next(iter(rival_lines(one)))
    assert first == "1. \u2068بيان\u2069 · inconsistency 0.0 · assessed against 0 of 1"
