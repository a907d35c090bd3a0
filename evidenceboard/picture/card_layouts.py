"""Layouts of the cards painted last, so that a card is laid out once and not at every paint."""

from __future__ import annotations

from collections import OrderedDict
from operator import attrgetter

from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_layout import CardLayout, card_layout
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import SCREEN

_painted = attrgetter("title", "body", "tags", "fields", "attachments")


class CardLayouts:
    """Layouts by card. Rule: a card that only moved keeps its layout; the least used go first."""

    def __init__(self, look: Look, most: int = SCREEN.layouts) -> None:
        self._look, self._most = look, most
        self._kept: OrderedDict[RecordId, tuple[Card, CardFacts, CardLayout]] = OrderedDict()

    def __contains__(self, card_id: RecordId) -> bool:
        return card_id in self._kept

    def of(self, card: Card, facts: CardFacts) -> CardLayout:
        """The layout of a card with what its connectors say of it."""
        found = self._kept.get(card.id)
        if found is not None and found[1] == facts and looks_alike(found[0], card):
            self._kept.move_to_end(card.id)
            return found[2]
        made = card_layout(card, facts, self._look)
        self._kept[card.id] = (card, facts, made)
        self._kept.move_to_end(card.id)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made


def looks_alike(one: Card, other: Card) -> bool:
    """Whether two cards differ in their place at most."""
    return one is other or (
        (one.width, one.height, one.kind, one.locked)
        == (other.width, other.height, other.kind, other.locked)
        and (one.shares_words(other) or _painted(one) == _painted(other))
    )
