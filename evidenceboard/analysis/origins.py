"""Where reports come from: the roots that `derived from` leads to.

A card that is derived from nothing is its own origin. Cards derived from each other in a circle
are one origin together, named after the first of them by id. Rule: whoever repeats is one origin
with what it repeats, however long the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidenceboard.analysis.arguments.components import components
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.records import Connector, RecordId

MOST_ROOTS = 256
"""A card derived from more origins than this counts as one of its own: what is spread over so
many says nothing about any of them, and the work stays bounded."""


class Origins:
    """The roots of every card of a board, kept in step with it."""

    def __init__(self, repeats: Mapping[RecordId, Iterable[RecordId]]) -> None:
        """`repeats` says for each card that is derived from others what these are."""
        self._repeats = {card: set(others) - {card} for card, others in repeats.items()}
        self._roots: dict[RecordId, tuple[RecordId, ...]] = {}
        self.circles: tuple[tuple[RecordId, ...], ...] = ()
        """Cards that are derived from each other."""
        self.overflowing: frozenset[RecordId] = frozenset()
        """Cards derived from more than `MOST_ROOTS` origins."""
        self._find()

    def __call__(self, card: RecordId) -> tuple[RecordId, ...]:
        """The origins of a card, by id."""
        return self._roots.get(card) or (card,)

    def derived(self) -> Iterable[tuple[RecordId, tuple[RecordId, ...]]]:
        """The cards that are derived from others, each with its origins."""
        return self._roots.items()

    def _find(self) -> None:
        cards = sorted({*self._repeats, *(one for many in self._repeats.values() for one in many)})
        row = {card: at for at, card in enumerate(cards)}
        leads = [sorted(row[one] for one in self._repeats.get(card, ())) for card in cards]
        circles = []
        for found in components(range(len(cards)), leads.__getitem__):
            members = [cards[at] for at in found]
            if len(members) > 1:
                circles.append(tuple(members))
            self._take_in(members)
        self.circles = tuple(sorted(circles))

    def _take_in(self, members: list[RecordId]) -> None:
        """Give the roots to a component; those that it leads to have theirs."""
        beyond = {one for card in members for one in self._repeats.get(card, ())} - {*members}
        roots = tuple(sorted({root for one in beyond for root in self(one)})) or (members[0],)
        if len(roots) > MOST_ROOTS:
            self.overflowing |= {*members}
            roots = (members[0],)
        self._roots.update(dict.fromkeys(members, roots))


def repeated_card(board: Board, connector: Connector) -> RecordId | None:
    """What the connector says its source is derived from: a card, or for one that leads to a
    statement the card that makes it. None where it says nothing of the sort."""
    if connector.kind != DERIVED_FROM.name:
        return None
    return board.connectors[connector.target].source if connector.undercuts else connector.target
