"""The words of single records, looked up in a file that is known to be in order."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.kinds import CardKind, ConnectorKind
from evidenceboard.model.records import NO_FIELDS, Recorded, RecordId, Value
from evidenceboard.storage.cells import UnreadableRowError, text
from evidenceboard.storage.columns import KINDS_WITH_FIELDS, owner_column
from evidenceboard.storage.errors import BoardFileError, reason
from evidenceboard.storage.row_reading import (
    ATTACHMENT,
    JUDGED,
    JUDGEMENT,
    Cells,
    KindRow,
    read_attachment,
    read_judgement,
    read_tag,
)
from evidenceboard.storage.unread import Words

_AT_ONCE = 500
"""So many cards are named in one query: SQLite allows no endless number."""


class WordsOnDisk:
    """Looks up the words of cards and connectors by id, from any one thread at a time.

    Rule: each value is checked as it is read, here as everywhere.
    """

    def __init__(self, path: Path) -> None:
        """The file must be one that nobody writes to, and ours to remove."""
        self.path = path
        self._is_closed = False
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
            self._connection.execute(f"PRAGMA {pragma}")

    def of_card(self, key: str, kind: str) -> Words:
        """A card's title, body, tags, fields, attachments and judgements."""
        if self._is_closed:
            return ("", "", (), NO_FIELDS, (), ())
        try:
            return self._of_card(key, kind)
        except (sqlite3.Error, UnreadableRowError) as error:
            raise BoardFileError(f"A card cannot be read: {reason(error)}.") from error

    def of_connector(self, key: str, kind: str) -> Words:
        """What is recorded on a connector."""
        if self._is_closed:
            return (NO_FIELDS,)
        try:
            return (self._fields(connector_kind(kind), key),)
        except (sqlite3.Error, UnreadableRowError) as error:
            raise BoardFileError(f"A connector cannot be read: {reason(error)}.") from error

    def recorded(self, names: tuple[str, ...]) -> Iterator[tuple[RecordId, Recorded]]:
        """The values of these fields for every record that has at least one of them."""
        if self._is_closed:
            return
        try:
            for kind in KINDS_WITH_FIELDS:
                yield from self._recorded(KindRow(kind, names), kind, names)
        except (sqlite3.Error, UnreadableRowError) as error:
            raise BoardFileError(f"The board cannot be read: {reason(error)}.") from error

    def titles(self, keys: Sequence[RecordId]) -> Iterator[tuple[RecordId, str]]:
        """The titles of these cards, many in one query."""
        if self._is_closed:
            yield from ((key, "") for key in keys)
            return
        try:
            for first in range(0, len(keys), _AT_ONCE):
                some = keys[first : first + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                rows = self._connection.execute(
                    f"SELECT id, title FROM card WHERE id IN ({marks})",  # noqa: S608  # only marks
                    tuple(some),
                )
                yield from ((key, text(title)) for key, title in rows)
        except (sqlite3.Error, UnreadableRowError) as error:
            raise BoardFileError(f"The board cannot be read: {reason(error)}.") from error

    def close(self) -> None:
        """Remove the file. A view that is about to go may still look words up, which works as
        long as the connection is open; where open files cannot be removed, it finds none."""
        if os.name == "nt":
            self._connection.close()
            self._is_closed = True
        self.path.unlink(missing_ok=True)

    def __del__(self) -> None:
        self._connection.close()

    def _of_card(self, key: str, kind: str) -> Words:
        ((title, body),) = self._rows("SELECT title, body FROM card WHERE id = ?", key)
        judged = self._entries("judgement", JUDGEMENT, key) if kind in JUDGED else ()
        return (
            text(title),
            text(body),
            tuple(map(read_tag, self._entries("tag", ("name",), key))),
            self._fields(card_kind(kind), key),
            tuple(map(read_attachment, self._entries("attachment", ATTACHMENT, key))),
            tuple(map(read_judgement, judged)),
        )

    def _fields(self, kind: CardKind | ConnectorKind, key: str) -> Mapping[str, Value]:
        if not kind.fields:
            return NO_FIELDS
        reader, query = _KIND_QUERIES[kind.name]
        rows = self._rows(query, key)
        return reader.fields(rows[0]) if rows else NO_FIELDS

    def _recorded(
        self, reader: KindRow, kind: CardKind | ConnectorKind, names: tuple[str, ...]
    ) -> Iterator[tuple[RecordId, Recorded]]:
        """Rows repeat, so what each sort of row says is read once."""
        owner, *columns = reader.columns
        if not columns:
            return
        known: dict[Cells, Recorded] = {}
        some = " OR ".join(f"{name} IS NOT NULL" for name in columns)
        rows = self._connection.execute(
            f"SELECT {owner}, {', '.join(columns)} FROM {kind.name} NOT INDEXED WHERE {some}"  # noqa: S608
        )
        for row in rows:
            cells = row[1:]
            if (values := known.get(cells)) is None:
                values = known[cells] = tuple(map(reader.fields(row).get, names))
            yield row[0], values

    def _entries(self, table: str, columns: tuple[str, ...], key: str) -> list[Cells]:
        return self._rows(
            f"SELECT {', '.join(columns)} FROM {table} WHERE card = ? ORDER BY position",  # noqa: S608
            key,
        )

    def _rows(self, query: str, key: str) -> list[Cells]:
        return self._connection.execute(query, (key,)).fetchall()


def _kind_query(kind: CardKind | ConnectorKind) -> tuple[KindRow, str]:
    reader = KindRow(kind)
    columns, owner = ", ".join(reader.columns), owner_column(kind)
    return reader, f"SELECT {columns} FROM {kind.name} WHERE {owner} = ?"  # noqa: S608  # our own


_KIND_QUERIES = {kind.name: _kind_query(kind) for kind in KINDS_WITH_FIELDS}
