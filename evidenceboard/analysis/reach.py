"""How far reasons reach: what lies behind a claim, and what rests on a card.

Rule: never further than `STEPS` connectors, so that a question asked of each card stays cheap on
boards of any size. Only reasons are followed: connectors that support or contradict a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidenceboard.analysis.board_ratings import ARGUING, JUDGED, SIGNS, STATING
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId

STEPS = 3


def is_reason(connector: Connector) -> bool:
    """Whether it speaks for or against a card, not about another connector."""
    return connector.kind in SIGNS and not connector.undercuts


def reasons_for(board: Board, claim: RecordId) -> Iterator[Connector]:
    """The connectors that speak for or against a claim, from what takes part in the reasoning."""
    for one in board.connectors_to(claim):
        if is_reason(one) and board.cards[one.source].kind in ARGUING:
            yield one


def behind(board: Board, claim: RecordId, steps: int = STEPS) -> dict[int, dict[RecordId, None]]:
    """The evidence behind a claim by the side that it takes in the end: 1 for, −1 against.

    What contradicts a claim that contradicts another speaks for that one.
    """
    found: dict[int, dict[RecordId, None]] = {1: {}, -1: {}}
    seen = edge = {(claim, 1)}
    for _ in range(steps):
        reached: set[tuple[RecordId, int]] = set()
        for key, sign in sorted(edge):
            for one in reasons_for(board, key):
                side = sign * SIGNS[one.kind]
                if board.cards[one.source].kind in STATING:
                    found[side][one.source] = None
                else:
                    reached.add((one.source, side))
        edge = reached - seen
        seen = seen | edge
    return found


def resting_on(board: Board, ids: Iterable[RecordId], steps: int = STEPS) -> set[RecordId]:
    """The cards that reasons lead to from these, without these themselves."""
    return _reached(board, ids, steps, forward=True)


def standing_behind(board: Board, ids: Iterable[RecordId], steps: int = STEPS) -> set[RecordId]:
    """The claims from which reasons lead to these, without these themselves."""
    found = _reached(board, ids, steps, forward=False)
    return {key for key in found if board.cards[key].kind in JUDGED}


def has_more_behind(board: Board, claim: RecordId, most: int) -> bool:
    """Whether reasons lead to a claim from more than so many cards, however far away."""
    found, waiting = {claim}, [claim]
    while waiting and len(found) <= most + 1:
        new = {one.source for one in reasons_for(board, waiting.pop())} - found
        found |= new
        waiting += new
    return len(found) > most + 1


def _reached(board: Board, ids: Iterable[RecordId], steps: int, *, forward: bool) -> set[RecordId]:
    start = set(ids)
    seen, edge = set(start), start
    for _ in range(steps):
        edge = {end for key in edge for end in _next(board, key, forward=forward)} - seen
        seen |= edge
    return seen - start


def _next(board: Board, key: RecordId, *, forward: bool) -> Iterator[RecordId]:
    for one in board.connectors_at(key):
        if is_reason(one):
            if forward and one.source == key:
                yield one.target
            elif not forward and one.target == key:
                yield one.source
