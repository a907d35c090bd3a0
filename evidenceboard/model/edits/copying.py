"""Copying records within a board and between boards."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.edits.cards import front_z
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Connector, RecordId, new_id


@frozen
class Clip:
    """Cards and the connectors among them, lifted from a board. No end leads outside."""

    cards: tuple[Card, ...]
    connectors: tuple[Connector, ...]


def clip(board: Board, ids: Collection[RecordId]) -> Clip:
    """The chosen cards with every connector whose two ends are among them."""
    chosen: set[RecordId] = {key for key in ids if key in board.cards}
    cards = tuple(sorted((board.cards[key] for key in chosen), key=lambda one: (one.z, one.id)))
    kept: dict[RecordId, Connector] = {}
    frontier: set[RecordId] = set(chosen)
    while frontier:
        there = chosen | kept.keys()
        found = {
            one.id: one
            for key in frontier
            for one in board.connectors_at(key)
            if one.id not in kept and one.source in chosen and one.target in there
        }
        kept.update(found)
        frontier = set(found)
    return Clip(cards, tuple(kept.values()))


def paste(
    board: Board, copied: Clip, dx: float = 0, dy: float = 0
) -> tuple[Change, tuple[RecordId, ...]]:
    """Put a clip on a board under new ids, moved by (dx, dy), in front and in its own order.

    Returns the change and the new cards' ids. Attachments keep their content's SHA-256, which
    storage must already hold.
    """
    originals: list[Card | Connector] = [*copied.cards, *copied.connectors]
    renamed = {one.id: new_id() for one in originals}
    lowest = min((card.z for card in copied.cards), default=0)
    lift = front_z(board) - lowest
    cards = [
        replace(
            card,
            id=renamed[card.id],
            x=card.x + dx,
            y=card.y + dy,
            z=card.z + lift,
            locked=False,
            attachments=tuple(replace(one, id=new_id()) for one in card.attachments),
            judgements=tuple(replace(one, id=new_id()) for one in card.judgements),
        )
        for card in copied.cards
    ]
    connectors = [
        replace(one, id=renamed[one.id], source=renamed[one.source], target=renamed[one.target])
        for one in copied.connectors
    ]
    change = Change.of([*((None, card) for card in cards), *((None, one) for one in connectors)])
    return change, tuple(card.id for card in cards)


def duplicate(
    board: Board, ids: Collection[RecordId], dx: float, dy: float
) -> tuple[Change, tuple[RecordId, ...]]:
    """Copies of cards, with the connectors among them, beside the originals."""
    return paste(board, clip(board, ids), dx, dy)
