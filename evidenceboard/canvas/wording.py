"""How undo steps and announcements name what they are about."""

from __future__ import annotations

from collections.abc import Collection

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import RecordId


def counted(board: Board, ids: Collection[RecordId]) -> str:
    """ "claim" for a single one, else "3 cards", "2 connectors" or "5 items"."""
    cards = len(board.cards.keys() & ids)
    connectors = len(board.connectors.keys() & ids) if cards < len(ids) else 0
    if cards == 1 and not connectors:
        only = next(key for key in ids if key in board.cards)
        return card_kind(board.cards[only].kind).word.lower()
    if connectors == 1 and not cards:
        return "connector"
    if cards and connectors:
        return f"{cards + connectors} items"
    return f"{cards} cards" if cards else f"{connectors} connectors"
