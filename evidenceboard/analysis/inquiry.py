"""What finding kinds may ask: the board, what was computed for it, the day, shared indexes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from evidenceboard.analysis.board_ratings import SIGNS, STATING
from evidenceboard.analysis.conflicting_figures import Figures
from evidenceboard.analysis.independence import declared_pairs
from evidenceboard.analysis.mirrored_ratings import MirroredRatings
from evidenceboard.analysis.near_duplicates import Texts
from evidenceboard.analysis.reach import is_reason
from evidenceboard.analysis.standings import Standings
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId


@dataclass(slots=True)
class Inquiry:
    """One board looked through on one day."""

    board: Board
    computed: Standings
    today: date
    figures: Figures = field(default_factory=Figures)
    texts: Texts = field(default_factory=Texts)
    ratings: MirroredRatings = field(default_factory=MirroredRatings)

    def put(self, told: Subject) -> set[RecordId]:
        """Take a card into the indexes; returns the cards to be looked at again for it."""
        touched = self.drop(told.card.id)
        self.ratings.put(told)
        return touched | self.figures.put(told) | self.texts.put(told)

    def drop(self, key: RecordId) -> set[RecordId]:
        """Take a card out of the indexes; returns as `put` does."""
        self.ratings.drop(key)
        return self.figures.drop(key) | self.texts.drop(key)

    def reports(self, told: Subject, sign: int) -> list[Connector]:
        """The statements for a claim, or with −1 against it, by evidence and not by claims."""
        cards = self.board.cards
        return [
            one
            for one in told.incoming
            if is_reason(one) and SIGNS[one.kind] == sign and cards[one.source].kind in STATING
        ]

    def related(self, one: RecordId, other: RecordId) -> bool:
        """Whether two reports are known to share an origin, or all that they go back to is
        declared independent."""
        origins = self.computed.origins(one), self.computed.origins(other)
        if origins[0] & origins[1]:
            return True
        return self.declared((one, *origins[0])).issuperset(map(frozenset, product(*origins)))

    def declared(self, cards: Iterable[RecordId]) -> set[frozenset[RecordId]]:
        """The pairs of origins that connectors of these cards declare independent."""
        origins = self.computed.origins
        return {pair for card in cards for pair in declared_pairs(self.board, origins, card)}
