"""Assumptions that nothing supports and on which something rests."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.assumptions import ASSUMPTION, assumption
from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import counted, named, sentence
from evidenceboard.analysis.subject import Subject


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    if told.card.text("role") != ASSUMPTION:
        return
    found = assumption(inquiry.board, told.card)
    if found.resting and not found.supported:
        many = len(found.resting)
        verb = "rests" if many == 1 else "rest"
        yield UNSUPPORTED_ASSUMPTION.finding(
            f"{sentence(counted(many, 'claim'))} {verb} on the assumption {named(told.card)}",
            "Nothing on the board supports it. What would show that it holds?",
            (told.card.id, *found.resting),
            about=(told.card.id,),
        )


UNSUPPORTED_ASSUMPTION = FindingKind(
    "unsupported_assumption",
    "Unsupported assumption",
    "mdi6.layers-triple-outline",
    CLAIMS,
    _find,
)
