"""A card with the connectors that lead to it and from it."""

from __future__ import annotations

from evidenceboard.analysis.board_ratings import SIGNS, STATING
from evidenceboard.model.board import Board
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Connector


@frozen
class Subject:
    """A card with the connectors that lead to it and from it."""

    card: Card
    incoming: tuple[Connector, ...]
    outgoing: tuple[Connector, ...]

    @property
    def statements(self) -> tuple[Connector, ...]:
        """What it says for or against cards or connectors, where it is evidence."""
        said = self.outgoing if self.card.kind in STATING else ()
        return tuple(one for one in said if one.kind in SIGNS)


def subject(board: Board, card: Card) -> Subject:
    """The card as it stands on the board."""
    joined = board.connectors_at(card.id)
    incoming = tuple(one for one in joined if one.target == card.id)
    return Subject(card, incoming, tuple(one for one in joined if one.source == card.id))
