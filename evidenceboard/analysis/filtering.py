"""Which records a filter lets through. The rest is dimmed, never hidden: a filter is a way of
looking, and what it leaves out must stay known to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidenceboard.analysis.traits import UNRATED, Trait, Traits
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.claim import CLAIM
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Connector, RecordId

__all__ = ["UNRATED", "Filter", "Trait", "let_through", "within_steps"]

KINDS, ROLES = "kind", "role"


@frozen
class Filter:
    """What to look at: traits, and nearness to some records.

    Among traits about the same thing any will do; each thing that is asked about must hold.
    Roles say which claims are meant, so they are asked together with the kinds. `near` with
    `steps` asks for what can be reached from these records over at most that many connectors,
    in either direction; without records to start from it asks nothing.
    """

    traits: frozenset[Trait] = frozenset()
    near: frozenset[RecordId] = frozenset()
    steps: int | None = None

    def __bool__(self) -> bool:
        return bool(self.traits) or self.asks_near

    @property
    def asks_near(self) -> bool:
        return self.steps is not None and bool(self.near)

    def toggled(self, trait: Trait) -> Filter:
        """The filter that asks for this as well, or no longer."""
        return replace(self, traits=self.traits ^ {trait})

    def lines(self) -> list[frozenset[Trait]]:
        """The traits in groups; a card must have one of each."""
        found: dict[str, set[Trait]] = {}
        has_roles = any(about == ROLES for about, _ in self.traits)
        for trait in self.traits:
            if not (has_roles and trait == (KINDS, CLAIM.name)):
                found.setdefault(KINDS if trait[0] == ROLES else trait[0], set()).add(trait)
        return [frozenset(line) for line in found.values()]


def let_through(board: Board, wanted: Filter, traits: Traits | None = None) -> frozenset[RecordId]:
    """The cards that pass, with the connectors that lie between two cards that do.

    `traits` of the same board save looking at every card.
    """
    cards = _passing_cards(board, wanted, traits or Traits(board))
    return frozenset(cards.union(_between(board, cards)))


def _passing_cards(board: Board, wanted: Filter, traits: Traits) -> set[RecordId]:
    passing: set[RecordId] | None = None
    if wanted.asks_near and wanted.steps is not None:
        start = _cards_of(board, wanted.near)
        if len(start) < len(board.cards):
            passing = within_steps(board, start, wanted.steps) & board.cards.keys()
    for line in wanted.lines():
        found: set[RecordId] = set().union(*(traits.holders(trait) for trait in line))
        passing = found if passing is None else passing & found
    return set(board.cards) if passing is None else passing


def _cards_of(board: Board, ids: Iterable[RecordId]) -> set[RecordId]:
    """These cards, and for connectors the cards that they join."""
    found: set[RecordId] = set()
    for key in ids:
        connector = board.connectors.get(key)
        found |= {key} if connector is None else {connector.source, _end(board, connector)}
    return found


def _between(board: Board, cards: set[RecordId]) -> Iterator[RecordId]:
    """The connectors from one of the cards to another."""
    if len(cards) * 20 < len(board.cards):  # asking the board for a card's own costs more each
        leaving = (one for card in cards for one in board.connectors_from(card))
    else:
        leaving = (one for one in board.connectors.values() if one.source in cards)
    for one in leaving:
        if (_end(board, one) if one.undercuts else one.target) in cards:
            yield one.id


def _end(board: Board, connector: Connector) -> RecordId:
    """The card that a connector leads to; through an undercut connector, that one's target.

    Connectors that undercut each other in a ring lead to no card.
    """
    seen = {connector.id}
    while connector.undercuts and connector.target not in seen:
        seen.add(connector.target)
        connector = board.connectors[connector.target]
    return connector.target


def within_steps(board: Board, start: Iterable[RecordId], steps: int) -> set[RecordId]:
    """The records reached from `start` over at most `steps` connectors, in either direction.

    To go from a card to what its connector ends on, card or connector, is one step.
    """
    reached = {key for key in start if board.get(key) is not None}
    edge = set(reached)
    for _ in range(steps):
        edge = {end for key in edge for end in _neighbours(board, key)} - reached
        reached |= edge
        if not edge:
            break
    return reached


def _neighbours(board: Board, key: RecordId) -> Iterator[RecordId]:
    own = board.connectors.get(key)
    if own is not None:
        yield from (own.source, own.target)
    for connector in board.connectors_at(key):
        yield connector.source if connector.target == key else connector.target
