"""Sources that count together although nobody recorded whether they are independent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from evidenceboard.analysis.finding import Finding, Suggestion
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import counted, named
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.card_kinds.expert_opinion import EXPERT_OPINION
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF
from evidenceboard.model.records import RecordId

MOST_PAIRED = 24
"""Of more sources on one side nobody declares every pair."""


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    for sign, word in ((1, "for"), (-1, "against")):
        speaking = dict.fromkeys(one.source for one in inquiry.reports(told, sign))
        pair = _open_pair(inquiry, list(speaking)) if len(speaking) > 1 else None
        if pair is not None:
            yield _finding(inquiry, told, tuple(speaking), word, pair)


def _open_pair(inquiry: Inquiry, speaking: list[RecordId]) -> tuple[RecordId, RecordId] | None:
    """The first two reports whose origins are neither the same nor declared independent."""
    reports = {card: inquiry.computed.origins(card) for card in speaking[:MOST_PAIRED]}
    roots = sorted({root for origins in reports.values() for root in origins})
    declared = inquiry.declared({*reports, *roots})
    for pair in combinations(roots, 2):
        if frozenset(pair) not in declared:
            one, other = (next(card for card in reports if root in reports[card]) for root in pair)
            return (one, other) if one != other else pair
    return None


def _finding(
    inquiry: Inquiry,
    told: Subject,
    speaking: tuple[RecordId, ...],
    word: str,
    pair: tuple[RecordId, RecordId],
) -> Finding:
    kinds = {inquiry.board.cards[key].kind for key in speaking}
    who = "expert" if kinds == {EXPERT_OPINION.name} else "source"
    one, other = (named(inquiry.board.cards[key]) for key in pair)
    return UNRECORDED_INDEPENDENCE.finding(
        f"Independence of the {counted(len(speaking), who)} {word} {named(told.card)} is not "
        "recorded",
        "They count as if they did not know of each other. Connect the one that repeats, or "
        "declare them independent and say why.",
        (*speaking, told.card.id),
        about=(told.card.id, word),
        suggestion=Suggestion(f"Declare {one} independent of {other}", INDEPENDENT_OF.name, *pair),
    )


UNRECORDED_INDEPENDENCE = FindingKind(
    "unrecorded_independence",
    "Independence not recorded",
    "mdi6.account-multiple-outline",
    CLAIMS,
    _find,
)
