"""What is due is listed, and forecasters are scored by how things turned out."""

from __future__ import annotations

from datetime import date

import pytest

from evidenceboard.analysis.forecasts import forecast, forecasts, probability, scores
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, Judgement, RecordId, Value
from evidenceboard.model.scales import LIKELIHOOD
from tests.model.random_boards import record_id

TODAY = date(2023, 1, 10)
CLAIM, OTHER = record_id(1), record_id(2)


def card(key: RecordId, kind: str, title: str = "", **fields: Value) -> Card:
    return Card(key, kind, 0, 0, 100, 100, title=title, fields=fields)


def joined(number: int, kind: str, source: Card, target: Card, **fields: Value) -> Connector:
    return Connector(record_id(number), kind, source.id, target.id, fields=fields)


@pytest.mark.parametrize(
    ("due", "state", "days"),
    [
        ("2023-01-09", "overdue", -1),
        ("2022-12~", "overdue", -10),
        ("2023-01-10", "due soon", 0),
        ("2023-01", "due soon", 0),
        ("2023-02-09", "due soon", 30),
        ("2023-02-10", "open", 31),
        ("../2023-05", "due soon", 0),
        ("2023-06/..", "open", 142),
    ],
)
def test_a_forecast_is_due_from_its_first_day_and_overdue_after_its_last(
    due: str, state: str, days: int
) -> None:
    found = forecast(CLAIM, due, "", TODAY)
    assert (found.state, found.days) == (state, days)
    assert forecast(CLAIM, due, "true", TODAY).state == "resolved"


def test_what_is_overdue_comes_first() -> None:
    board = Board(
        [
            card(record_id(1), "claim", outcome="true"),
            card(record_id(2), "claim", due="2023-06"),
            card(record_id(3), "claim", due="2023-01-12"),
            card(record_id(4), "claim", due="2022-11"),
            card(record_id(5), "claim"),
        ]
    )
    states = [(one.card, one.state) for one in forecasts(board, TODAY)]
    assert states == [
        (record_id(4), "overdue"),
        (record_id(3), "due soon"),
        (record_id(2), "open"),
        (record_id(1), "resolved"),
    ]


def test_a_band_counts_as_its_middle() -> None:
    assert probability("unlikely") == pytest.approx(0.325)
    assert probability("phia_almost_certain") == pytest.approx(0.975)
    assert all(probability(band.value) is not None for band in LIKELIHOOD)
    assert probability("") is None


def test_experts_sources_and_analysts_are_scored_apart() -> None:
    came = card(CLAIM, "claim", outcome="true")
    did_not = card(OTHER, "claim", outcome="false")
    expert = card(record_id(3), "expert_opinion", "Saks", expert="R. Saks", likelihood="unlikely")
    again = card(record_id(4), "expert_opinion", "Saks, later", expert="R. Saks")
    source = card(record_id(5), "source", "A post", author="K. Goncharov")
    board = Board(
        [came, did_not, expert, again, source],
        [
            joined(10, "contradicts", expert, came),
            joined(11, "contradicts", again, did_not, likelihood="very_unlikely"),
            joined(12, "supports", source, came, likelihood="almost_certain"),
            joined(13, "supports", source, did_not),
        ],
    )
    found = {(one.forecaster.sort, one.forecaster.name): one for one in scores(board)}
    assert list(found) == [("expert", "R. Saks"), ("source", "K. Goncharov")]
    saks = found["expert", "R. Saks"]
    assert saks.score == pytest.approx(((0.325 - 1) ** 2 + 0.125**2) / 2)
    assert saks.claims == (CLAIM, OTHER)
    assert found["source", "K. Goncharov"].score == pytest.approx(0.03**2)


def test_what_a_statement_gives_comes_before_the_experts_own_band() -> None:
    came = card(CLAIM, "claim", outcome="true")
    expert = card(record_id(3), "expert_opinion", expert="R. Saks", likelihood="unlikely")
    said = joined(10, "supports", expert, came, likelihood="likely")
    (score,) = scores(Board([came, expert], [said]))
    assert score.score == pytest.approx((0.675 - 1) ** 2)


def test_an_experts_own_band_is_no_forecast_of_what_speaks_the_other_way() -> None:
    came = card(CLAIM, "claim", outcome="true")
    expert = card(record_id(3), "expert_opinion", expert="R. Saks", likelihood="unlikely")
    assert scores(Board([came, expert], [joined(10, "supports", expert, came)])) == ()


def test_of_an_analysts_judgements_the_last_counts() -> None:
    log = tuple(
        Judgement(record_id(20 + n), band, "low", "", f"2022-12-0{n}T09:00:00Z", who)
        for n, (band, who) in enumerate((("unlikely", "me"), ("likely", "me"), ("likely", "you")))
    )
    claim = Card(CLAIM, "claim", 0, 0, 9, 9, fields={"outcome": "false"}, judgements=log)
    found = {one.forecaster.name: one.score for one in scores(Board([claim]))}
    assert found == pytest.approx({"me": 0.675**2, "you": 0.675**2})


def test_what_cannot_be_told_scores_nobody() -> None:
    claim = card(CLAIM, "claim", outcome="unclear")
    expert = card(record_id(3), "expert_opinion", expert="R. Saks", likelihood="unlikely")
    assert scores(Board([claim, expert], [joined(10, "contradicts", expert, claim)])) == ()
