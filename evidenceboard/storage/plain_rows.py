"""A quick judgement on the rows of a board: nearly all of it inside SQLite, which takes a tenth of
the time and lets the window go on meanwhile.

Rule: it never passes what reading row by row would refuse. It may fail to pass what that accepts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import TEXT_LIMIT, CardKind, ConnectorKind
from evidenceboard.storage.cells import WIDEST, require, value_reader
from evidenceboard.storage.columns import KINDS_WITH_FIELDS, column_names, owner_column
from evidenceboard.storage.keys import Keys, keys_of
from evidenceboard.storage.limits import MOST_RECORDS
from evidenceboard.storage.row_reading import (
    ATTACHMENT,
    JUDGED,
    JUDGEMENT,
    read_attachment,
    read_judgement,
    read_tag,
    rows_of,
)

T = TypeVar("T")

_TEXTS_AT_ONCE = 4_000
_TEXTS = """
SELECT group_concat(title || char(10) || body, char(10)), max(row) FROM (
    SELECT rowid AS row, title, body FROM card NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ?)
"""
_OWN_TABLES = ("card", "connector", "tag", "attachment", "judgement")


Connect = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Opens the database for one thread."""


def check_plain(connect: Connect, judges: Executor) -> None:
    """Raises UnreadableRowError or sqlite3.Error unless every row is plainly right. What cards
    and connectors have in arrays (places, ends) is left to who reads these.

    Parts that do not hang on each other are judged at the same time, by whoever is free.
    """
    with connect() as connection:
        _check_counts(connection)
    begun: list[Future[Any]] = []

    def begin(part: Callable[..., T], *given: Any) -> Future[T]:
        begun.append(judges.submit(_judged, connect, part, *given))
        return begun[-1]

    try:
        connectors = begin(keys_of, "connector", "id", [kind.name for kind in CONNECTOR_KINDS])
        cards = begin(keys_of, "card", "id", [kind.name for kind in CARD_KINDS])
        for part in (_check_cards, _check_connectors, _check_lists):
            begin(part)
        for kind in KINDS_WITH_FIELDS:
            begin(_check_fields, kind)
        for kind in KINDS_WITH_FIELDS:
            owners = cards if isinstance(kind, CardKind) else connectors
            begin(_check_owners, kind, owners.result())
        for one in begun:
            one.result()
    finally:
        for one in begun:
            one.cancel()


def _judged(connect: Connect, part: Callable[..., T], *given: Any) -> T:
    with connect() as connection:
        return part(connection, *given)


def _check_counts(connection: sqlite3.Connection) -> None:
    for table in (*_OWN_TABLES, *(kind.name for kind in KINDS_WITH_FIELDS)):
        (count,) = connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()  # noqa: S608  # our own name
        require(count <= MOST_RECORDS, f"it holds more than {MOST_RECORDS:,} records of one sort")


def _check_cards(connection: sqlite3.Connection) -> None:
    _require_none(connection, f"card NOT INDEXED WHERE ({_card()}) IS NOT TRUE")
    _check_texts(connection)


def _check_connectors(connection: sqlite3.Connection) -> None:
    _require_none(connection, f"connector NOT INDEXED WHERE ({_connector()}) IS NOT TRUE")


def _require_none(connection: sqlite3.Connection, where: str) -> None:
    found = connection.execute(f"SELECT 1 FROM {where} LIMIT 1").fetchone()  # noqa: S608  # our own words
    require(found is None, "a row in it is not plainly right")


def _card() -> str:
    return " AND ".join(
        (
            *(f"typeof({name}) = 'real'" for name in ("x", "y", "width", "height")),
            f"typeof(z) = 'integer' AND z BETWEEN {-WIDEST} AND {WIDEST}",
            *(_text(name) for name in ("title", "body")),
        )
    )


def _connector() -> str:
    return " AND ".join(
        (
            _long("from_card"),
            "(to_card IS NULL) <> (to_connector IS NULL)",
            _long("coalesce(to_card, to_connector)"),
            "from_card IS NOT to_card",
            _text("label"),
        )
    )


def _long(cell: str) -> str:
    """As long as an id. Bytes are counted, since a text may go on after a NUL."""
    return f"typeof({cell}) = 'text' AND length(CAST({cell} AS BLOB)) = 36"


def _text(name: str) -> str:
    return f"typeof({name}) = 'text' AND length({name}) <= {TEXT_LIMIT}"


def _check_texts(connection: sqlite3.Connection) -> None:
    """All titles and bodies are Unicode without NUL: decoded many at a time."""
    last: int | None = -(2**63)
    while last is not None:
        texts, last = connection.execute(_TEXTS, (last, _TEXTS_AT_ONCE)).fetchone()
        require("\0" not in (texts or ""), "it holds something else where a text should be")


def _check_lists(connection: sqlite3.Connection) -> None:
    """What cards have several of belongs to cards that are there, and is what it should be."""
    judged = ", ".join(f"'{name}'" for name in sorted(JUDGED))
    _require_none(connection, "tag WHERE card NOT IN (SELECT id FROM card)")
    for table, kinds in (("attachment", ""), ("judgement", f" AND kind IN ({judged})")):
        owner = f"EXISTS (SELECT 1 FROM card WHERE id = t.card{kinds})"  # noqa: S608
        place = "card = t.card AND position = t.position"
        itself = f"(SELECT rowid FROM {table} WHERE {place}) = t.rowid"  # noqa: S608
        _require_none(connection, f"{table} t NOT INDEXED WHERE ({owner} AND {itself}) IS NOT TRUE")
    for row in connection.execute("SELECT DISTINCT name FROM tag"):
        read_tag(row)
    for row in rows_of(connection, "attachment", ATTACHMENT):
        read_attachment(row)
    for row in rows_of(connection, "judgement", JUDGEMENT):
        read_judgement(row)


def _check_owners(
    connection: sqlite3.Connection, kind: CardKind | ConnectorKind, owners: Keys
) -> None:
    """Each row of a kind's table belongs to a record of that kind, and is found by its id."""
    rows = keys_of(connection, kind.name, owner_column(kind))
    code = (CARD_KINDS if isinstance(kind, CardKind) else CONNECTOR_KINDS).index(kind)
    require((owners.kinds_of(rows.names) == code).all(), "a row in it is not plainly right")


def _check_fields(connection: sqlite3.Connection, kind: CardKind | ConnectorKind) -> None:
    """Values repeat, so each is judged once, as it is when rows are read."""
    for field in kind.fields:
        read = value_reader(field)
        for row in _values(connection, kind.name, column_names(field)):
            read(row)


def _values(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...]
) -> Iterator[tuple[str | float | int | bytes | None, ...]]:
    some = " OR ".join(f"{name} IS NOT NULL" for name in columns)
    yield from connection.execute(
        f"SELECT DISTINCT {', '.join(columns)} FROM {table} NOT INDEXED WHERE {some}"  # noqa: S608
    )
