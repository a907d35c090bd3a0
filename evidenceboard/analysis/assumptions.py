"""What is taken as given, how much hangs on it, and whether anything supports it."""

from __future__ import annotations

from collections.abc import Iterable

from evidenceboard.analysis.board_ratings import JUDGED
from evidenceboard.analysis.in_role import claims_in_role
from evidenceboard.analysis.reach import reasons_for, resting_on
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds.supports import SUPPORTS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, RecordId

ASSUMPTION = "assumption"


@frozen
class Assumption:
    """A claim that is taken as given. `resting` are the claims that reasons lead to from it,
    over a few steps."""

    card: RecordId
    supported: bool
    resting: tuple[RecordId, ...]


def assumption(board: Board, card: Card) -> Assumption:
    """What hangs on this one."""
    supported = any(one.kind == SUPPORTS.name for one in reasons_for(board, card.id))
    resting = sorted(key for key in resting_on(board, [card.id]) if board.cards[key].kind in JUDGED)
    return Assumption(card.id, supported, tuple(resting))


def assumptions(board: Board) -> tuple[Assumption, ...]:
    """All of them; those come first that nothing supports, and among these those on which most
    hangs."""
    return assumptions_among(board, claims_in_role(board, ASSUMPTION))


def assumptions_among(board: Board, claims: Iterable[RecordId]) -> tuple[Assumption, ...]:
    """The same of these claims, as far as they are on the board."""
    found = [assumption(board, board.cards[key]) for key in claims if key in board.cards]
    return tuple(sorted(found, key=lambda one: (one.supported, -len(one.resting), one.card)))
