"""Claims with no source behind them.

Only the claim that lacks one is named, not all that rests on it; and claims that support each other
in a ring without any source are named together.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.board_ratings import STATING
from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds.kind import CLAIMS, FindingKind
from evidenceboard.analysis.inquiry import Inquiry
from evidenceboard.analysis.phrases import listed, named, sentence
from evidenceboard.analysis.reach import reasons_for
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId

EXEMPT = ("question", "assumption")
"""A question needs no source, and assumptions have a finding of their own."""
MOST = 60
"""A ring of more claims than this is not looked for."""


def _find(inquiry: Inquiry, told: Subject) -> Iterator[Finding]:
    board, card = inquiry.board, told.card
    if card.text("role") in EXEMPT:
        return
    reasons = list(reasons_for(board, card.id))
    if not reasons:
        yield UNANCHORED.finding(
            f"No source stands behind {named(card)}",
            "Nothing on the board says so. Connect who does, or mark it as an assumption.",
            (card.id,),
        )
    elif not any(board.cards[one.source].kind in STATING for one in reasons):
        yield from _in_a_ring(board, card.id)


def _in_a_ring(board: Board, claim: RecordId) -> Iterator[Finding]:
    ring = _without_source(board, claim)
    if ring:
        names = sentence(listed([named(board.cards[key]) for key in ring]))
        yield UNANCHORED.finding(
            f"{names} stand only on each other",
            "Reasons lead round in a ring, and no source stands behind any of them.",
            ring,
        )


def _without_source(board: Board, claim: RecordId) -> tuple[RecordId, ...]:
    """The claims behind this one, with it, where none of them has a source or lacks reasons."""
    found, waiting = {claim}, [claim]
    while waiting:
        reasons = [one.source for one in reasons_for(board, waiting.pop())]
        if not reasons or any(board.cards[key].kind in STATING for key in reasons):
            return ()
        new = set(reasons) - found
        found |= new
        waiting += new
        if len(found) > MOST:
            return ()
    return tuple(sorted(found))


UNANCHORED = FindingKind("unanchored", "Unanchored", "mdi6.anchor", CLAIMS, _find)
