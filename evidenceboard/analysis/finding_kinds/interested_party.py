"""Claims where those who speak have an interest in the matter."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.interests import Interests, interests
from evidenceboard.analysis.matrix import HYPOTHESIS
from evidenceboard.analysis.phrases import listed, named
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, RecordId


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    if not any(is_reason(one) for one in told.incoming):
        return
    board, claim = inquiry.board, told.card
    sides = interests(board, claim.id)
    if sides[0].parties and sides[1].parties:
        records = (*sides[0].parties, *sides[1].parties)
        yield INTERESTED_PARTY.finding(
            f"Both sides of {named(claim)} are parties to the matter",
            f"{_names(board, sides[0].parties)} for it, {_names(board, sides[1].parties)} "
            "against it: each gains by being believed.",
            (claim.id, *records),
            about=(claim.id,),
        )
    for side, word in zip(sides, ("for", "against"), strict=True):
        if side.only_interested and (len(side.all) > 1 or _is_hypothesis(claim)):
            yield _one_side(board, told, side, word)


def _is_hypothesis(claim: Card) -> bool:
    """Of other claims that hang on one interested source, the single source is told instead."""
    return claim.text("role") == HYPOTHESIS


def _one_side(board: Board, told: Subject, side: Interests, word: str) -> Finding:
    verb = "has" if len(side.all) == 1 else "have"
    return INTERESTED_PARTY.finding(
        f"All who speak {word} {named(told.card)} have an interest in the matter",
        f"{_names(board, side.all)} {verb} something to gain. Does anyone without an interest "
        "say the same?",
        (told.card.id, *side.all),
        about=(told.card.id, word),
    )


def _names(board: Board, ids: tuple[RecordId, ...]) -> str:
    return listed([named(board.cards[key]) for key in ids])


INTERESTED_PARTY = FindingKind(
    "interested_party", "Interested party", "mdi6.account-alert-outline", CLAIMS, _find
)
