"""Very many records taken away or put on at once, as statements over whole tables.

Rule: what a change leaves in the file is what `ChangeRows` would. References are not looked at
while it is written, which would take longer than all else: a change that fits its board breaks
none, and of attachments it is asked at the end whether their bytes are there.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TypeGuard

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, Record, RecordId
from evidenceboard.storage.columns import KINDS_WITH_FIELDS, owner_column
from evidenceboard.storage.row_writing import Cells, ChangeRows, updating
from evidenceboard.storage.rows import PLACE, place_of
from evidenceboard.storage.unread import Library, UnreadCard, UnreadConnector

_READ_AT_ONCE = 500
"""So many records are turned into rows in a step: of each, words may have to be read."""
_WRITTEN_AT_ONCE = 5_000
_KEYS = {
    "card": "id",
    "connector": "id",
    "tag": "card",
    "attachment": "card",
    "judgement": "card",
    **{kind.name: owner_column(kind) for kind in KINDS_WITH_FIELDS},
}
"""The tables that hold records, with the column that says which record a row belongs to."""
_OF_CARDS = ("tag", "attachment", "judgement", "card")
_CARD_KINDS = {kind.name for kind in CARD_KINDS}


class ManyRows:
    """What a change of very many records writes.

    Unread records come back as they go: their rows are copied from the file that their words are
    still in, and nobody reads these. Where all records go, tables are emptied.
    """

    def __init__(self) -> None:
        self._gone: defaultdict[str, list[RecordId]] = defaultdict(list)
        """The ids of records that go, by kind."""
        self._back_cards: dict[RecordId, Card] = {}
        self._back_connectors: list[RecordId] = []
        self._library: Library | None = None
        """Where the words of those are that come back."""
        self._rest = ChangeRows(Change())

    def gather(self, change: Change) -> Generator[float, None, None]:
        """Find out what is to be written, in steps, which yield the part done."""
        for done, (before, after) in enumerate(change.steps.values()):
            if done % _READ_AT_ONCE == _READ_AT_ONCE - 1:
                yield done / len(change.steps)
            if isinstance(before, Card | Connector) and after is None:
                self._gone[before.kind].append(before.id)
            elif before is None and self._is_at_hand(after):
                self._put_back(after)
            else:
                self._rest.take(before, after)

    def _is_at_hand(self, record: Record | None) -> TypeGuard[UnreadCard | UnreadConnector]:
        """Whether all that an unread record says can be copied. Of several files one is enough."""
        if not isinstance(record, UnreadCard | UnreadConnector):
            return False
        library = record.library
        if self._library is None and library.file is not None and library.file.exists():
            self._library = library
        return library is self._library

    def _put_back(self, record: UnreadCard | UnreadConnector) -> None:
        if isinstance(record, UnreadCard):
            self._back_cards[record.id] = record
        else:
            self._back_connectors.append(record.id)

    # ---- writing ----------------------------------------------------------------------------

    @contextmanager
    def ready(self, connection: sqlite3.Connection) -> Iterator[None]:
        """What has to be so around the transaction in which it is written."""
        connection.execute("PRAGMA foreign_keys=OFF")
        try:
            with self._attached(connection):
                yield
        finally:
            connection.execute("PRAGMA foreign_keys=ON")

    @contextmanager
    def _attached(self, connection: sqlite3.Connection) -> Iterator[None]:
        if self._library is None or self._library.file is None:
            yield
            return
        address = f"{self._library.file.absolute().as_uri()}?mode=ro&immutable=1"
        connection.execute("ATTACH ? AS words", (address,))
        try:
            yield
        finally:
            connection.execute("DETACH words")

    def writing(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Run the statements within the transaction that is open, a few of them per step."""
        yield from self._delete(connection)
        for statements in (self._rest.deletions, self._rest.updates):
            yield from _run(connection, statements)
        if self._library is not None:
            yield from self._copy_back(connection)
        yield from _run(connection, self._rest.insertions)
        self._require_contents(connection)

    def _delete(self, connection: sqlite3.Connection) -> Iterator[None]:
        cards, connectors = list[RecordId](), list[RecordId]()
        for kind, ids in self._gone.items():
            (cards if kind in _CARD_KINDS else connectors).extend(ids)
        if _counts(connection) == (len(cards), len(connectors)):
            for table in _KEYS:
                connection.execute(f"DELETE FROM main.{table}")  # noqa: S608  # our own name
                yield
            return
        gone = {kind: ids for kind, ids in self._gone.items() if kind in _KEYS}
        gone |= {"connector": connectors, **dict.fromkeys(_OF_CARDS, cards)}
        for table, ids in gone.items():
            statement = f"DELETE FROM main.{table} WHERE {_KEYS[table]} = ?"  # noqa: S608  # our own
            yield from _run(connection, {statement: [(key,) for key in sorted(ids)]})

    def _copy_back(self, connection: sqlite3.Connection) -> Iterator[None]:
        back = (len(self._back_cards), len(self._back_connectors))
        some = "" if _counts(connection, "words") == back else " WHERE {} IN (SELECT id FROM back)"
        if some:
            connection.execute("CREATE TEMP TABLE back (id TEXT PRIMARY KEY) WITHOUT ROWID")
            ids = sorted((*self._back_cards, *self._back_connectors))
            yield from _run(connection, {"INSERT INTO back VALUES (?)": [(key,) for key in ids]})
        for table, key in _KEYS.items():
            connection.execute(
                f"INSERT INTO main.{table} SELECT * FROM words.{table}{some.format(key)}"  # noqa: S608
            )
            yield
        if some:
            connection.execute("DROP TABLE back")
        yield from _run(connection, {updating("card", "id", PLACE): list(self._moved(connection))})

    def _moved(self, connection: sqlite3.Connection) -> Iterator[Cells]:
        """Where cards lie that do not lie where they were read."""
        rows = connection.execute(f"SELECT id, {', '.join(PLACE)} FROM words.card")  # noqa: S608
        for key, *place in rows:
            card = self._back_cards.get(key)
            if card is not None and (now := place_of(card)) != tuple(place):
                yield (*now, key)

    def _require_contents(self, connection: sqlite3.Connection) -> None:
        lost = connection.execute(
            "SELECT 1 FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM content) LIMIT 1"
        ).fetchone()
        if lost:
            raise sqlite3.IntegrityError("FOREIGN KEY constraint failed")


def _counts(connection: sqlite3.Connection, schema: str = "main") -> tuple[int, int]:
    """How many cards and connectors there are."""
    cards, connectors = (
        connection.execute(f"SELECT count(*) FROM {schema}.{table}").fetchone()[0]  # noqa: S608
        for table in ("card", "connector")
    )
    return cards, connectors


def _run(connection: sqlite3.Connection, statements: dict[str, list[Cells]]) -> Iterator[None]:
    for statement, rows in statements.items():
        for start in range(0, len(rows), _WRITTEN_AT_ONCE):
            connection.executemany(statement, rows[start : start + _WRITTEN_AT_ONCE])
            yield
