"""Hypotheses whose standing hangs on a single card or origin."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.linchpins import Linchpin
from evidenceboard.analysis.matrix import HYPOTHESIS
from evidenceboard.analysis.phrases import first_named, listed, named
from evidenceboard.analysis.reach import has_more_behind
from evidenceboard.analysis.subject import Subject

MOST_BEHIND = 30
"""Of a hypothesis with more behind it this is told when somebody looks at its standing: leaving
out so many in turn takes too long between two frames."""


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    claim = told.card
    if claim.text("role") != HYPOTHESIS or has_more_behind(inquiry.board, claim.id, MOST_BEHIND):
        return
    flips = [one for one in inquiry.computed.linchpins(claim.id) if one.flips]
    if flips:
        records = dict.fromkeys(one.record for one in flips)
        names = listed([named(inquiry.board.cards[key]) for key in records], most=3)
        yield LINCHPIN.finding(
            f"{first_named(claim)} hangs on {names}",
            f"Now it is {inquiry.computed.brief(claim.id).word}. {_without(inquiry, flips[0])}",
            (claim.id, *records),
            about=(claim.id,),
        )


def _without(inquiry: Inquiry, one: Linchpin) -> str:
    what = named(inquiry.board.cards[one.record])
    left_out = f"all that goes back to {what}" if one.kind == "origin" else what
    return f"Without {left_out} it would be {one.word}."


LINCHPIN = FindingKind("linchpin", "Linchpin", "mdi6.pin-outline", CLAIMS, _find)
