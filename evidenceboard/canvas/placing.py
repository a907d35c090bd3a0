"""Putting new cards on the board, from whatever asked for them."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from evidenceboard.canvas.editing import edit_card
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.records import Card


def place_card(surface: Surface, card: Card) -> None:
    """Put a new card on the board as one step, select it and ask for its title."""
    word = card_kind(card.kind).word.lower()
    surface.document.perform(f"Place {word}", edits.add_cards(surface.document.board, [card]))
    surface.selection.set([card.id])
    edit_card(surface, card.id)


def place_kind(surface: Surface, kind: str, at: QPointF) -> None:
    """Place a card of that kind with its middle at a board point. Raises ValueError for a name
    that is no kind."""
    if kind not in {one.name for one in CARD_KINDS}:
        raise ValueError("There is no such kind of card.")
    if editable(surface):
        place_card(surface, edits.new_card(surface.document.board, kind, at.x(), at.y()))
