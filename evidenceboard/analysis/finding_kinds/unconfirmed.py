"""Statements rated "confirmed" without a second origin that confirms them."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import listed, named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.records import Connector, RecordId

CONFIRMED = "1"


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    for sign in (1, -1):
        said = inquiry.reports(told, sign)
        confirmed = [one for one in said if one.text("credibility") == CONFIRMED]
        if confirmed and len(_origins(inquiry, said)) < 2:
            names = listed([named(inquiry.board.cards[one.source]) for one in confirmed])
            yield UNCONFIRMED.finding(
                f"What {names} says of {named(told.card)} is rated as confirmed, from one origin",
                "“1 · Confirmed by other sources” asks for a second origin that does not depend "
                "on the first.",
                (*(one.id for one in confirmed), told.card.id),
                about=(told.card.id, str(sign)),
            )


def _origins(inquiry: Inquiry, said: list[Connector]) -> set[RecordId]:
    return {root for one in said for root in inquiry.computed.origins(one.source)}


UNCONFIRMED = FindingKind(
    "unconfirmed", "Confirmed by nobody else", "mdi6.check-decagram-outline", CLAIMS, _find
)
