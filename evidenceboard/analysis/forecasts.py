"""Claims that time will decide: which are due, and how well those who forecast them did.

Rules: a likelihood band stands for the middle of its range, and every score says so. The band that
a statement gives comes before the expert's own, which counts only for claims that it agrees with:
"unlikely" is no forecast of what the expert supports. "Cannot be told" scores nobody.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import date
from math import fsum

from evidenceboard.analysis.board_ratings import SIGNS, STATING
from evidenceboard.analysis.reach import reasons_for
from evidenceboard.model.board import Board
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Connector, RecordId, Value
from evidenceboard.model.scales import LIKELIHOOD, Grade
from evidenceboard.model.steps import in_one_go
from evidenceboard.model.uncertain_date import span

SOON = 30
"""Days before a due date from which on a forecast is "due soon"."""
OUTCOMES = {"true": 1.0, "false": 0.0}
MIDDLE = "Bands count as the middle of their range."


def _middle(band: Grade) -> float:
    return ((band.low or 0) + (band.high or 0)) / 200


_PROBABILITY = {band.value: _middle(band) for band in LIKELIHOOD}


def probability(band: str) -> float | None:
    """The number between 0 and 1 that a likelihood band stands for in a score."""
    return _PROBABILITY.get(band)


@frozen
class Forecast:
    """A claim with a due date or an outcome. `state` is open, due soon, overdue or resolved;
    `days` are those until it is due at the earliest, and negative once its last day is over."""

    card: RecordId
    due: str
    outcome: str
    state: str
    days: int | None


@frozen
class Forecaster:
    """Whose forecasts are scored: `sort` is expert, source or analyst."""

    sort: str
    name: str


@frozen
class BrierScore:
    """The mean of (p − outcome)²: 0 is perfect, 0.25 what "even chance" always gets."""

    forecaster: Forecaster
    score: float
    claims: tuple[RecordId, ...]


def forecasts(board: Board, today: date) -> tuple[Forecast, ...]:
    """All claims with a due date or an outcome: overdue first, then by when they are due."""
    return in_one_go(forecasting(board, today))


def forecasting(board: Board, today: date) -> Generator[None, None, tuple[Forecast, ...]]:
    """The same in steps."""
    found = []
    for key, (due, outcome) in board.recorded(("due", "outcome")):
        found.append(forecast(key, str(due or ""), str(outcome or ""), today))
        yield
    return tuple(sorted(found, key=_order))


def forecast(key: RecordId, due: str, outcome: str, today: date) -> Forecast:
    """What has become of one claim."""
    days = _days(due, today) if due else None
    if outcome:
        state = "resolved"
    elif days is None or days > SOON:
        state = "open"
    else:
        state = "overdue" if days < 0 else "due soon"
    return Forecast(key, due, outcome, state, days)


def _days(due: str, today: date) -> int | None:
    when = span(due)
    if when.last is not None and when.last < today:
        return (when.last - today).days
    if when.first is None or when.first <= today:
        return 0
    return (when.first - today).days


_STATES = ("overdue", "due soon", "open", "resolved")


def _order(one: Forecast) -> tuple[int, bool, int, RecordId]:
    return _STATES.index(one.state), one.days is None, one.days or 0, one.card


def scores(board: Board) -> tuple[BrierScore, ...]:
    """The scores over all resolved claims, experts first, then sources, then the analysts."""
    return in_one_go(scoring(board))


def scoring(board: Board) -> Generator[None, None, tuple[BrierScore, ...]]:
    """The same in steps; the board may change between two if it is begun again then."""
    given: dict[Forecaster, list[tuple[RecordId, float]]] = {}
    resolved: list[tuple[RecordId, Value | None]] = []
    for key, (outcome,) in board.recorded(("outcome",)):
        resolved.append((key, outcome))
        yield
    for key, outcome in sorted(resolved):
        yield
        if outcome in OUTCOMES:
            for who, chance in _forecasts_of(board, board.cards[key]):
                given.setdefault(who, []).append((key, (chance - OUTCOMES[str(outcome)]) ** 2))
    made = [_score(who, said) for who, said in given.items()]
    sorts = ("expert", "source", "analyst")
    return tuple(
        sorted(made, key=lambda one: (sorts.index(one.forecaster.sort), one.forecaster.name))
    )


def _score(who: Forecaster, said: list[tuple[RecordId, float]]) -> BrierScore:
    return BrierScore(who, fsum(error for _, error in said) / len(said), tuple(dict(said)))


def _forecasts_of(board: Board, claim: Card) -> Iterator[tuple[Forecaster, float]]:
    """Who gave the claim which chance. Of an analyst's judgements the last one counts."""
    for one in reasons_for(board, claim.id):
        card = board.cards[one.source]
        chance = _chance(card, one) if card.kind in STATING else None
        if chance is not None:
            yield forecaster(card), chance
    last = {judgement.author: judgement.likelihood for judgement in claim.judgements}
    for author, band in last.items():
        chance = probability(band)
        if chance is not None:
            yield Forecaster("analyst", author), chance


def _chance(card: Card, statement: Connector) -> float | None:
    said = probability(statement.text("likelihood"))
    if said is not None:
        return said
    own = probability(card.text("likelihood"))
    return own if own is not None and (own - 0.5) * SIGNS[statement.kind] >= 0 else None


def forecaster(card: Card) -> Forecaster:
    """Whom a card lets speak: the same person on two cards is one forecaster."""
    if card.kind == "expert_opinion":
        return Forecaster("expert", _first(card.text("expert"), card.title))
    return Forecaster("source", _first(card.text("author"), card.text("outlet"), card.title))


def _first(*names: str) -> str:
    return next((" ".join(name.split()) for name in names if name.strip()), "")
