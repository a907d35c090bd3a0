"""Records that are made when they are first asked for: of a large board, few ever are."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from copy import copy
from operator import attrgetter
from typing import Any, Protocol, Self, TypeVar, cast

from evidenceboard.model.records import Library, RecordId

R = TypeVar("R")


class Rows(Protocol[R]):
    """Makes records, each known by the number of its row."""

    @property
    def ids(self) -> Sequence[RecordId]: ...

    @property
    def library(self) -> Library: ...

    def one(self, row: int) -> R:
        """The record of a row."""

    def many(self, rows: Sequence[int]) -> list[R]:
        """The records of many rows, which takes a fraction of the time for each."""

    def column(self, name: str) -> Sequence[Any]:
        """One attribute of the records of all rows."""

    def some(self, name: str, rows: Sequence[int]) -> Sequence[Any]:
        """One attribute of the records of these rows."""


class Shelf(MutableMapping[RecordId, R]):
    """A dict of records in which one that was never asked for stands as the number of its row.

    Rule: what is in it, and in which order, is what a dict of the same records would say. Who
    asks for all of them has all of them made; `each` and `passing` make none that stay.
    """

    def __init__(self, rows: Rows[R], numbers: Mapping[RecordId, int]) -> None:
        """`numbers` are the rows of all ids, in their order."""
        self._rows = rows
        self._kept: dict[RecordId, R | int] = {**numbers}
        self._is_whole = not self._kept

    def copy(self) -> Self:
        """The same records in the same order; what is put here later does not reach it."""
        made = copy(self)
        made._kept = {**self._kept}  # noqa: SLF001  # one of these
        return made

    @property
    def library(self) -> Library:
        """Where the words are of the records that nobody has asked for."""
        return self._rows.library

    def __getitem__(self, key: RecordId) -> R:
        return self._made(self._kept[key])

    def __setitem__(self, key: RecordId, record: R) -> None:
        self._kept[key] = record

    def __delitem__(self, key: RecordId) -> None:
        del self._kept[key]

    def __iter__(self) -> Iterator[RecordId]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, Shelf) else other)

    __hash__ = None  # type: ignore[assignment]  # as of any mapping that changes

    def get(self, key: RecordId, default: Any = None) -> Any:
        kept = self._kept.get(key)
        return default if kept is None else self._made(kept)

    def keys(self) -> Any:
        return self._kept.keys()

    def values(self) -> Any:
        return self.whole().values()

    def items(self) -> Any:
        return self.whole().items()

    def update(self, records: Any = (), /, **named: R) -> None:
        self._kept.update(records, **named)

    def drop(self, keys: Iterable[RecordId]) -> None:
        """Take out these records, all of which are here."""
        deque(map(self._kept.__delitem__, keys), maxlen=0)

    def make(self, keys: Iterable[RecordId]) -> None:
        """Have these records made: whoever will ask for very many of them, one by one, has that
        done in portions."""
        rows = [kept for kept in map(self._kept.get, keys) if isinstance(kept, int)]
        ids = map(self._rows.ids.__getitem__, rows)
        self._kept.update(zip(ids, self._rows.many(rows), strict=True))

    def whole(self) -> Mapping[RecordId, R]:
        """All records, made now where they were not."""
        if not self._is_whole:
            rows = [kept for kept in self._kept.values() if isinstance(kept, int)]
            ids = map(self._rows.ids.__getitem__, rows)
            self._kept.update(zip(ids, self._rows.many(rows), strict=True))
            self._is_whole = True
        return cast("Mapping[RecordId, R]", self._kept)

    def those_of(self, ids: Collection[RecordId]) -> list[R]:
        """The records with these ids that are here."""
        if not self._is_whole and 8 * len(ids) < len(self._kept):
            found = map(self._kept.get, ids)
            return [
                self._made(kept) if isinstance(kept, int) else kept
                for kept in found
                if kept is not None
            ]
        return list(filter(None, map(self.whole().get, ids)))

    def _made(self, kept: R | int) -> R:
        if isinstance(kept, int):
            made = self._kept[self._rows.ids[kept]] = self._rows.one(kept)
            return made
        return kept

    def passing(self, ids: Collection[RecordId]) -> list[R]:
        """The same for who looks at each once: what was not made before is not kept."""
        found = [kept for kept in map(self._kept.get, ids) if kept is not None]
        rows = [one for one in found if isinstance(one, int)]
        made = iter(self._rows.many(rows))
        return [next(made) if isinstance(one, int) else one for one in found]

    def each(self, name: str) -> Iterator[tuple[RecordId, Any]]:
        """Every id with one attribute of its record."""
        return zip(self._kept, self._looked_up(name, self._kept.values()), strict=True)

    def of(self, name: str, ids: Collection[RecordId]) -> list[Any]:
        """One attribute of the records with these ids that are here."""
        found = [kept for kept in map(self._kept.get, ids) if kept is not None]
        if 8 * len(found) >= len(self._kept):
            return self._looked_up(name, found)
        look = attrgetter(name)  # whole columns would take longer
        said = iter(self._rows.some(name, [one for one in found if isinstance(one, int)]))
        return [next(said) if isinstance(one, int) else look(one) for one in found]

    def _looked_up(self, name: str, kept: Collection[R | int]) -> list[Any]:
        if self._is_whole:
            return list(map(attrgetter(name), kept))
        column = self._rows.column(name)
        try:  # nearly always none was made, and then Python has no part in it
            return list(map(column.__getitem__, cast("Collection[int]", kept)))
        except TypeError:
            look = attrgetter(name)
            return [column[one] if type(one) is int else look(one) for one in kept]

    def made(self) -> list[R]:
        """The records that were asked for, or put here."""
        return [kept for kept in self._kept.values() if not isinstance(kept, int)]

    def waiting(self, key: RecordId) -> RecordId | None:
        """The shelf's own text of this id where its record was never asked for, else None."""
        kept = self._kept.get(key)
        return self._rows.ids[kept] if isinstance(kept, int) else None
