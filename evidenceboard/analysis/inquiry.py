"""What finding kinds may ask: the board, what was computed for it, the day, shared indexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from evidenceboard.analysis.conflicting_figures import Figures
from evidenceboard.analysis.mirrored_ratings import MirroredRatings
from evidenceboard.analysis.near_duplicates import Texts
from evidenceboard.analysis.standing import Standing
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF
from evidenceboard.model.records import RecordId


class Computed(Protocol):
    """What an assessment of the board answers."""

    @property
    def circles(self) -> tuple[tuple[RecordId, ...], ...]:
        """Cards that are derived from each other."""

    def standing(self, claim: RecordId) -> Standing:
        """Where a claim stands."""

    def origins(self, card: RecordId) -> frozenset[RecordId]:
        """Where a card's report goes back to."""


@dataclass(slots=True)
class Inquiry:
    """One board looked through on one day."""

    board: Board
    computed: Computed
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

    def related(self, one: RecordId, other: RecordId) -> bool:
        """Whether two cards are known to share an origin, or declared to be independent."""
        if self.computed.origins(one) & self.computed.origins(other):
            return True
        return self.independent(one, other)

    def independent(self, one: RecordId, other: RecordId) -> bool:
        """Whether the analyst declared that neither repeats the other."""
        return any(
            connector.kind == INDEPENDENT_OF.name and other in (connector.source, connector.target)
            for connector in self.board.connectors_at(one)
        )
