"""A board: its records by id, and who is joined to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from functools import partial
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, cast

from evidenceboard.model.change import Change
from evidenceboard.model.joins import Joined, Joins, Joint
from evidenceboard.model.kept import (
    attribute_of,
    attribute_of_each,
    drop,
    those_of,
)
from evidenceboard.model.movable import FewCards, Movable
from evidenceboard.model.moves import Moves
from evidenceboard.model.records import (
    BoardFacts,
    Card,
    Connector,
    Library,
    Record,
    Recorded,
    RecordId,
)
from evidenceboard.model.shelf import Shelf
from evidenceboard.model.sorts import Sorts
from evidenceboard.model.steps import PORTION, Steps, in_one_go, part

if TYPE_CHECKING:
    from evidenceboard.model.card_shelf import CardShelf
    from evidenceboard.model.moves import Places


class StaleChangeError(Exception):
    """A change was made from a board that has since moved on."""


FEW = 50
"""So many cards are moved record by record: arrays of their places would be the longer way."""


class Board:
    """The records of one board. `apply` is the only way in: it checks, then changes everything.

    Rule: after `apply` every connector's two ends exist; a change that would break this,
    or that starts from another state, raises and leaves the board as it was.
    """

    def __init__(
        self,
        cards: Iterable[Card] = (),
        connectors: Iterable[Connector] = (),
        facts: BoardFacts | None = None,
    ) -> None:
        self._facts = facts or BoardFacts()
        self._shelf: CardShelf | None = None
        """The cards, where they are made when they are asked for."""
        self._cards: MutableMapping[RecordId, Card] = {card.id: card for card in cards}
        self._connectors: MutableMapping[RecordId, Connector] = {one.id: one for one in connectors}
        self._joins = Joins(self._connectors.values())
        self._state = object()
        """Another one after every change; one that it was in before where moves are taken back."""
        self._kinds: tuple[Counter[str], Counter[str]] | None = None
        """Counted once somebody asks, and kept in step from then on."""

    @classmethod
    def of_shelves(
        cls, cards: CardShelf, connectors: Shelf[Connector], joined: Joined, facts: BoardFacts
    ) -> Self:
        """A board whose records are made when they are asked for; `joined` finds the connectors
        that are at one of them now."""
        board = cls(facts=facts)
        board._cards = board._shelf = cards
        board._connectors = connectors
        board._joins = Joins(first=joined)
        return board

    def copy(self) -> Board:
        """A board with the same records, which edits of this one do not reach. None is made."""
        made = Board(facts=self._facts)
        made._shelf = self._shelf.copy() if self._shelf is not None else None
        made._cards = {**self._cards} if made._shelf is None else made._shelf
        kept = self._connectors
        made._connectors = kept.copy() if isinstance(kept, Shelf) else {**kept}
        made._joins = self._joins.copy()
        return made

    @property
    def facts(self) -> BoardFacts:
        return self._facts

    @property
    def cards(self) -> Mapping[RecordId, Card]:
        return MappingProxyType(self._cards)

    @property
    def connectors(self) -> Mapping[RecordId, Connector]:
        return MappingProxyType(self._connectors)

    def cards_with(self, ids: Collection[RecordId]) -> list[Card]:
        """Those of the ids that are cards, in the same order; of many sooner than one by one."""
        return those_of(self._cards, ids)

    def connectors_with(self, ids: Collection[RecordId]) -> list[Connector]:
        """The same of those that are connectors."""
        return those_of(self._connectors, ids)

    def make(self, ids: Collection[RecordId]) -> None:
        """Have these records made, of a large board; see `Shelf.make`."""
        for kept in (self._cards, self._connectors):
            if isinstance(kept, Shelf):
                kept.make(ids)

    def joined(self, record_id: RecordId) -> Collection[RecordId]:
        """The ids of the connectors at a card or a connector, in no particular order."""
        return self._joins.at(record_id)

    def of_cards(self, name: str, ids: Collection[RecordId]) -> list[Any]:
        """One attribute of those of the ids that are cards, as `each_card` has it. Rule: nothing
        is done in Python for each, and none made, since there may be a hundred thousand."""
        return attribute_of(self._cards, name, ids)

    def of_connectors(self, name: str, ids: Collection[RecordId]) -> list[Any]:
        """The same of those that are connectors."""
        return attribute_of(self._connectors, name, ids)

    def places(self, ids: Sequence[RecordId]) -> Places:
        """Where these cards, all of which are here, lie. Rule: none is made for it."""
        if self._shelf is not None:
            return self._shelf.places(ids)
        from evidenceboard.model.card_shelf import places_of  # noqa: PLC0415  # loads numpy

        return places_of(map(self._cards.__getitem__, ids))

    def moves(self, ids: Sequence[RecordId], to: Places) -> Change:
        """The change that puts these cards, all of which are here, elsewhere."""
        return self.movable(ids).to(to)

    def movable(self, ids: Sequence[RecordId]) -> Movable:
        """These cards, all of which are here, ready to be put elsewhere. Of many, none is made
        for it."""
        if len(ids) > FEW and self._shelf is not None:
            return self._shelf.movable(ids, self._state)
        from evidenceboard.model.card_shelf import (  # noqa: PLC0415  # loads numpy
            movable_records,
            places_of,
        )

        cards = list(map(self._cards.__getitem__, ids))
        if len(ids) > FEW:
            return movable_records(ids, cards, self._state)
        return FewCards(cards, places_of(cards))

    @property
    def kinds(self) -> tuple[Counter[str], Counter[str]]:
        """How many cards of each kind there are, and how many connectors."""
        if self._kinds is None:
            every = (self.each_card("kind"), self.each_connector("kind"))
            cards, connectors = (Counter(map(itemgetter(1), each)) for each in every)
            self._kinds = cards, connectors
        cards, connectors = self._kinds
        return +cards, +connectors

    def each_card(self, name: str) -> Iterator[tuple[RecordId, Any]]:
        """The id of every card with one attribute, of those that say where it lies and of which
        kind it is. Rule: no record is made for it."""
        return attribute_of_each(self._cards, name)

    def each_connector(self, name: str) -> Iterator[tuple[RecordId, Any]]:
        """The same of connectors, where these are their ends, whether they undercut, and kind."""
        return attribute_of_each(self._connectors, name)

    def passing_connectors(self, ids: Collection[RecordId]) -> list[Connector]:
        """The connectors with these ids, for who looks at each once: those of a large board are
        made for it and not kept."""
        if isinstance(self._connectors, Shelf):
            return self._connectors.passing(ids)
        return those_of(self._connectors, ids)

    def get(self, record_id: RecordId) -> Record | None:
        """The record with this id, or None."""
        found: Record | None = self._cards.get(record_id) or self._connectors.get(record_id)
        return self._facts if found is None and record_id == self._facts.id else found

    def recorded(self, names: tuple[str, ...]) -> Iterator[tuple[RecordId, Recorded]]:
        """The values of these declared fields, for each card and connector that has one of them.

        Unread records are not read for it: what they record comes in bulk, after all others.
        The board may change between two steps; each is right when it is taken.
        """
        libraries: dict[Library, None] = {}
        nothing = (None,) * len(names)
        records: list[Card | Connector] = []
        for kept in (self._cards, self._connectors):
            if isinstance(kept, Shelf):
                libraries[kept.library] = None
                records += kept.made()
            else:
                records += kept.values()
        for record in records:
            if (library := record.library) is not None:
                libraries[library] = None
            elif (values := tuple(map(record.fields.get, names))) != nothing:
                yield record.id, values
        for library in libraries:
            for key, values in library.recorded(names):
                if (found := self._said_in(library, key)) is not None:
                    yield found, values

    def _said_in(self, library: Library, key: RecordId) -> RecordId | None:
        """The id of a record that is on the board as the library has it, in the board's text."""
        for kept in (self._cards, self._connectors):
            if isinstance(kept, Shelf) and (waiting := kept.waiting(key)) is not None:
                return waiting if kept.library is library else None
            if (record := kept.get(key)) is not None:
                return record.id if record.library is library else None
        return None

    def titles(self, ids: Iterable[RecordId]) -> dict[RecordId, str]:
        """The titles of these cards. Nothing else of unread ones is read for it, and those in
        one go."""
        found: dict[RecordId, str] = {}
        unread: dict[Library, list[RecordId]] = {}
        for key in ids:
            library = self._library_of(key)
            if library is None:
                found[key] = self._cards[key].title
            else:
                unread.setdefault(library, []).append(key)
        for library, keys in unread.items():
            found.update(library.titles(keys))
        return found

    def _library_of(self, key: RecordId) -> Library | None:
        """Where the words of a card still are, if it is unread; no card is made for it."""
        if isinstance(self._cards, Shelf) and self._cards.waiting(key) is not None:
            return self._cards.library
        return self._cards[key].library

    def connectors_at(self, record_id: RecordId) -> tuple[Connector, ...]:
        """The connectors that start or end at a card or a connector, ordered by id."""
        return tuple(self._connectors[key] for key in sorted(self._joins.at(record_id)))

    def connectors_from(self, record_id: RecordId) -> tuple[Connector, ...]:
        return tuple(c for c in self.connectors_at(record_id) if c.source == record_id)

    def connectors_to(self, record_id: RecordId) -> tuple[Connector, ...]:
        return tuple(c for c in self.connectors_at(record_id) if c.target == record_id)

    def checked(self, change: Change) -> Callable[[], None]:
        """What makes a change that fits, to be called before the board sees another; raises
        StaleChangeError where it does not fit."""
        return in_one_go(self.checking(change))

    def checking(self, change: Change) -> Generator[float, None, Callable[[], None]]:
        """The same in steps, which yield the part done; the board must see no other meanwhile."""
        if change.only_moves:
            self._check_moves(change)
            return partial(self._move, change)
        sorts = yield from part(change.sorting(), 0, 0.2)
        yield from part(self._check_each(change), 0.2, 0.7)
        exchanging = self._joins.exchanging(sorts.old_connectors, sorts.connectors, sorts.gone)
        joined = yield from part(exchanging, 0.7, 1)
        return partial(self._exchange, sorts, joined)

    def _check_each(self, change: Change) -> Steps:
        for done, (key, (before, after)) in enumerate(change.steps.items()):
            if done % PORTION == PORTION - 1:
                yield done / len(change.steps)
            kept = self.get(key)
            if kept is not before and kept != before:
                raise StaleChangeError(f"Record {key} is not what this change started from.")
            if isinstance(after, Connector):
                self._check_ends(after, change)
            if after is None:
                self._check_nothing_hangs_on(key, change)

    def _check_moves(self, change: Change) -> None:
        cards, steps = self._cards, change.steps
        if isinstance(steps, Moves):
            if steps.state is self._state:
                return
            if self._shelf is not None:
                if not self._shelf.starts(steps):
                    raise StaleChangeError("The cards are not where this change started from.")
                return
            befores: Iterable[tuple[RecordId, Record | None]] = zip(
                steps.ids, steps.cards.all(steps.before), strict=True
            )
        else:
            befores = ((key, before) for key, (before, _) in steps.items())
        for key, before in befores:
            kept = cards.get(key)
            if kept is not before and kept != before:
                raise StaleChangeError(f"Record {key} is not what this change started from.")

    def apply(self, change: Change) -> None:
        """Make the change. Raises StaleChangeError (board untouched) where it does not fit."""
        self.checked(change)()

    def _move(self, change: Change) -> None:
        before, self._state = self._state, object()
        if isinstance(change.steps, Moves):
            moves = change.steps
            if self._shelf is not None:
                self._shelf.move(moves)
            else:
                self._cards.update(zip(moves.ids, moves.cards.all(moves.after), strict=True))
            if moves.state is before:
                self._state = moves.then
            return
        moved = cast("Mapping[RecordId, tuple[Card, Card]]", change.steps)
        self._cards.update({key: after for key, (_, after) in moved.items()})

    def _exchange(self, sorts: Sorts, joined: Mapping[RecordId, Joint]) -> None:
        """Put records in the place of others: all of them at once, since they may be very many."""
        self._state = object()
        self._joins.take(joined)
        drop(self._cards, sorts.gone_cards)
        drop(self._connectors, sorts.gone_connectors)
        self._cards.update((card.id, card) for card in sorts.cards)
        self._connectors.update((one.id, one) for one in sorts.connectors)
        self._facts = sorts.facts or self._facts
        if self._kinds is not None:
            cards, connectors = self._kinds
            cards.subtract(one.kind for one in sorts.old_cards)
            cards.update(one.kind for one in sorts.cards)
            connectors.subtract(one.kind for one in sorts.old_connectors)
            connectors.update(one.kind for one in sorts.connectors)

    def _check_ends(self, connector: Connector, change: Change) -> None:
        for end, wanted in (
            (connector.source, Card),
            (connector.target, Connector if connector.undercuts else Card),
        ):
            record = change.steps[end][1] if end in change.steps else self.get(end)
            if not isinstance(record, wanted):
                raise StaleChangeError(f"Connector {connector.id} would have no end at {end}.")

    def _check_nothing_hangs_on(self, key: RecordId, change: Change) -> None:
        for other in self._joins.at(key):
            after = change.steps[other][1] if other in change.steps else self._connectors[other]
            if isinstance(after, Connector) and key in (after.source, after.target):
                raise StaleChangeError(f"Connector {other} would lose its end at {key}.")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Board):
            return NotImplemented
        return (self._facts, self._cards, self._connectors) == (
            other._facts,
            other._cards,
            other._connectors,
        )

    __hash__ = None  # type: ignore[assignment]  # a board changes, so it cannot be a key
