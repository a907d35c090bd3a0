"""Whether an analyst's judgement and what the board adds up to point opposite ways.

Rule: neither is ever turned into the other. A judgement weighs what no rating holds, so the two
may differ; but nobody should overlook that they do.
"""

from __future__ import annotations

from evidenceboard.analysis.forecasts import probability
from evidenceboard.analysis.standing import Word
from evidenceboard.model.records import Card
from evidenceboard.model.scales import LIKELIHOOD, Grade, grade


def opposite_band(claim: Card, word: Word) -> Grade | None:
    """The band that the claim was last judged to be in, where that is opposite to the word."""
    band = grade(LIKELIHOOD, claim.judgements[-1].likelihood) if claim.judgements else None
    chance = probability(band.value) if band else None
    if chance is None or chance == 0.5:
        return None
    return band if word == ("contradicted" if chance > 0.5 else "supported") else None
