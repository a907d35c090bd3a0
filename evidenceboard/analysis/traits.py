"""What a filter can ask of cards, looked up once and kept in step with the board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import CardKind, ConnectorKind, ScaleField
from evidenceboard.model.records import Card, Connector, Record, RecordId

UNRATED = "unrated"
"""Stands among the ratings for "could be rated and is not"."""
PLAIN_ROLE = "claim"
"""The role of a claim for which none is recorded."""

Trait = tuple[str, str]
"""What is asked about and the answer: ("kind", "source"), ("tag", "january"),
("reliability", "B"). Ratings go by the name of their field."""

NOBODY: frozenset[RecordId] = frozenset()


_KINDS: tuple[CardKind | ConnectorKind, ...] = (*CARD_KINDS, *CONNECTOR_KINDS)


def _rating_fields(kind: CardKind | ConnectorKind) -> tuple[ScaleField, ...]:
    return tuple(field for field in kind.fields if isinstance(field, ScaleField) and field.rating)


RATING_FIELDS: Mapping[str, ScaleField] = {
    field.name: field
    for field in sorted(
        (field for kind in _KINDS for field in _rating_fields(kind)), key=lambda it: len(it.scale)
    )
}
"""A field of every name that ratings go by; those with few steps come first."""

_RATINGS: Mapping[str, tuple[str, ...]] = {
    kind.name: tuple(field.name for field in _rating_fields(kind)) for kind in _KINDS
}
_WITH_ROLE = frozenset(
    kind.name for kind in CARD_KINDS if any(field.name == "role" for field in kind.fields)
)
_STATING = frozenset(kind.name for kind in CARD_KINDS if kind.states)


def traits_of(board: Board, card: Card) -> frozenset[Trait]:
    """All that can be asked about a card: its own traits and those of its statements."""
    statements = board.connectors_from(card.id) if card.kind in _STATING else ()
    return frozenset(_traits(card, statements))


def _traits(card: Card, statements: Iterable[Connector]) -> Iterator[Trait]:
    yield "kind", card.kind
    for tag in card.tags:
        yield "tag", tag
    if card.kind in _WITH_ROLE:
        yield "role", card.text("role") or PLAIN_ROLE
    if card_kind(card.kind).judged:
        yield "likelihood", card.judgements[-1].likelihood if card.judgements else UNRATED
    for name in _RATINGS[card.kind]:
        yield name, card.text(name) or UNRATED
    for statement in statements:
        for name in _RATINGS[statement.kind]:
            yield name, statement.text(name) or UNRATED


class Traits:
    """Which cards have which trait. Rule: after `follow` it knows what a new one of the same
    board would know."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._cards: dict[RecordId, frozenset[Trait]] = {}
        self._holders: dict[Trait, set[RecordId]] = {}
        self._same: dict[frozenset[Trait], frozenset[Trait]] = {}
        """Many cards have the same traits; they share one set of them."""
        self._learn()

    def _learn(self) -> None:
        """Look at every card, and file together those that have the same traits."""
        statements = _statements(self._board)
        alike: dict[frozenset[Trait], list[RecordId]] = {}
        for key, card in self._board.cards.items():
            traits = frozenset(_traits(card, statements.get(key, ())))
            alike.setdefault(traits, []).append(key)
        for traits, cards in alike.items():
            self._same[traits] = traits
            self._cards.update(dict.fromkeys(cards, traits))
            for trait in traits:
                self._holders.setdefault(trait, set()).update(cards)

    def holders(self, trait: Trait) -> AbstractSet[RecordId]:
        """The cards that have it."""
        return self._holders.get(trait, NOBODY)

    def count(self, trait: Trait) -> int:
        return len(self.holders(trait))

    def answers(self, about: str) -> list[tuple[str, int]]:
        """What there is of one sort, the commonest first: tags with the number of their cards."""
        found = [(name, len(cards)) for (line, name), cards in self._holders.items()
                 if line == about]  # fmt: skip
        return sorted(found, key=_commonest_first)

    def follow(self, change: Change) -> bool:
        """Take in a change that the board has made; whether it alters what passes a filter."""
        touched = {key for key, step in change.steps.items() for key in _touched(key, *step)}
        altered = [self._renew(key) for key in touched]
        return any(altered) or any(_is_wiring(*step) for step in change.steps.values())

    def _renew(self, key: RecordId) -> bool:
        before, card = self._cards.get(key), self._board.cards.get(key)
        after = None if card is None else traits_of(self._board, card)
        if before == after:
            return False
        if before is not None:
            self._drop(key, before)
        if after is not None:
            self._put(key, after)
        return True

    def _put(self, key: RecordId, traits: frozenset[Trait]) -> None:
        self._cards[key] = self._same.setdefault(traits, traits)
        for trait in traits:
            self._holders.setdefault(trait, set()).add(key)

    def _drop(self, key: RecordId, traits: frozenset[Trait]) -> None:
        del self._cards[key]
        for trait in traits:
            holders = self._holders[trait]
            holders.discard(key)
            if not holders:
                del self._holders[trait]


def _statements(board: Board) -> dict[RecordId, list[Connector]]:
    """The statements of every card that makes some."""
    found: dict[RecordId, list[Connector]] = {}
    for connector in board.connectors.values():
        if board.cards[connector.source].kind in _STATING:
            found.setdefault(connector.source, []).append(connector)
    return found


def _touched(key: RecordId, before: Record | None, after: Record | None) -> Iterator[RecordId]:
    """The cards whose traits a step can alter."""
    if isinstance(before, Card) and isinstance(after, Card) and _is_only_moved(before, after):
        return
    for record in (before, after):
        if isinstance(record, Connector):
            yield record.source
        elif isinstance(record, Card):
            yield key


def _is_only_moved(before: Card, after: Card) -> bool:
    """Moving many cards is told apart at once, by what the records share."""
    return (
        before.kind == after.kind
        and before.tags is after.tags
        and before.fields is after.fields
        and before.judgements is after.judgements
    )


def _is_wiring(before: Record | None, after: Record | None) -> bool:
    """Whether other records are joined than before."""
    ends = [(one.source, one.target) if isinstance(one, Connector) else None
            for one in (before, after)]  # fmt: skip
    return ends[0] != ends[1]


def _commonest_first(answer: tuple[str, int]) -> tuple[int, str]:
    return -answer[1], answer[0].casefold()
