"""A quick judgement on what is recorded in the fields of a kind, in many rows at once.

Rule: it never passes what reading row by row would refuse. Where a column holds something else
than texts, or texts that do not stand whole on the pages of their rows, SQLite hands over its
values instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.model.kinds import (
    LINE_LIMIT,
    CardKind,
    ConnectorKind,
    DateField,
    Field,
    FlagField,
    NumberField,
    QuantityField,
    ScaleField,
)
from evidenceboard.storage.cells import require, value_reader
from evidenceboard.storage.columns import SqlValue, column_names
from evidenceboard.storage.page_rows import PageRows

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
        self._left: set[int] = set()
        self._seen: dict[int, set[bytes]] = {at: set() for at in self._columns}

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to `finish`."""
        return not self._left

    def check(self, rows: PageRows) -> None:
        """Check these rows, or note what of them is left to `finish`."""
        for column, field in self._columns.items():
            if column not in self._left and not self._are_plain(rows, column, field):
                self._left.add(column)

    def _are_plain(self, rows: PageRows, column: int, field: Field) -> bool:
        """Whether what these rows hold of a field is plainly right; False also where that is not
        to be seen here."""
        if isinstance(field, FlagField):
            return rows.are_flags(column)
        if isinstance(field, NumberField):
            return _are_numbers(rows, column, field)
        if isinstance(field, QuantityField):
            return _are_figures(rows, column)
        if not rows.has_texts(column):
            return False
        if isinstance(field, ScaleField | DateField):
            self._check_words(rows, column, field)
            return True
        return are_lines(rows, column, np.flatnonzero(rows.sorts[column]))

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


def are_lines(rows: PageRows, column: int, some: NDArray[np.intp], most: int = LINE_LIMIT) -> bool:
    """Whether the texts of some rows, all of them whole, are no longer than a line may be; they are
    all Unicode, and none holds a NUL, then."""
    if not len(some):
        return True
    if rows.lengths(column, some).max() > most:
        return False
    left = len(some)
    for texts in rows.written(column, some):
        texts.decode()
        left -= texts.count(0)
    require(not left, _NO_TEXT)
    return True


def _are_numbers(rows: PageRows, column: int, field: NumberField) -> bool:
    """Whether a column holds nothing but finite numbers between two bounds; a row may have none."""
    there = rows.sorts[column] != 0
    number = rows.numbers_or_none(column)[there]
    return bool((np.isfinite(number) & (number >= field.low) & (number <= field.high)).all())


def _are_figures(rows: PageRows, column: int) -> bool:
    """Whether three columns hold nothing but figures in units: low to high, one of which may be
    absent; a row may have none."""
    low, high = (rows.numbers_or_none(column + at) for at in (0, 1))
    from_there, to_there = (rows.sorts[column + at] != 0 for at in (0, 1))
    some = from_there | to_there
    unit = np.flatnonzero(rows.sorts[column + 2])
    return (
        bool((np.isfinite(low) == from_there).all() and (np.isfinite(high) == to_there).all())
        and bool((low <= high)[from_there & to_there].all())
        and np.array_equal(unit, np.flatnonzero(some))
        and rows.are_texts(column + 2, unit)
        and are_lines(rows, column + 2, unit)
    )


def _values(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> Iterator[tuple[SqlValue, ...]]:
    """What these columns of a table hold together, each once; not where they hold nothing."""
    some = " OR ".join(f"{name} IS NOT NULL" for name in columns)
    yield from connection.execute(
        f"SELECT DISTINCT {', '.join(columns)} FROM {table} NOT INDEXED WHERE {some}"  # noqa: S608  # our own names
    )
