"""A quick judgement on what is recorded in the fields of a kind, in many rows at once.

Rule: it never passes what reading row by row would refuse. Where a column holds something else
than texts, or texts that do not stand whole on the pages of their rows, SQLite hands over its
values instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from evidenceboard.model.kinds import (
    LINE_LIMIT,
    CardKind,
    ConnectorKind,
    DateField,
    Field,
    LinkField,
    ScaleField,
    TextField,
)
from evidenceboard.storage.cells import require, value_reader
from evidenceboard.storage.columns import SqlValue, column_names
from evidenceboard.storage.page_rows import Bytes, PageRows

_NO_TEXT = "it holds something else where a text should be"


class FieldChecks:
    """Checks what is recorded in the fields of a kind, some rows after others."""

    def __init__(self, kind: CardKind | ConnectorKind) -> None:
        self._kind = kind
        self._columns: dict[int, Field] = {}
        column = 1
        for field in kind.fields:
            self._columns[column] = field
            column += len(column_names(field))
        self.count = column
        """Columns in the kind's table."""
        texts = (ScaleField, DateField, TextField, LinkField)
        self._left = {at for at, field in self._columns.items() if not isinstance(field, texts)}
        self._seen: dict[int, set[bytes]] = {at: set() for at in self._columns}

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to `finish`."""
        return not self._left

    def check(self, rows: PageRows) -> None:
        """Check these rows, or note what of them is left to `finish`."""
        for column, field in self._columns.items():
            if column in self._left or not rows.has_texts(column):
                self._left.add(column)
            elif isinstance(field, ScaleField | DateField):
                self._check_words(rows, column, field)
            elif not _are_lines(rows, column):
                self._left.add(column)

    def finish(self, connection: sqlite3.Connection) -> None:
        """Check what SQLite has to hand over, each value once."""
        for column in sorted(self._left):
            field = self._columns[column]
            read = value_reader(field)
            for row in _values(connection, self._kind.name, column_names(field)):
                read(row)

    def _check_words(self, rows: PageRows, column: int, field: Field) -> None:
        """Values repeat, so each is judged once, as it is when rows are read."""
        read, seen = value_reader(field), self._seen[column]
        for texts in rows.texts(column):
            require(texts.all(), _NO_TEXT)
            for word in set(texts.view(f"S{texts.shape[1]}").ravel().tolist()) - seen:
                read((word.decode(),))
                seen.add(word)


def _are_lines(rows: PageRows, column: int) -> bool:
    """Whether the texts in a column are no longer than a line may be; they are all Unicode then."""
    for texts in rows.texts(column):
        if texts.shape[1] > LINE_LIMIT:
            return False
        require(texts.all(), _NO_TEXT)
        _check_unicode(texts)
    return True


def _check_unicode(texts: Bytes) -> None:
    """Raises UnicodeDecodeError unless each of the texts, all of one length, is Unicode."""
    if (texts >= 128).any():
        lines = np.full((len(texts), texts.shape[1] + 1), ord("\n"), np.uint8)
        lines[:, :-1] = texts
        lines.tobytes().decode()


def _values(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> Iterator[tuple[SqlValue, ...]]:
    """What these columns of a table hold together, each once; not where they hold nothing."""
    some = " OR ".join(f"{name} IS NOT NULL" for name in columns)
    yield from connection.execute(
        f"SELECT DISTINCT {', '.join(columns)} FROM {table} NOT INDEXED WHERE {some}"  # noqa: S608  # our own names
    )
