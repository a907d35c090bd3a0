"""Which row of the arrays belongs to which record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

READY = 64
"""At least so many rows are kept free: longer arrays take longer than a frame on large boards."""
NAME = "S40"
"""Ids as fixed bytes, so that numpy can order rows by them."""
_HEAD = ">u8"
"""The first of these bytes as a number: in the same order."""


class Slots:
    """Rows for records, found by id. Rule: a row keeps its record until the record is removed;
    then the row is given to the next one that comes."""

    def __init__(self, ids: Iterable[RecordId]) -> None:
        known = list(ids)
        self.ids: list[RecordId | None] = [*known]
        self.row = dict(zip(known, range(len(known)), strict=True))
        self.names = _names(self.ids)
        self._free: list[int] = []

    @classmethod
    def of(cls, rows: Mapping[RecordId, int], names: NDArray[np.bytes_]) -> Slots:
        """Rows that were numbered already, in the order of their numbers; `names` are the ids."""
        made = cls(())
        made.ids, made.row, made.names = [*rows], {**rows}, names.astype(NAME)
        return made

    @classmethod
    def numbered(cls, count: int) -> Slots:
        """Rows for records whose ids are not known yet: none can be found by its id."""
        made = cls(())
        made.ids, made.names = [None] * count, np.zeros(count, NAME)
        return made

    def copy(self) -> Slots:
        """The same rows; those given out later do not reach it."""
        made = Slots(())
        made.ids, made.row, made.names = [*self.ids], {**self.row}, self.names.copy()
        made._free = [*self._free]
        return made

    def __len__(self) -> int:
        return len(self.row)

    def __contains__(self, key: object) -> bool:
        return key in self.row

    @property
    def extent(self) -> int:
        """How many rows arrays must have."""
        return len(self.names)

    def add(self, ids: Sequence[RecordId]) -> Rows:
        """The rows for these records, new ones for those that have none."""
        new = [key for key in ids if key not in self.row]
        again = self._free[: -len(new) - 1 : -1]
        del self._free[len(self._free) - len(again) :]
        lacking = len(new) - len(again)
        given = [*again, *range(len(self.ids), len(self.ids) + lacking)]
        self.ids.extend(repeat(None, lacking))
        self.names = grown(self.names, len(self.ids))
        self.row.update(zip(new, given, strict=True))
        for key, row in zip(new, given, strict=True):
            self.ids[row] = key
        self.names[given] = _names(new)
        if len(new) == len(ids):
            return np.array(given, np.intp)
        return np.fromiter(map(self.row.__getitem__, ids), np.intp, len(ids))

    def make_room(self) -> bool:
        """Have rows ready for records to come; whether there were too few."""
        lacks = self.extent - len(self.ids) < READY
        if lacks:
            self.names = grown(self.names, len(self.ids) + READY)
        return lacks

    def remove(self, ids: Collection[RecordId]) -> Rows:
        """Free the rows of these records and return them."""
        freed = list(map(self.row.pop, ids))
        for row in freed:
            self.ids[row] = None
        self._free += freed
        return np.array(freed, np.intp)

    def rows(self, ids: Iterable[RecordId]) -> Rows:
        """The rows of those ids that are known."""
        rows = np.fromiter(map(self.row.get, ids, repeat(-1)), dtype=np.intp)
        return rows[rows >= 0]

    def every(self) -> Rows:
        """The rows of all records."""
        return np.fromiter(self.row.values(), np.intp, len(self.row))

    def named(self, rows: Rows) -> list[RecordId]:
        """The ids that the rows belong to, in the same order."""
        ids = self.ids
        return [key for row in rows.tolist() if (key := ids[row]) is not None]

    def by_id(self, rows: Rows) -> Rows:
        """The rows in the order of their ids. Numbers made of how ids begin are sorted in a third
        of the time that ids take; whole ids are compared only where these are equal."""
        parts = self.names.view(_HEAD).reshape(len(self.names), self.names.itemsize // 8)
        heads = parts[rows, 0].astype(np.uint64)
        order = np.argsort(heads)
        same = np.diff(heads[order]) == 0
        tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
        order[tied] = order[tied][np.argsort(self.names[rows[order[tied]]])]
        return rows[order]


def _names(ids: Sequence[RecordId | None]) -> NDArray[np.bytes_]:
    try:
        return np.array(ids, dtype=NAME)
    except UnicodeEncodeError:  # not a UUID: only boards made by hand in tests
        return np.array([(key or "").encode() for key in ids], dtype=NAME)


def column(
    records: Collection[object],
    name: str,
    kind: type,
    turn: Callable[[Any], object] | None = None,
) -> NDArray[Any]:
    """One attribute of all records as an array, turned into numbers on the way."""
    values = map(attrgetter(name), records)
    return np.fromiter(values if turn is None else map(turn, values), kind, len(records))


def longer_than(rows: int) -> int:
    """How long to make an array that has become too short: the spare rows of a board of 100,000
    cards are megabytes, so there are not many of them."""
    return rows * 9 // 8 + READY


def grown(array: NDArray, rows: int) -> NDArray:  # type: ignore[type-arg]  # any kind of array
    """The array itself where it has that many rows, else a longer copy with zeros at its end."""
    if rows <= len(array):
        return array
    longer = np.zeros((max(rows, longer_than(len(array))), *array.shape[1:]), dtype=array.dtype)
    longer[: len(array)] = array
    return longer
