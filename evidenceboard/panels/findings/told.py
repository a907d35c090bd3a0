"""What is assumed and what is forecast, as lines of the panel."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import date
from functools import partial

from evidenceboard.analysis.assumptions import ASSUMPTION, Assumption, assumptions_among
from evidenceboard.analysis.forecasts import MIDDLE, BrierScore, Forecast, forecasting, scoring
from evidenceboard.analysis.in_role import looking_for_role
from evidenceboard.analysis.phrases import listed, named
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.claim import OUTCOMES
from evidenceboard.model.records import RecordId
from evidenceboard.model.scales import grade
from evidenceboard.model.uncertain_date import in_words
from evidenceboard.panels.findings.entries import Entry, Group, group_of
from evidenceboard.panels.words import counted


def telling(board: Board, today: date) -> Generator[None, None, list[Group]]:
    """What is assumed and what is forecast on a board, in steps."""
    taken = yield from looking_for_role(board, ASSUMPTION)
    yield  # to begin with a board takes a moment each time
    asked = yield from forecasting(board, today)
    yield
    turned_out = yield from scoring(board)
    return [
        group_of("assumptions", "Assumptions", taken, partial(_assumed, board)),
        group_of("forecasts", "Forecasts", asked, partial(_forecast, board)),
        group_of("scores", "How forecasts turned out (Brier scores)", turned_out, _scored),
    ]


def _assumed(board: Board, taken: Iterable[RecordId]) -> list[Entry]:
    return [_assumption(board, one) for one in assumptions_among(board, taken)]


def _assumption(board: Board, one: Assumption) -> Entry:
    resting = len(one.resting)
    hangs = f"{counted(resting, 'rests', 'rest')} on it" if resting else "nothing on it"
    supported = "Something supports it." if one.supported else "Nothing supports it."
    names = listed([named(board.cards[key]) for key in one.resting[:5]])
    which = f" Should it fail, look again at {names}." if names else ""
    return Entry(
        f"assumption:{one.card}",
        "mdi6.help-rhombus-outline",
        "claim" if one.supported else "source",
        _title(board, one.card),
        supported + which,
        (one.card, *one.resting),
        hangs,
    )


_STATES: dict[str, tuple[str, str]] = {
    "overdue": ("mdi6.calendar-alert", "danger"),
    "due soon": ("mdi6.calendar-clock", "selection"),
    "open": ("mdi6.calendar-blank-outline", "soft_ink"),
    "resolved": ("mdi6.calendar-check-outline", "supports"),
}


def _forecast(board: Board, asked: Iterable[Forecast]) -> list[Entry]:
    return [_forecast_entry(board, one) for one in asked if one.card in board.cards]


def _forecast_entry(board: Board, one: Forecast) -> Entry:
    icon, tone = _STATES[one.state]
    outcome = grade(OUTCOMES, one.outcome)
    when = f"Due {in_words(one.due)}." if one.due else "It has no due date."
    how = f" {outcome.label}." if outcome is not None else " It has no outcome yet."
    return Entry(
        f"forecast:{one.card}", icon, tone, _title(board, one.card), when + how, (one.card,),
        outcome.mark if outcome is not None else _until(one),
    )  # fmt: skip


def _until(one: Forecast) -> str:
    if one.days is None:
        return "open"
    if one.days < 0:
        return "overdue"
    return f"in {counted(one.days, 'day', 'days')}" if one.days else "due now"


def _scored(reckoned: Iterable[BrierScore]) -> list[Entry]:
    return [_score(one) for one in reckoned]


def _score(one: BrierScore) -> Entry:
    who = one.forecaster
    return Entry(
        f"score:{who.sort}:{who.name}",
        "mdi6.bullseye-arrow",
        "soft_ink",
        f"{who.name or 'Unnamed'} ({who.sort}): {one.score:.2f}",
        f"0 is perfect, 0.25 what “even chance” always gets. {MIDDLE}",
        one.claims,
    )


def _title(board: Board, key: RecordId) -> str:
    return " ".join(board.cards[key].title.split()) or "Untitled claim"
