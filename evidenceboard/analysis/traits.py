"""What a filter can ask of cards, looked up once and kept in step with the board."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import CardKind, ConnectorKind, ScaleField
from evidenceboard.model.records import Card, Connector, Record, RecordId, Value

UNRATED = "unrated"
"""Stands among the ratings for "could be rated and is not"."""
ROLE = "role"
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
_RATED = tuple(RATING_FIELDS)
SHARE = 200
"""So many connectors are looked at in a step."""
_ASKED: Mapping[str, tuple[str, ...]] = {
    kind.name: tuple(field.name for field in kind.fields if field.name == ROLE)
    + _RATINGS[kind.name]
    for kind in CARD_KINDS
}
"""What is asked of a card's own fields, by its kind."""
_JUDGED = frozenset(kind.name for kind in CARD_KINDS if kind.judged)
_STATING = frozenset(kind.name for kind in CARD_KINDS if kind.states)

Said = tuple[str, Value | None]
"""A rating of a statement: the field's name and its value."""
Facts = tuple[str, tuple[str, ...], tuple[Value | None, ...], str, tuple[Said, ...]]
"""All that a card's traits follow from. Cards with equal facts have the same traits, so a large
board is looked through card by card but worked out only once for each sort of card."""


def _facts(card: Card, said: Iterable[Said]) -> Facts:
    own = tuple(map(card.fields.get, _ASKED[card.kind]))
    band = card.judgements[-1].likelihood if card.judgements else ""
    return card.kind, card.tags, own, band, tuple(said)


def _traits(facts: Facts) -> Iterator[Trait]:
    kind, tags, own, band, said = facts
    yield "kind", kind
    for tag in tags:
        yield "tag", tag
    for name, value in zip(_ASKED[kind], own, strict=True):
        yield name, str(value or (PLAIN_ROLE if name == ROLE else UNRATED))
    if kind in _JUDGED:
        yield "likelihood", band or UNRATED
    for name, value in said:
        yield name, str(value or UNRATED)


def _ratings_of(statement: Connector) -> list[Said]:
    return [(name, statement.fields.get(name)) for name in _RATINGS[statement.kind]]


def traits_of(board: Board, card: Card) -> frozenset[Trait]:
    """All that can be asked about a card: its own traits and those of its statements."""
    statements = board.connectors_from(card.id) if card.kind in _STATING else ()
    return frozenset(
        _traits(_facts(card, (one for each in statements for one in _ratings_of(each))))
    )


class Traits:
    """Which cards have which trait. Rule: after `follow` it knows what a new one of the same
    board would know."""

    def __init__(self, board: Board, *, at_once: bool = True) -> None:
        """Where not `at_once`, it knows what `learn` has learnt so far."""
        self._board = board
        self._cards: dict[RecordId, frozenset[Trait]] = {}
        self._holders: dict[Trait, set[RecordId]] = {}
        self._same: dict[frozenset[Trait], frozenset[Trait]] = {}
        """Many cards have the same traits; they share one set of them."""
        self.is_whole = False
        """Whether all cards have been looked at."""
        if at_once:
            for _ in self.learn():
                pass

    def learn(self) -> Iterator[None]:
        """Look at every card, in steps. The board may change between two, if `follow` is told:
        cards that a change concerns are known from then on."""
        said = yield from _said(self._board)
        alike: dict[Facts, frozenset[Trait]] = {}
        for key in list(self._board.cards):
            card = self._board.cards.get(key)
            if card is None or key in self._cards:
                continue
            facts = _facts(card, said.get(key, ()))
            if facts not in alike:
                alike[facts] = frozenset(_traits(facts))
            self._put(key, alike[facts])
            yield
        self.is_whole = True

    @property
    def looked_at(self) -> int:
        """How many cards are known."""
        return len(self._cards)

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
        steps = change.beyond_moves
        touched = {key for key, step in steps.items() for key in _touched(key, *step)}
        altered = [self._renew(key) for key in touched]
        return any(altered) or any(_is_wiring(*step) for step in steps.values())

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


def _said(board: Board) -> Generator[None, None, dict[RecordId, list[Said]]]:
    """The ratings of every card's statements, in steps; no record is read for it."""
    rated: dict[RecordId, Mapping[str, Value | None]] = {}
    for number, (key, values) in enumerate(board.recorded(_RATED)):
        rated[key] = dict(zip(_RATED, values, strict=True))
        if number % SHARE == 0:
            yield
    kinds, ids = dict(board.each_card("kind")), list(board.connectors)
    found: dict[RecordId, list[Said]] = {}
    for first in range(0, len(ids), SHARE):
        yield
        for one in board.passing_connectors(ids[first : first + SHARE]):
            if kinds.get(one.source) in _STATING:
                of_one = rated.get(one.id, {})
                ratings = [(name, of_one.get(name)) for name in _RATINGS[one.kind]]
                found.setdefault(one.source, []).extend(ratings)
    return found


def _touched(key: RecordId, before: Record | None, after: Record | None) -> Iterator[RecordId]:
    """The cards whose traits a step can alter."""
    for record in (before, after):
        if isinstance(record, Connector):
            yield record.source
        elif isinstance(record, Card):
            yield key


def _is_wiring(before: Record | None, after: Record | None) -> bool:
    """Whether other records are joined than before."""
    ends = [(one.source, one.target) if isinstance(one, Connector) else None
            for one in (before, after)]  # fmt: skip
    return ends[0] != ends[1]


def _commonest_first(answer: tuple[str, int]) -> tuple[int, str]:
    return -answer[1], answer[0].casefold()
