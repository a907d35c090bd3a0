"""Who speaks with an interest in the matter, and on which side of a claim."""

from __future__ import annotations

from collections.abc import Iterable

from evidenceboard.analysis.reach import behind
from evidenceboard.model.board import Board
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, RecordId

PARTY, INTERESTED = "party", "interested"


def interest_in_words(card: Card) -> str:
    """What is said of a card beside what it counts for: "party to the matter", or ""."""
    return {PARTY: "party to the matter", INTERESTED: "interested"}.get(card.text("interest"), "")


@frozen
class Interests:
    """The evidence behind one side of a claim: all of it, and what has an interest in it."""

    all: tuple[RecordId, ...]
    interested: tuple[RecordId, ...]
    parties: tuple[RecordId, ...]

    @property
    def only_interested(self) -> bool:
        return bool(self.all) and len(self.interested) == len(self.all)


def interests(board: Board, claim: RecordId) -> tuple[Interests, Interests]:
    """Who speaks for a claim and who against it, directly or through other claims."""
    sides = behind(board, claim)
    return _side(board, sides[1]), _side(board, sides[-1])


def _side(board: Board, ids: Iterable[RecordId]) -> Interests:
    said = {key: board.cards[key].text("interest") for key in sorted(ids)}
    return Interests(
        tuple(said),
        tuple(key for key, it in said.items() if it in (PARTY, INTERESTED)),
        tuple(key for key, it in said.items() if it == PARTY),
    )
