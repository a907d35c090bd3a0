"""Forecasts that time has decided, or soon will, without an outcome on the board."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.forecasts import forecast
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import counted, first_named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.uncertain_date import in_words


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    card = told.card
    if not card.text("due"):
        return
    found = forecast(card.id, card.text("due"), card.text("outcome"), inquiry.today)
    if found.days is not None and found.state in ("overdue", "due soon"):
        yield FORECAST_DUE.finding(
            f"{first_named(card)}, due {_when(found.days)}, has no outcome",
            f"It was to be known by {in_words(card.text('due'))}. Record how it turned out, so "
            "that those who forecast it can be scored.",
            (card.id,),
        )


def _when(days: int) -> str:
    """ "in three weeks", "two months ago"."""
    if days == 0:
        return "now"
    count = abs(days)
    for size, word in ((365, "year"), (30, "month"), (7, "week"), (1, "day")):
        if count >= 2 * size or size == 1:
            said = counted(count // size, word)
            break
    return f"in {said}" if days > 0 else f"{said} ago"


FORECAST_DUE = FindingKind(
    "forecast_due",
    "Forecast due",
    "mdi6.calendar-alert",
    CLAIMS,
    _find,
    severity=Severity.TASK,
)
