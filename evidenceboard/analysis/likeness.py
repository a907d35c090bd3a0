"""What two cards say that is most alike: for eyes to judge whether one repeats the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from rapidfuzz.fuzz import ratio

from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId


def likest_texts(board: Board, one: RecordId, other: RecordId) -> tuple[str, str]:
    """The two texts, one of each card, that are most alike; "" where a card says nothing."""
    pairs = product(tuple(_texts(board, one)) or ("",), tuple(_texts(board, other)) or ("",))
    return max(pairs, key=lambda pair: ratio(pair[0].casefold(), pair[1].casefold()))


def _texts(board: Board, key: RecordId) -> Iterator[str]:
    card = board.cards.get(key)
    if card is None:
        return
    quotes = (one.text("quote") for one in board.connectors_from(key))
    yield from filter(None, (card.body, card.text("opinion"), *quotes))
