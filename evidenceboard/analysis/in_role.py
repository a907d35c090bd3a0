"""The claims that play a certain part in the inquiry."""

from __future__ import annotations

from collections.abc import Generator

from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.model.steps import in_one_go


def claims_in_role(board: Board, role: str) -> list[RecordId]:
    """The claims with this role, ordered by id. Unread records are not read for it."""
    return in_one_go(looking_for_role(board, role))


def looking_for_role(board: Board, role: str) -> Generator[None, None, list[RecordId]]:
    """The same in steps."""
    found = []
    for key, (said,) in board.recorded(("role",)):
        if said == role:
            found.append(key)
        yield
    return sorted(found)
