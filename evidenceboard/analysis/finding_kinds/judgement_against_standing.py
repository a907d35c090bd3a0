"""Judgements that point the other way than what the board adds up to."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.opposite import opposite_band
from evidenceboard.analysis.phrases import first_named
from evidenceboard.analysis.subject import Subject


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    if not told.card.judgements:
        return
    word = inquiry.computed.brief(told.card.id).word
    band = opposite_band(told.card, word)
    if band is not None:
        yield JUDGEMENT_AGAINST_STANDING.finding(
            f"{first_named(told.card)} is judged {band.mark}, but the board has it {word}",
            f"The two may differ: a judgement weighs what no rating holds. Its reason should say "
            f"why. {inquiry.computed.standing(told.card.id).explanation}",
            (told.card.id,),
        )


JUDGEMENT_AGAINST_STANDING = FindingKind(
    "judgement_against_standing",
    "Judgement against standing",
    "mdi6.gavel",
    CLAIMS,
    _find,
)
