"""Judgements that point the other way than what the board adds up to."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.forecasts import probability
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.scales import LIKELIHOOD, grade

SUPPORTED, CONTRADICTED = "supported", "contradicted"


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    if not told.card.judgements:
        return
    band = grade(LIKELIHOOD, told.card.judgements[-1].likelihood)
    chance = probability(band.value) if band else None
    if band is None or chance is None:
        return
    standing = inquiry.computed.standing(told.card.id)
    if standing.word == (CONTRADICTED if chance > 0.5 else SUPPORTED if chance < 0.5 else ""):
        yield JUDGEMENT_AGAINST_STANDING.finding(
            f"{first_named(told.card)} is judged {band.mark}, but the board has it {standing.word}",
            f"The two may differ: a judgement weighs what no rating holds. Its reason should say "
            f"why. {standing.explanation}",
            (told.card.id,),
        )


JUDGEMENT_AGAINST_STANDING = FindingKind(
    "judgement_against_standing",
    "Judgement against standing",
    "mdi6.gavel",
    CLAIMS,
    _find,
)
