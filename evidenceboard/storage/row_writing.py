"""A Change as the statements that write it. Rule: only rows and columns that differ are written.

Deletions come first and insertions last, so that a key may pass from one row to another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from functools import cache
from itertools import compress
from operator import ne
from typing import cast

from evidenceboard.model.change import Change
from evidenceboard.model.records import BoardFacts, Card, Connector, Record
from evidenceboard.storage.columns import Row, SqlValue
from evidenceboard.storage.rows import (
    PLACE,
    field_row,
    key_row,
    list_rows,
    main_row,
    place_of,
)

Written = tuple[str, Row]
Cells = tuple[SqlValue, ...]


class ChangeRows:
    """What a change deletes, updates and inserts, gathered so that equal statements run once."""

    def __init__(self, change: Change) -> None:
        self.deletions: dict[str, list[Cells]] = {}
        self.updates: dict[str, list[Cells]] = {}
        self.insertions: dict[str, list[Cells]] = {}
        if change.only_moves:
            self._move(cast("Collection[tuple[Card, Card]]", change.steps.values()))
            return
        for before, after in change.steps.values():
            self.take(before, after)

    def write(self, connection: sqlite3.Connection) -> None:
        """Run the statements within the transaction that is open."""
        for statements in (self.deletions, self.updates, self.insertions):
            for statement, rows in statements.items():
                connection.executemany(statement, rows)

    def take(self, before: Record | None, after: Record | None) -> None:
        """Gather one step."""
        if before is not None and after is None:
            self._differ(key_row(before), None)
            return  # what belongs to a record goes with it: ON DELETE CASCADE
        if isinstance(before, Card) and isinstance(after, Card) and is_placed(before, after):
            self._move([(before, after)])
            return
        self._differ(main_row(before) if before else None, main_row(after) if after else None)
        if isinstance(after, Card | Connector):
            kind = Card if isinstance(after, Card) else Connector
            same = before if isinstance(before, kind) else None
            if same is None or (same.kind, same.fields) != (after.kind, after.fields):
                self._differ(field_row(same) if same else None, field_row(after))
        if isinstance(after, Card):
            self._lists(before if isinstance(before, Card) else None, after)
        elif isinstance(after, BoardFacts):
            self._lists(before if isinstance(before, BoardFacts) else None, after)

    def _move(self, cards: Collection[tuple[Card, Card]]) -> None:
        """Moves come by the hundred thousand, so places are compared whole, and cards of which
        the same columns differ share one list."""
        lists: dict[tuple[bool, ...], list[Cells]] = {}
        for before, after in cards:
            cells = place_of(after)
            changed = tuple(map(ne, cells, place_of(before)))
            if (rows := lists.get(changed)) is None:
                columns = tuple(compress(PLACE, changed))
                statement = updating("card", "id", columns) if columns else ""
                rows = lists[changed] = self.updates.setdefault(statement, []) if columns else []
            rows.append((*compress(cells, changed), after.id))

    def _lists(self, before: Card | BoardFacts | None, after: Card | BoardFacts) -> None:
        if before and _several(before) == _several(after):
            return
        old = list_rows(before) if before else {}
        for table, rows in list_rows(after).items():
            gone = old.get(table, [])
            if gone == rows:
                continue
            if gone:
                owner, key = next(iter(gone[0].items()))
                _add(self.deletions, _delete(table, owner), (key,))
            for row in rows:
                _add(self.insertions, _insert(table, tuple(row)), tuple(row.values()))

    def _differ(self, before: Written | None, after: Written | None) -> None:
        """Turn one row into another; None is no row."""
        if before and after and before[0] == after[0]:
            self._update(*after, before[1])
            return
        if before:
            table, row = before
            key = next(iter(row))
            _add(self.deletions, _delete(table, key), (row[key],))
        if after:
            table, row = after
            _add(self.insertions, _insert(table, tuple(row)), tuple(row.values()))

    def _update(self, table: str, row: Row, before: Row) -> None:
        changed = {name: cell for name, cell in row.items() if cell != before[name]}
        if changed:
            key = next(iter(row))
            statement = updating(table, key, tuple(changed))
            _add(self.updates, statement, (*changed.values(), row[key]))


def is_placed(before: Card, after: Card) -> bool:
    """Whether only the place of a card differs: what it says is then not even read."""
    return before.kind == after.kind and before.shares_words(after)


def _several(record: Card | BoardFacts) -> tuple[object, ...]:
    """What a record has several of."""
    if isinstance(record, Card):
        return record.tags, record.attachments, record.judgements
    return record.numbers, record.accepted


def _add(statements: dict[str, list[Cells]], statement: str, cells: Cells) -> None:
    """SQLite would cut a text at a NUL, and reading refuses one: so none gets in."""
    if any(isinstance(cell, str) and "\0" in cell for cell in cells):
        raise ValueError("a text holds a character without a meaning (NUL)")
    statements.setdefault(statement, []).append(cells)


# Plain text: loading SQLModel for it would keep the first edit waiting, and compiling it the end of
# a gesture. A row's first column is its key. The key's value is never among the values set: SQLite
# would then check every reference to it.
@cache
def _delete(table: str, key: str) -> str:
    return f'DELETE FROM "{table}" WHERE "{table}"."{key}" = ?'  # noqa: S608  # our own names


@cache
def updating(table: str, key: str, columns: tuple[str, ...]) -> str:
    cells = ", ".join(f'"{name}" = ?' for name in columns)
    return f'UPDATE "{table}" SET {cells} WHERE "{table}"."{key}" = ?'  # noqa: S608  # our own names


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  # our own names
