"""What stands behind a claim: every reason, what undercuts it, and what reports derive from."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.board_ratings import ARGUING, SIGNS
from evidenceboard.analysis.origins import repeated_card
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId


def chain_behind(board: Board, claim: RecordId) -> frozenset[RecordId]:
    """The claim with all cards and connectors that lead to it, however long the way."""
    reached: set[RecordId] = set()
    ahead = [claim]
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead.extend(_behind(board, key))
    return frozenset(reached)


def _behind(board: Board, key: RecordId) -> Iterator[RecordId]:
    """What leads to a card or connector at once: its connectors, and what they come from."""
    own = board.connectors.get(key)
    if own is not None:
        yield own.source
    for one in board.connectors_at(key):
        if one.target == key and _argues(board, one):
            yield one.id
        elif one.source == key and repeated_card(board, one) is not None:
            yield from (one.id, one.target)


def _argues(board: Board, connector: Connector) -> bool:
    return connector.kind in SIGNS and board.cards[connector.source].kind in ARGUING
