"""A board: its records by id, and who is joined to whom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import cast

from evidenceboard.model.change import Change
from evidenceboard.model.joins import Joins
from evidenceboard.model.records import (
    BoardFacts,
    Card,
    Connector,
    Library,
    Record,
    Recorded,
    RecordId,
)


class StaleChangeError(Exception):
    """A change was made from a board that has since moved on."""


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
        self._cards = {card.id: card for card in cards}
        self._connectors = {connector.id: connector for connector in connectors}
        self._joins = Joins(self._connectors.values())

    @property
    def facts(self) -> BoardFacts:
        return self._facts

    @property
    def cards(self) -> Mapping[RecordId, Card]:
        return MappingProxyType(self._cards)

    @property
    def connectors(self) -> Mapping[RecordId, Connector]:
        return MappingProxyType(self._connectors)

    def parted(self, ids: Collection[RecordId]) -> tuple[list[Card], list[Connector]]:
        """Those of the ids that are cards, and those that are connectors. Rule: nothing is
        done in Python for each, since there may be a hundred thousand."""
        cards = list(filter(None, map(self._cards.get, ids)))
        if len(cards) == len(ids):
            return cards, []
        return cards, list(filter(None, map(self._connectors.get, ids)))

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
        records: list[Card | Connector] = [*self._cards.values(), *self._connectors.values()]
        for record in records:
            if (library := record.library) is not None:
                libraries[library] = None
            elif (values := tuple(map(record.fields.get, names))) != nothing:
                yield record.id, values
        for library in libraries:
            for key, values in library.recorded(names):
                kept: Card | Connector | None = self._cards.get(key) or self._connectors.get(key)
                if kept is not None and kept.library is library:
                    yield kept.id, values

    def titles(self, ids: Iterable[RecordId]) -> dict[RecordId, str]:
        """The titles of these cards. Nothing else of unread ones is read for it, and those in
        one go."""
        found: dict[RecordId, str] = {}
        unread: dict[Library, list[RecordId]] = {}
        for key in ids:
            card = self._cards[key]
            if (library := card.library) is None:
                found[key] = card.title
            else:
                unread.setdefault(library, []).append(key)
        for library, keys in unread.items():
            found.update(library.titles(keys))
        return found

    def connectors_at(self, record_id: RecordId) -> tuple[Connector, ...]:
        """The connectors that start or end at a card or a connector, ordered by id."""
        return tuple(self._connectors[key] for key in sorted(self._joins.at(record_id)))

    def connectors_from(self, record_id: RecordId) -> tuple[Connector, ...]:
        return tuple(c for c in self.connectors_at(record_id) if c.source == record_id)

    def connectors_to(self, record_id: RecordId) -> tuple[Connector, ...]:
        return tuple(c for c in self.connectors_at(record_id) if c.target == record_id)

    def check(self, change: Change) -> None:
        """Raises StaleChangeError where `apply` would."""
        if change.only_moves:
            self._check_moves(change)
            return
        for key, (before, after) in change.steps.items():
            kept = self.get(key)
            if kept is not before and kept != before:
                raise StaleChangeError(f"Record {key} is not what this change started from.")
            if isinstance(after, Connector):
                self._check_ends(after, change)
            if after is None:
                self._check_nothing_hangs_on(key, change)

    def _check_moves(self, change: Change) -> None:
        cards = self._cards
        for key, (before, _) in change.steps.items():
            kept = cards.get(key)
            if kept is not before and kept != before:
                raise StaleChangeError(f"Record {key} is not what this change started from.")

    def apply(self, change: Change) -> None:
        """Make the change. Raises StaleChangeError (board untouched) where it does not fit."""
        self.checked(change)()

    def checked(self, change: Change) -> Callable[[], None]:
        """What makes a change that fits, to be called before the board sees another; raises
        StaleChangeError where it does not fit."""
        self.check(change)
        return partial(self._make, change)

    def _make(self, change: Change) -> None:
        if change.only_moves:
            moved = cast("Mapping[RecordId, tuple[Card, Card]]", change.steps)
            self._cards.update({key: after for key, (_, after) in moved.items()})
            return
        for key, (before, after) in change.steps.items():
            if isinstance(before, Connector):
                self._joins.remove(before)
            if isinstance(after, Connector):
                self._joins.add(after)
            self._put(key, before, after)

    def _put(self, key: RecordId, before: Record | None, after: Record | None) -> None:
        if isinstance(after, BoardFacts):
            self._facts = after
        elif isinstance(after, Card):
            self._cards[key] = after
        elif isinstance(after, Connector):
            self._connectors[key] = after
        elif isinstance(before, Card):
            del self._cards[key]
        else:
            del self._connectors[key]

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
