"""Claims with weight on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.board_ratings import SIGNS
from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import first_named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    reasons = [one for one in told.incoming if is_reason(one)]
    if {SIGNS[one.kind] for one in reasons} != {1, -1}:
        return
    if inquiry.computed.brief(told.card.id).word == "contested":
        standing = inquiry.computed.standing(told.card.id)
        yield CONTESTED.finding(
            f"{first_named(told.card)} is contested",
            f"Support adds up to {standing.support:.2f} and opposition to "
            f"{standing.opposition:.2f}: its strength hides how much speaks on both sides.",
            (told.card.id, *(one.card for one in standing.contributions)),
            about=(told.card.id,),
        )


CONTESTED = FindingKind("contested", "Contested", "mdi6.sword-cross", CLAIMS, _find)
