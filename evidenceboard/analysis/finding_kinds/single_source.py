"""Claims for which only one source speaks."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.board_ratings import SIGNS, STATING
from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.interests import interest_in_words
from evidenceboard.analysis.phrases import first_named, named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.records import Card


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    speaking = [one for one in told.incoming if is_reason(one) and SIGNS[one.kind] > 0]
    cards = {one.source: inquiry.board.cards[one.source] for one in speaking}
    if len(cards) != 1:
        return
    (only,) = cards.values()
    if only.kind in STATING:
        yield SINGLE_SOURCE.finding(
            f"{first_named(told.card)} stands on a single source, {_described(only)}",
            "Nothing else on the board speaks for it. If that source errs, so does the claim.",
            (told.card.id, only.id),
            about=(told.card.id,),
        )


def _described(source: Card) -> str:
    """The source with its interest in the matter."""
    return ", ".join(filter(None, (named(source), interest_in_words(source))))


SINGLE_SOURCE = FindingKind(
    "single_source", "Single source", "mdi6.numeric-1-circle-outline", CLAIMS, _find
)
