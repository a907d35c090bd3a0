"""Records whose words are read from the disk when they are first asked for.

Rule: an unread record equals the same record read at once, in every comparison. Its words come
from a copy of the file that nobody writes to, so they are at any time those that were opened.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol, Unpack

from evidenceboard.model.records import CARD_WORDS, Card, Connector, Place, Recorded, RecordId

MOST_READ = 20_000
"""Of more records than this the words are not kept in memory; they can be read again."""
CONNECTOR_WORDS = ("fields",)
CARD_PLACES = tuple(one.name for one in fields(Card) if one.name not in CARD_WORDS)
CONNECTOR_ENDS = tuple(one.name for one in fields(Connector) if one.name not in CONNECTOR_WORDS)

_places, _words = attrgetter(*CARD_PLACES), attrgetter(*CARD_WORDS)
_ends = attrgetter(*CONNECTOR_ENDS)

Words = tuple[Any, ...]
"""A card's values for `CARD_WORDS`, or a connector's for `CONNECTOR_WORDS`."""


class Source(Protocol):
    """Where words are looked up, by the id and the kind of a record."""

    def of_card(self, key: str, kind: str) -> Words: ...

    def of_connector(self, key: str, kind: str) -> Words: ...

    def recorded(self, names: tuple[str, ...]) -> Iterator[tuple[RecordId, Recorded]]:
        """The values of these fields for every record that has at least one."""

    def titles(self, keys: Sequence[RecordId]) -> Iterator[tuple[RecordId, str]]:
        """The titles of these cards."""


class Library:
    """Gives unread records their words, and takes back those of records read long ago."""

    def __init__(self, source: Source, file: Path | None = None) -> None:
        """`file` holds all that `source` looks up, in tables as they are today."""
        self._source, self.file = source, file
        self.recorded = source.recorded
        self.titles = source.titles
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

    def placed(self, **place: Unpack[Place]) -> Card:
        copy: Card = object.__new__(UnreadCard)
        _PUT_ID(copy, self.id)  # written out: it is done for every card of a board at once
        _PUT_KIND(copy, self.kind)
        _PUT_X(copy, self.x)
        _PUT_Y(copy, self.y)
        _PUT_WIDTH(copy, self.width)
        _PUT_HEIGHT(copy, self.height)
        _PUT_Z(copy, self.z)
        _PUT_LOCKED(copy, self.locked)
        for name, value in place.items():
            _PUT[name](copy, value)
        _PUT_LIBRARY(copy, self.library)
        return copy

    def shares_words(self, other: Card) -> bool:
        same = other.library is self.library and other.id == self.id
        return same or Card.shares_words(self, other)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Card):
            return False
        return self is other or (
            _places(self) == _places(other)
            and (other.library is self.library or _words(self) == _words(other))
        )

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
        if not isinstance(other, Connector):
            return False
        return self is other or (
            _ends(self) == _ends(other)
            and (other.library is self.library or self.fields == other.fields)
        )

    __hash__ = Connector.__hash__


_PUT = {name: getattr(Card, name).__set__ for name in CARD_PLACES}
(
    _PUT_ID,
    _PUT_KIND,
    _PUT_X,
    _PUT_Y,
    _PUT_WIDTH,
    _PUT_HEIGHT,
    _PUT_Z,
    _PUT_LOCKED,
) = _PUT.values()
_PUT_LIBRARY = UnreadCard.__dict__["library"].__set__


_PUT_CARD = (*_PUT.values(), _PUT_LIBRARY)
_PUT_CONNECTOR = (
    *(getattr(Connector, name).__set__ for name in CONNECTOR_ENDS),
    UnreadConnector.__dict__["library"].__set__,
)


def unread_card(values: Sequence[Any], library: Library) -> Card:
    """A card made of its values, in the order of `CARD_PLACES`."""
    made: Card = object.__new__(UnreadCard)
    for put, value in zip(_PUT_CARD, (*values, library), strict=True):
        put(made, value)
    return made


def unread_connector(values: Sequence[Any], library: Library) -> Connector:
    """A connector made of its values, in the order of `CONNECTOR_ENDS`."""
    made: Connector = object.__new__(UnreadConnector)
    for put, value in zip(_PUT_CONNECTOR, (*values, library), strict=True):
        put(made, value)
    return made


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
