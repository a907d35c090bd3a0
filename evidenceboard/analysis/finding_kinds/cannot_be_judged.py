"""What cannot be judged, F or 6, and carries a claim all the same."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import EVIDENCE, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named, listed, named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.connector_kinds.supports import SUPPORTS
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY, grade


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    letter = told.card.text("reliability")
    carrying = [
        one
        for one in told.statements
        if one.kind == SUPPORTS.name
        and is_reason(one)
        and (_unjudged(letter) or _unjudged(one.text("credibility")))
    ]
    if carrying:
        mark = letter + carrying[0].text("credibility")
        claims = listed([named(inquiry.board.cards[one.target]) for one in carrying], most=3)
        yield CANNOT_BE_JUDGED.finding(
            f"{first_named(told.card)} cannot be judged ({mark}) yet carries {claims}",
            "“Cannot be judged” is no middle grade. It counts as one half until its provenance "
            "is recorded and it can be rated.",
            (told.card.id, *(one.target for one in carrying)),
            about=(told.card.id,),
        )


def _unjudged(value: str) -> bool:
    step = grade(RELIABILITY, value) or grade(CREDIBILITY, value)
    return step is not None and step.unjudged


CANNOT_BE_JUDGED = FindingKind(
    "cannot_be_judged", "Cannot be judged", "mdi6.account-question-outline", EVIDENCE, _find
)
