"""The claims that play a certain part in the inquiry."""

from __future__ import annotations

from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId


def claims_in_role(board: Board, role: str) -> list[RecordId]:
    """The claims with this role, ordered by id. Unread records are not read for it."""
    return sorted(key for key, (said,) in board.recorded(("role",)) if said == role)
