"""Judgements that were made before the board became what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from evidenceboard.analysis.finding import Finding, Severity
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import counted, first_named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.records import Connector
from evidenceboard.model.uncertain_date import span


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    if not told.card.judgements:
        return
    last = told.card.judgements[-1]
    newer = [one for one in told.incoming if is_reason(one) and _after(inquiry, one, last.made)]
    then = last.standing.split(" · ")[0]
    now = inquiry.computed.brief(told.card.id).word if then else ""
    if then != now:
        why = f"the board called it {then} then and calls it {now} now"
    elif newer:
        why = f"{counted(len(newer), 'statement')} came after it"
    else:
        return
    yield OUTDATED_JUDGEMENT.finding(
        f"{first_named(told.card)} was last judged on other grounds: {why}",
        "Read the judgement again, and add to its log what you think now.",
        (told.card.id, *(one.source for one in newer)),
        about=(told.card.id,),
    )


def _after(inquiry: Inquiry, reason: Connector, made: str) -> bool:
    """Whether a reason is surely of a later day than the judgement."""
    said = reason.text("said") or inquiry.board.cards[reason.source].text("published")
    first = span(said).first if said else None
    return first is not None and first > date.fromisoformat(made[:10])


OUTDATED_JUDGEMENT = FindingKind(
    "outdated_judgement",
    "Outdated judgement",
    "mdi6.clock-alert-outline",
    CLAIMS,
    _find,
    severity=Severity.TASK,
)
