"""Copying records within a board and between boards."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change, Step
from evidenceboard.model.edits.cards import front_z, joined_at, made
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Connector, RecordId, new_id
from evidenceboard.model.steps import PORTION, in_one_go, part

FEW = 500
"""So many copies are made in a step: of each, words may have to be read."""


Pasted = tuple[Change, tuple[RecordId, ...]]
"""What puts copies on a board, and the ids of the new cards."""


@frozen
class Clip:
    """Cards and the connectors among them, lifted from a board. No end leads outside."""

    cards: tuple[Card, ...]
    connectors: tuple[Connector, ...]


def clip(board: Board, ids: Collection[RecordId]) -> Clip:
    """The chosen cards with every connector whose two ends are among them."""
    return in_one_go(clipping(board, ids))


def clipping(board: Board, ids: Collection[RecordId]) -> Generator[float, None, Clip]:
    """The same in steps, which yield the part done. The board must not change meanwhile."""
    here = board.cards.keys()
    chosen = {key for key in ids if key in here}
    yield from part(made(board, list(chosen)), 0, 0.3)
    cards = sorted(board.cards_with(chosen), key=lambda one: (one.z, one.id))
    yield 0.3
    kept: dict[RecordId, Connector] = {}
    frontier: Collection[RecordId] = chosen
    while frontier:
        there = chosen | kept.keys()
        near = list((yield from part(joined_at(board, list(frontier)), 0.3, 0.6)))
        yield from part(made(board, near), 0.6, 1)
        lines = board.connectors_with(near)
        yield 1.0
        found = {
            one.id: one
            for one in lines
            if one.id not in kept and one.source in chosen and one.target in there
        }
        kept.update(found)
        frontier = found.keys()
    return Clip(tuple(cards), tuple(kept.values()))


def paste(board: Board, copied: Clip, dx: float = 0, dy: float = 0) -> Pasted:
    """Put a clip on a board under new ids, moved by (dx, dy), in front and in its own order.

    Returns the change and the new cards' ids. Attachments keep their content's SHA-256, which
    storage must already hold.
    """
    return in_one_go(pasting(board, copied, dx, dy))


def pasting(
    board: Board, copied: Clip, dx: float = 0, dy: float = 0
) -> Generator[float, None, Pasted]:
    """The same in steps, which yield the part done. The board must not change meanwhile."""
    originals: list[Card | Connector] = [*copied.cards, *copied.connectors]
    renamed: dict[RecordId, RecordId] = {}
    for start in range(0, len(originals), PORTION):
        yield 0.3 * start / len(originals)
        renamed.update((one.id, new_id()) for one in originals[start : start + PORTION])
    lowest = min((card.z for card in copied.cards), default=0)
    lift = front_z(board) - lowest
    steps: dict[RecordId, Step] = {}
    for done, one in enumerate(originals):
        if done % FEW == FEW - 1:
            yield 0.3 + 0.7 * done / len(originals)
        copy = (
            _connector_anew(one, renamed)
            if isinstance(one, Connector)
            else _card_anew(one, renamed[one.id], dx, dy, lift)
        )
        steps[copy.id] = (None, copy)
    return Change(steps), tuple(renamed[card.id] for card in copied.cards)


def _card_anew(card: Card, key: RecordId, dx: float, dy: float, lift: int) -> Card:
    return replace(
        card,
        id=key,
        x=card.x + dx,
        y=card.y + dy,
        z=card.z + lift,
        locked=False,
        attachments=tuple(replace(one, id=new_id()) for one in card.attachments),
        judgements=tuple(replace(one, id=new_id()) for one in card.judgements),
    )


def _connector_anew(one: Connector, renamed: Mapping[RecordId, RecordId]) -> Connector:
    ends = renamed[one.source], renamed[one.target]
    return replace(one, id=renamed[one.id], source=ends[0], target=ends[1])


def duplicate(board: Board, ids: Collection[RecordId], dx: float, dy: float) -> Pasted:
    """Copies of cards, with the connectors among them, beside the originals."""
    return in_one_go(duplicating(board, ids, dx, dy))


def duplicating(
    board: Board, ids: Collection[RecordId], dx: float, dy: float
) -> Generator[float, None, Pasted]:
    """The same in steps, which yield the part done. The board must not change meanwhile."""
    copied = yield from part(clipping(board, ids), 0, 0.2)
    return (yield from part(pasting(board, copied, dx, dy), 0.2, 1))
