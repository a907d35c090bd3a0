"""Cards that may be put elsewhere: all that this takes, before it is known where to.

Rule: numpy is not loaded for it. Whoever has the cards' places has loaded it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidenceboard.model.change import Change
from evidenceboard.model.moves import Moves, Moving
from evidenceboard.model.records import Card, RecordId

if TYPE_CHECKING:
    from evidenceboard.model.moves import Places


class Movable:
    """Some cards of a board, from the places that they have now.

    Rule: the board takes its changes until it has seen another.
    """

    def __init__(self, before: Places) -> None:
        self.before = before

    def by(self, dx: float, dy: float) -> Change:
        """The change that moves the cards by a distance."""
        places = self.before.copy()
        places += (dx, dy, 0.0, 0.0)
        return self.to(places)

    def to(self, places: Places) -> Change:
        """The change that puts the cards at these places. Those that lie there already are left
        out."""
        raise NotImplementedError


class FewCards(Movable):
    """A record each, before and after."""

    def __init__(self, cards: Sequence[Card], before: Places) -> None:
        super().__init__(before)
        self._cards = cards

    def to(self, places: Places) -> Change:
        return Change.of_moves(
            (card, card.placed(x=x, y=y, width=width, height=height))
            for card, (x, y, width, height) in zip(self._cards, places.tolist(), strict=True)
        )


class ManyCards(Movable):
    """Places in arrays: no record is made for the change."""

    def __init__(
        self, ids: Sequence[RecordId], cards: Moving, before: Places, state: object
    ) -> None:
        """`state` stands for the board as it is now."""
        super().__init__(before)
        self._ids, self._cards, self._state = ids, cards, state

    def to(self, places: Places) -> Change:
        ids, cards, before = self._ids, self._cards, self.before
        moved = (before != places).any(axis=1)
        if not moved.all():
            at = moved.nonzero()[0]
            ids, cards = [ids[one] for one in at.tolist()], cards.some(at)
            before, places = before[at], places[at]
        return Change.moving(Moves(ids, cards, before, places, self._state))
