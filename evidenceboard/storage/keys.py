"""The keys of a table's rows, with the proof that its index leads from each key to its very row.

Looking every row up by its key would prove as much, but takes several times as long. Instead the
table and the index are each read in their own order and compared in arrays.

Rule: an index whose keys ascend from its first entry to its last, and that has an entry for every
row and no other, finds every row. Raises UnreadableRowError for any other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidenceboard.storage.cells import require

_KEY, _ROWID = 36, 12
_ENTRY = np.dtype([("key", f"S{_KEY}"), ("row", np.uint8, _ROWID), ("kind", np.uint8)])
_FIRST = 10 ** (_ROWID - 1)
"""Added to row ids, so that all are written with as many digits."""
_POWERS = 10 ** np.arange(_ROWID - 1, -1, -1, dtype=np.int64)
_AT_ONCE = 200_000
"""Entries in one text: each further text walks past all before it, and none may be longer than a
value may be."""
_ODD = "a key in it is not plainly right"

_HEX, _DASH = 1, 2
_SORTS = np.zeros(256, dtype=np.uint8)
_SORTS[list(b"0123456789abcdef")] = _HEX
_SORTS[list(b"-")] = _DASH
_UUID = np.array([_DASH if at in (8, 13, 18, 23) else _HEX for at in range(_KEY)])

Names = NDArray[np.bytes_]


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Keys in ascending order, and what kind of record each is: a place in the kinds given."""

    names: Names
    kinds: NDArray[np.uint8]

    def kinds_of(self, names: Names) -> NDArray[np.uint8]:
        """The kinds of these records, every one of which must be among the keys."""
        return self.kinds[_places(self.names, names)]


def keys_of(
    connection: sqlite3.Connection, table: str, column: str, kinds: Sequence[str] = ()
) -> Keys:
    """The keys of a table whose primary key that column is. Where its rows are of several kinds,
    the keys are ids, and must look like it."""
    codes = " ".join(f"WHEN '{name}' THEN '{chr(1 + at)}'" for at, name in enumerate(kinds))
    kind = f"CASE kind {codes} END" if kinds else "'-'"
    rows = _entries(connection, f"{table} NOT INDEXED", column, kind, "rowid")
    index = f"{table} INDEXED BY sqlite_autoindex_{table}_1"
    found = _entries(connection, index, column, "'-'", column)
    names = found["key"].copy()
    require((names[1:] > names[:-1]).all(), _ODD)
    require(len(found) == len(rows) and (not kinds or _are_ids(names)), _ODD)
    at = _numbered_places(_row_ids(rows), _row_ids(found))
    require((rows["key"][at] == names).all(), _ODD)
    return Keys(names, rows["kind"][at] - 1)


def _places(ascending: NDArray[Any], wanted: NDArray[Any]) -> NDArray[np.intp]:
    """Where the wanted ones stand among those; all must be there."""
    require(len(ascending) or not len(wanted), _ODD)
    at = np.minimum(np.searchsorted(ascending, wanted), max(len(ascending) - 1, 0))
    require((ascending[at] == wanted).all(), _ODD)
    return at


def _numbered_places(ascending: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.intp]:
    """The same of row ids, which mostly follow on each other: then they say it themselves."""
    count = len(ascending)
    if count and (ascending == ascending[0] + np.arange(count)).all():
        at: NDArray[np.intp] = wanted - ascending[0]
        require(((at >= 0) & (at < count)).all(), _ODD)
        return at
    return _places(ascending, wanted)


def _row_ids(entries: NDArray[Any]) -> NDArray[np.int64]:
    ids: NDArray[np.int64] = (entries["row"] - ord("0")) @ _POWERS
    return ids


def _are_ids(names: Names) -> bool:
    letters = names.view(np.uint8).reshape(-1, _KEY)
    return bool((_SORTS[letters] == _UUID).all())


def _entries(
    connection: sqlite3.Connection, source: str, key: str, kind: str, order: str
) -> NDArray[Any]:
    """Key, row id and kind of all rows, in the order in which they are met."""
    return np.frombuffer(b"".join(_parts(connection, source, key, kind, order)), _ENTRY)


def _parts(
    connection: sqlite3.Connection, source: str, key: str, kind: str, order: str
) -> Iterator[bytes]:
    """OFFSET walks past entries one by one: what a search would not find is met all the same."""
    odd = (
        f"typeof(key) <> 'text' OR length(key) <> {_KEY}"
        f" OR row NOT BETWEEN 0 AND {9 * _FIRST - 1} OR kind IS NULL"
    )
    query = (
        f"SELECT CAST(group_concat(key || (row + {_FIRST}) || kind, '') AS BLOB), sum({odd})"  # noqa: S608  # our own names
        f" FROM (SELECT {key} AS key, rowid AS row, {kind} AS kind FROM {source}"
        f" ORDER BY {order} LIMIT {_AT_ONCE} OFFSET ?)"
    )
    offset = 0
    while True:
        part, strange = connection.execute(query, (offset,)).fetchone()
        if part is None:
            return
        require(not strange, _ODD)
        offset += _AT_ONCE
        yield part
