"""A quick judgement on the rows of a board: nearly all of it in arrays and inside SQLite, which
takes a tenth of the time and lets the window go on meanwhile.

Rule: it never passes what reading row by row would refuse. It may fail to pass what that accepts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import CardKind, ConnectorKind
from evidenceboard.storage.cells import require
from evidenceboard.storage.columns import KINDS_WITH_FIELDS
from evidenceboard.storage.keys import Keys, keys_of
from evidenceboard.storage.limits import MOST_RECORDS
from evidenceboard.storage.page_rows import Names, Numbers
from evidenceboard.storage.plain_fields import FieldChecks
from evidenceboard.storage.plain_judgements import COLUMNS, are_plain
from evidenceboard.storage.quick_columns import Columns
from evidenceboard.storage.row_reading import (
    ATTACHMENT,
    JUDGED,
    JUDGEMENT,
    read_attachment,
    read_judgement,
    read_tag,
    rows_of,
)
from evidenceboard.storage.trees import Trees, joined, roots_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")

_TEXTS_AT_ONCE = 4_000
_TEXTS = """
SELECT group_concat(title || char(10) || body, char(10)), max(row) FROM (
    SELECT rowid AS row, title, body FROM card NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ?)
"""
_LISTS = ("tag", "attachment", "judgement")

Connect = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Opens the database for one thread."""


def check_plain(
    connect: Connect,
    trees: Callable[[], Trees],
    judges: Executor,
    columns: Future[Columns],
    pause: Callable[[], object],
) -> None:
    """Raises UnreadableRowError, LookupError or sqlite3.Error unless every row is plainly right.
    What cards and connectors have in `columns` was judged by who read these.

    Parts that do not hang on each other are judged at the same time, by whoever is free. `pause` is
    called between what SQLite judges by itself and what Python is busy with.
    """
    with connect() as connection:
        _check_counts(connection)
        roots = roots_in(connection)
    begun: list[Future[Any]] = []

    def begin(part: Callable[..., T], *given: Any) -> Future[T]:
        begun.append(judges.submit(part, *given))
        return begun[-1]

    try:
        for part in (_check_texts, _check_owned):
            begin(_judged, connect, part)
        pause()
        begin(_check_listed, connect, trees, roots["judgement"])
        rows = {
            kind.name: begin(_check_fields, connect, trees, roots[kind.name], kind)
            for kind in KINDS_WITH_FIELDS
        }
        cards, connectors = (
            begin(_keys_of_records, trees, roots, columns.result(), at) for at in (0, 1)
        )
        for kind in KINDS_WITH_FIELDS:
            owners = cards if isinstance(kind, CardKind) else connectors
            begin(_check_owners, trees, roots, kind, rows[kind.name], owners)
        for one in begun:
            one.result()
    finally:
        for one in begun:
            one.cancel()


def _judged(connect: Connect, part: Callable[..., None], *given: Any) -> None:
    with connect() as connection:
        part(connection, *given)


def _check_counts(connection: sqlite3.Connection) -> None:
    for table in _LISTS:
        (count,) = connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()  # noqa: S608  # our own name
        require(count <= MOST_RECORDS, f"it holds more than {MOST_RECORDS:,} records of one sort")


def _require_none(connection: sqlite3.Connection, where: str) -> None:
    found = connection.execute(f"SELECT 1 FROM {where} LIMIT 1").fetchone()  # noqa: S608  # our own words
    require(found is None, "a row in it is not plainly right")


def _check_texts(connection: sqlite3.Connection) -> None:
    """All titles and bodies are Unicode without NUL: decoded many at a time."""
    last: int | None = -(2**63)
    while last is not None:
        texts, last = connection.execute(_TEXTS, (last, _TEXTS_AT_ONCE)).fetchone()
        require("\0" not in (texts or ""), "it holds something else where a text should be")


def _check_owned(connection: sqlite3.Connection) -> None:
    """What cards have several of belongs to cards that are there."""
    judged = ", ".join(f"'{name}'" for name in sorted(JUDGED))
    _require_none(connection, "tag WHERE card NOT IN (SELECT id FROM card)")
    for table, kinds in (("attachment", ""), ("judgement", f" AND kind IN ({judged})")):
        owner = f"EXISTS (SELECT 1 FROM card WHERE id = t.card{kinds})"  # noqa: S608
        place = "card = t.card AND position = t.position"
        itself = f"(SELECT rowid FROM {table} WHERE {place}) = t.rowid"  # noqa: S608
        _require_none(connection, f"{table} t NOT INDEXED WHERE ({owner} AND {itself}) IS NOT TRUE")


def _check_listed(connect: Connect, trees: Callable[[], Trees], judgements: int) -> None:
    """What cards have several of is what it should be."""
    with connect() as connection:
        for row in connection.execute("SELECT DISTINCT name FROM tag"):
            read_tag(row)
        for row in rows_of(connection, "attachment", ATTACHMENT):
            read_attachment(row)
        with trees() as opened:
            if all(map(are_plain, opened.rows(judgements, COLUMNS))):
                return
        for row in rows_of(connection, "judgement", JUDGEMENT):
            read_judgement(row)


def _keys_of_records(
    trees: Callable[[], Trees], roots: Mapping[str, int], columns: Columns, which: int
) -> tuple[Keys, NDArray[np.uint8]]:
    """The keys of all cards (0) or connectors (1), and which kind each is of."""
    index = roots[f"sqlite_autoindex_{('card', 'connector')[which]}_1"]
    with trees() as opened:
        keys = keys_of(opened, index, columns.names[which], columns.rowids[which])
    keys.check_ids()
    kinds = (columns.places[:, 5].astype(np.uint8), columns.kinds)[which]
    return keys, kinds[keys.places]


def _check_fields(
    connect: Connect, trees: Callable[[], Trees], root: int, kind: CardKind | ConnectorKind
) -> tuple[Names, Numbers]:
    """What is recorded in a kind's table is what its fields hold; the keys of its rows, and their
    row ids."""
    checks, found = FieldChecks(kind), []
    with trees() as opened:
        for rows in opened.rows(root, checks.count):
            checks.check(rows)
            found.append((rows.ids(0), rows.rowids))
    if not checks.are_done:
        with connect() as connection:
            checks.finish(connection)
    names, rowids = joined(found)
    return names, rowids


def _check_owners(
    trees: Callable[[], Trees],
    roots: Mapping[str, int],
    kind: CardKind | ConnectorKind,
    rows: Future[tuple[Names, Numbers]],
    owners: Future[tuple[Keys, NDArray[np.uint8]]],
) -> None:
    """Each row of a kind's table belongs to a record of that kind, and is found by its id."""
    keys, kinds = owners.result()
    code = (CARD_KINDS if isinstance(kind, CardKind) else CONNECTOR_KINDS).index(kind)
    with trees() as opened:
        found = keys_of(opened, roots[f"sqlite_autoindex_{kind.name}_1"], *rows.result())
    found.check_within(keys.names[kinds == code])
