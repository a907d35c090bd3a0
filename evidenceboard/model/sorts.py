"""The steps of a change, by what they are about: found once, for all who follow it."""

from __future__ import annotations

from evidenceboard.model.records import BoardFacts, Card, Connector, Record, RecordId


class Sorts:
    """Rule: it is filled by `take`, with every step of the change once, and only looked at then."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        """As they are after the change; so are these."""
        self.connectors: list[Connector] = []
        self.facts: BoardFacts | None = None
        self.old_cards: list[Card] = []
        """As they were before."""
        self.old_connectors: list[Connector] = []
        self.gone_cards: list[RecordId] = []
        self.gone_connectors: list[RecordId] = []
        self.gone: set[RecordId] = set()
        """Both of these."""

    def take(self, key: RecordId, before: Record | None, after: Record | None) -> None:
        if isinstance(before, Card):
            self.old_cards.append(before)
            if after is None:
                self.gone_cards.append(key)
                self.gone.add(key)
        elif isinstance(before, Connector):
            self.old_connectors.append(before)
            if after is None:
                self.gone_connectors.append(key)
                self.gone.add(key)
        if isinstance(after, Card):
            self.cards.append(after)
        elif isinstance(after, Connector):
            self.connectors.append(after)
        elif after is not None:
            self.facts = after

    @property
    def card_ids(self) -> list[RecordId]:
        """Of all cards that are concerned."""
        return [*self.gone_cards, *(card.id for card in self.cards)]

    @property
    def connector_ids(self) -> list[RecordId]:
        """The same of connectors."""
        return [*self.gone_connectors, *(one.id for one in self.connectors)]
