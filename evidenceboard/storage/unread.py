"""Records whose words are read from the disk when they are first asked for.

Rule: an unread record equals the same record read at once, in every comparison. Its words come
from a copy of the file that nobody writes to, so they are at any time those that were opened.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Protocol

from evidenceboard.model.records import Card, Connector, Recorded, RecordId

MOST_READ = 20_000
"""Of more records than this the words are not kept in memory; they can be read again."""
CARD_WORDS = ("title", "body", "tags", "fields", "attachments", "judgements")
CONNECTOR_WORDS = ("fields",)
CARD_PLACES = tuple(one.name for one in fields(Card) if one.name not in CARD_WORDS)
CONNECTOR_ENDS = tuple(one.name for one in fields(Connector) if one.name not in CONNECTOR_WORDS)

Words = tuple[Any, ...]
"""A card's values for `CARD_WORDS`, or a connector's for `CONNECTOR_WORDS`."""


class Source(Protocol):
    """Where words are looked up, by the id and the kind of a record."""

    def of_card(self, key: str, kind: str) -> Words: ...

    def of_connector(self, key: str, kind: str) -> Words: ...

    def recorded(self, names: tuple[str, ...]) -> Iterator[tuple[RecordId, Recorded]]:
        """The values of these fields for every record that has at least one."""


class Library:
    """Gives unread records their words, and takes back those of records read long ago."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.recorded = source.recorded
        self._read: deque[UnreadCard | UnreadConnector] = deque()

    def fill(self, record: UnreadCard | UnreadConnector) -> None:
        """Give a record all of its words."""
        look_up = self._source.of_card if isinstance(record, Card) else self._source.of_connector
        for name, value in zip(record.WORDS, look_up(record.id, record.kind), strict=True):
            object.__setattr__(record, name, value)
        self._read.append(record)
        if len(self._read) > MOST_READ:
            old = self._read.popleft()
            for name in old.WORDS:
                object.__delattr__(old, name)


class UnreadCard(Card):
    """A card of which only the place and the kind are in memory so far."""

    __slots__ = ("library",)
    library: Library
    WORDS = CARD_WORDS

    def __new__(cls, *values: Any, **named: Any) -> Any:
        """Made of values, as `replace` makes a record, it is a whole card."""
        return Card(*values, **named)

    def __getattr__(self, name: str) -> Any:
        """Called only where a word has not been read."""
        if name not in CARD_WORDS:
            raise AttributeError(name)
        self.library.fill(self)
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        return self is other or _equal(self, other, Card)

    __hash__ = Card.__hash__


class UnreadConnector(Connector):
    """A connector of which what its kind records is not in memory so far."""

    __slots__ = ("library",)
    library: Library
    WORDS = CONNECTOR_WORDS

    def __new__(cls, *values: Any, **named: Any) -> Any:
        """Made of values, as `replace` makes a record, it is a whole connector."""
        return Connector(*values, **named)

    def __getattr__(self, name: str) -> Any:
        """Called only where a word has not been read."""
        if name not in CONNECTOR_WORDS:
            raise AttributeError(name)
        self.library.fill(self)
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        return self is other or _equal(self, other, Connector)

    __hash__ = Connector.__hash__


def _equal(mine: Card | Connector, other: object, kind: type[Card | Connector]) -> bool:
    """Field by field, the words last."""
    if not isinstance(other, kind):
        return False
    names = CARD_PLACES + CARD_WORDS if kind is Card else CONNECTOR_ENDS + CONNECTOR_WORDS
    return all(getattr(mine, name) == getattr(other, name) for name in names)


def unread_cards(columns: Sequence[Iterable[Any]], count: int, library: Library) -> list[Card]:
    """Cards made of whole columns, in the order of `CARD_PLACES`: far faster than one by one."""
    made: list[Any] = [object.__new__(UnreadCard) for _ in range(count)]
    _set_all(made, UnreadCard, CARD_PLACES, columns, library)
    return made


def unread_connectors(
    columns: Sequence[Iterable[Any]], count: int, library: Library
) -> list[Connector]:
    """Connectors made of whole columns, in the order of `CONNECTOR_ENDS`."""
    made: list[Any] = [object.__new__(UnreadConnector) for _ in range(count)]
    _set_all(made, UnreadConnector, CONNECTOR_ENDS, columns, library)
    return made


def _set_all(
    made: list[Any],
    kind: type[Card | Connector],
    names: tuple[str, ...],
    columns: Sequence[Iterable[Any]],
    library: Library,
) -> None:
    for name, column in zip(names, columns, strict=True):
        deque(map(getattr(kind, name).__set__, made, column), maxlen=0)
    put = kind.__dict__["library"].__set__
    for one in made:
        put(one, library)
