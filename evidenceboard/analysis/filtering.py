"""Which records a filter lets through. The rest is dimmed, never hidden: a filter is a way of
looking, and what it leaves out must stay known to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import ScaleField
from evidenceboard.model.records import Card, Connector, RecordId

UNRATED = "unrated"
"""Stands among the ratings for "could be rated and is not"."""

Rating = tuple[str, str]
"""A field's name and the value asked for, or `UNRATED`: ("reliability", "B")."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look at. Within one line any of the choices will do; the lines must all hold.

    An empty line asks nothing. `near` with `steps` asks for what can be reached from these
    records over at most that many connectors, in either direction.
    """

    kinds: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    ratings: frozenset[Rating] = frozenset()
    near: frozenset[RecordId] = frozenset()
    steps: int = 0

    def __bool__(self) -> bool:
        return bool(self.kinds or self.tags or self.ratings or (self.near and self.steps))


def let_through(board: Board, wanted: Filter) -> frozenset[RecordId]:
    """The cards that pass, with the connectors that pass or lie between two cards that do."""
    reached = (
        within_steps(board, wanted.near, wanted.steps) if wanted.near and wanted.steps else None
    )
    cards = {
        card.id
        for card in board.cards.values()
        if (reached is None or card.id in reached) and _card_passes(board, card, wanted)
    }
    return frozenset(cards) | {
        one.id
        for one in board.connectors.values()
        if one.source in cards and _end(board, one) in cards
    }


def _end(board: Board, connector: Connector) -> RecordId:
    """The card that a connector leads to; through an undercut connector, that one's target."""
    while connector.undercuts:
        connector = board.connectors[connector.target]
    return connector.target


def _card_passes(board: Board, card: Card, wanted: Filter) -> bool:
    return (
        (not wanted.kinds or card.kind in wanted.kinds)
        and (not wanted.tags or not wanted.tags.isdisjoint(card.tags))
        and (not wanted.ratings or not wanted.ratings.isdisjoint(_ratings(board, card)))
    )


def _ratings(board: Board, card: Card) -> Iterator[Rating]:
    """A card's own ratings and those of the statements that lead from it."""
    yield from _ratings_of(card)
    if card_kind(card.kind).states:
        for connector in board.connectors_from(card.id):
            yield from _ratings_of(connector)


def _ratings_of(record: Card | Connector) -> Iterator[Rating]:
    kind = card_kind(record.kind) if isinstance(record, Card) else connector_kind(record.kind)
    for field in kind.fields:
        if isinstance(field, ScaleField) and field.rating:
            yield field.name, record.text(field.name) or UNRATED


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
