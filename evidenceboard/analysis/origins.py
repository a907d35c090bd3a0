"""Where reports come from: the roots that `derived from` leads to.

A card that is derived from nothing is its own origin. Cards derived from each other in a circle
are one origin together, named after the first of them by id. Rule: whoever repeats is one origin
with what it repeats, however long the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evidenceboard.analysis.arguments.components import components
from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.records import Connector, RecordId

BREATH = 64
"""Cards between two breaths: finding the roots of one takes up to 15 µs."""
MOST_ROOTS = 256
"""A card derived from more origins than this counts as one of its own: what is spread over so
many says nothing about any of them, and the work stays bounded."""


class Origins:
    """The roots of every card of a board, kept in step with it."""

    def __init__(self) -> None:
        self._repeats: dict[RecordId, frozenset[RecordId]] = {}
        self._repeated_by: dict[RecordId, set[RecordId]] = {}
        self._roots: dict[RecordId, tuple[RecordId, ...]] = {}
        self._circles: dict[RecordId, tuple[RecordId, ...]] = {}
        self._overflowing: set[RecordId] = set()

    def __call__(self, card: RecordId) -> tuple[RecordId, ...]:
        """The origins of a card, by id."""
        return self._roots.get(card) or (card,)

    @property
    def circles(self) -> tuple[tuple[RecordId, ...], ...]:
        """Cards that are derived from each other."""
        return tuple(sorted(set(self._circles.values())))

    @property
    def overflowing(self) -> frozenset[RecordId]:
        """Cards derived from more than `MOST_ROOTS` origins."""
        return frozenset(self._overflowing)

    def derived(self) -> Iterator[tuple[RecordId, tuple[RecordId, ...]]]:
        """The cards that go back to others, each with its origins."""
        return ((card, roots) for card, roots in self._roots.items() if roots != (card,))

    def take_in(self, repeats: Mapping[RecordId, Iterable[RecordId]]) -> Iterator[None]:
        """Begin with these, which say for each card that is derived from others what they are; a
        few milliseconds a turn."""
        for number, (card, others) in enumerate(repeats.items()):
            self._set(card, others)
            if number % BREATH == 0:
                yield
        yield from self._find(set(self._repeats))

    def set_repeats(self, repeats: Mapping[RecordId, Iterable[RecordId]]) -> set[RecordId]:
        """Let these cards be derived from others than before; whose origins are others now."""
        for card, others in repeats.items():
            self._set(card, others)
        concerned = self.repeaters(repeats)
        before = {card: self(card) for card in concerned}
        for _ in self._find(concerned):
            pass
        return {card for card in concerned if before[card] != self(card)}

    def _set(self, card: RecordId, others: Iterable[RecordId]) -> None:
        before, after = self._repeats.pop(card, frozenset()), frozenset(others) - {card}
        for one in before - after:
            self._repeated_by[one].discard(card)
        for one in after:
            self._repeated_by.setdefault(one, set()).add(card)
        if after:
            self._repeats[card] = after

    def repeaters(self, cards: Iterable[RecordId]) -> set[RecordId]:
        """These cards and all that repeat them, however long the way."""
        reached = set(cards)
        ahead = list(reached)
        while ahead:
            fresh = self._repeated_by.get(ahead.pop(), set()) - reached
            reached |= fresh
            ahead += fresh
        return reached

    def _find(self, concerned: set[RecordId]) -> Iterator[None]:
        """Find the roots of these cards; all others have theirs."""
        for card in concerned:
            self._roots.pop(card, None)
            self._circles.pop(card, None)
        self._overflowing -= concerned
        cards = sorted(concerned)
        row = {card: at for at, card in enumerate(cards)}
        nothing: frozenset[RecordId] = frozenset()
        yield

        def leads(at: int) -> list[int]:
            found = self._repeats.get(cards[at], nothing)
            return sorted(row[one] for one in found if one in row)

        for number, found in enumerate(components(range(len(cards)), leads)):
            if found:
                self._take_in(tuple(cards[at] for at in found))
            if number % BREATH == 0:
                yield

    def _take_in(self, members: tuple[RecordId, ...]) -> None:
        """Give the roots to a component; those that it leads to have theirs."""
        beyond = {one for card in members for one in self._repeats.get(card, ())} - {*members}
        roots = tuple(sorted({root for one in beyond for root in self(one)})) or members[:1]
        if len(roots) > MOST_ROOTS:
            self._overflowing.update(members)
            roots = members[:1]
        self._roots.update(dict.fromkeys(members, roots))
        if len(members) > 1:
            self._circles.update(dict.fromkeys(members, members))


def repeated_card(board: Board, connector: Connector) -> RecordId | None:
    """What the connector says its source is derived from: a card, or for one that leads to a
    statement the card that makes it. None where it says nothing of the sort."""
    if connector.kind != DERIVED_FROM.name:
        return None
    return board.connectors[connector.target].source if connector.undercuts else connector.target
