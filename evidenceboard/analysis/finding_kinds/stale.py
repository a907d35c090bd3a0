"""Evidence from long before what it speaks about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import EVIDENCE, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named, listed, named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.records import Card, Connector
from evidenceboard.model.uncertain_date import in_words, span

OLD = timedelta(days=365)


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    cards = inquiry.board.cards
    old = [
        one
        for one in told.statements
        if is_reason(one) and _is_old(_when(told.card, one), cards[one.target].text("date"))
    ]
    if old:
        claims = listed([named(cards[one.target]) for one in old], most=3)
        when = in_words(_when(told.card, old[0]))
        yield STALE.finding(
            f"{first_named(told.card)} is of {when}, long before {claims}",
            "It was said more than a year before the time that the claim is about.",
            (told.card.id, *(one.target for one in old)),
            about=(told.card.id,),
        )


def _when(card: Card, statement: Connector) -> str:
    return statement.text("said") or card.text("published") or card.text("taken")


def _is_old(said: str, claimed: str) -> bool:
    if not said or not claimed:
        return False
    last, first = span(said).last, span(claimed).first
    return last is not None and first is not None and first - last > OLD


STALE = FindingKind("stale", "Stale", "mdi6.clock-alert-outline", EVIDENCE, _find)
