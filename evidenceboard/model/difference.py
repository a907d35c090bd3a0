"""What leads from one board to another, as a Change like any other."""

from __future__ import annotations

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change


def difference(before: Board, after: Board) -> Change:
    """The change that makes `before` equal to `after`."""
    ids = [before.facts.id, *before.cards, *before.connectors, *after.cards, *after.connectors]
    return Change.of((before.get(key), after.get(key)) for key in dict.fromkeys(ids))
