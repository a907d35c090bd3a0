"""Dated things stand in order, and no date is made surer than it was recorded."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from evidenceboard.analysis.timeline import dated_span, timeline
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector
from evidenceboard.model.uncertain_date import span
from tests.model.random_boards import DATES, boards, record_id


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_an_exact_day_is_certain() -> None:
    when = dated_span("2022-12-05")
    assert when.exact
    assert when.core == (day("2022-12-05"), day("2022-12-05"))


@pytest.mark.parametrize("text", ["2022-12", "2022", "2022-12-XX", "202X"])
def test_something_some_day_of_a_month_or_year_has_no_certain_day(text: str) -> None:
    when = dated_span(text)
    assert when.core is None
    assert when.first is not None
    assert when.last is not None
    assert when.first < when.last


@pytest.mark.parametrize("text", ["2022-12-05~", "2022-12-05?", "2022-12-01%/2022-12-09"])
def test_about_and_perhaps_have_no_certain_day(text: str) -> None:
    when = dated_span(text)
    assert (when.core, when.sure, when.exact) == (None, False, False)


def test_an_interval_is_certain_between_its_ends() -> None:
    assert dated_span("2022-12-05/2022-12-07").core == (day("2022-12-05"), day("2022-12-07"))
    assert dated_span("2022-11/2023-01").core == (day("2022-11-30"), day("2023-01-01"))
    assert dated_span("2022-12/2022-12-09").core is None


@pytest.mark.parametrize("text", ["../2023-05", "2022-09/..", "2022-09/"])
def test_an_open_end_stays_open(text: str) -> None:
    when = dated_span(text)
    assert None in (when.first, when.last)
    assert when.core is None


def card(number: int, kind: str, **fields: str) -> Card:
    return Card(record_id(number), kind, 0, 0, 100, 100, fields=fields)


def test_cards_and_statements_stand_in_the_order_of_their_dates() -> None:
    cards = [
        card(1, "source", published="2022-12-09", accessed="2022-12-10"),
        card(2, "claim", date="2022-12/2023-01", due="2023-02~"),
        card(3, "claim", date="../2022-11"),
        card(4, "source"),
    ]
    said = Connector(record_id(5), "supports", cards[0].id, cards[1].id, fields={"said": "2022"})
    shown = [(one.record, one.about) for one in timeline(Board(cards, [said]))]
    assert shown == [
        (record_id(3), "date"),
        (record_id(5), "said"),
        (record_id(2), "date"),
        (record_id(1), "published"),
        (record_id(2), "due"),
    ]


def test_when_it_was_looked_up_is_shown_only_where_asked_for() -> None:
    board = Board([card(1, "source", accessed="2022-12-10")])
    assert timeline(board) == ()
    (one,) = timeline(board, ("accessed",))
    assert one.text == "2022-12-10"


@given(boards())
def test_every_date_of_a_board_is_on_the_timeline(board: Board) -> None:
    names = ("date", "due", "published", "said", "taken")
    records: list[Card | Connector] = [*board.cards.values(), *board.connectors.values()]
    wanted = {(one.id, name) for one in records for name in names if name in one.fields}
    shown = timeline(board)
    assert {(one.record, one.about) for one in shown} == wanted
    assert [one.when.first or date.min for one in shown] == sorted(
        one.when.first or date.min for one in shown
    )


@given(DATES)
def test_the_core_lies_within_the_span(text: str) -> None:
    when, whole = dated_span(text), span(text)
    assert (when.first, when.last) == (whole.first, whole.last)
    if when.core is not None:
        assert when.first is None or when.first <= when.core[0]
        assert when.last is None or when.core[1] <= when.last
