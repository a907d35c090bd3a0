"""Hypotheses, and claims that several speak for, where nothing stands on the other side."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.board_ratings import ARGUING, SIGNS
from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.matrix import HYPOTHESIS
from evidenceboard.analysis.phrases import first_named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject

FEWEST = 3
"""So many reasons on one side make a plain claim one-sided; a hypothesis needs only one."""


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    cards = inquiry.board.cards
    reasons = [one for one in told.incoming if is_reason(one) and cards[one.source].kind in ARGUING]
    fewest = 1 if told.card.text("role") == HYPOTHESIS else FEWEST
    signs = {SIGNS[one.kind] for one in reasons}
    if len(reasons) >= fewest and len(signs) == 1:
        side, other = ("for", "against") if signs == {1} else ("against", "for")
        yield ONE_SIDED.finding(
            f"Everything on the board speaks {side} {first_named(told.card)}",
            f"Was anything looked for that speaks {other} it?",
            (told.card.id, *(one.source for one in reasons)),
            about=(told.card.id,),
        )


ONE_SIDED = FindingKind("one_sided", "One-sided", "mdi6.scale-unbalanced", CLAIMS, _find)
