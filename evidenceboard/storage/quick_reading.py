"""Reading a large board without reading all of it: places and ends at once, words when wanted.

The file is copied first, into the folder of the sitting. What is checked is that copy, and the
words are later read from it, so nothing that happens to the file can show.

Rule: a board that is not plainly in order is not read here but row by row, which finds the words
for what is wrong with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.storage.cells import require
from evidenceboard.storage.glimpse import places_of
from evidenceboard.storage.row_reading import check_count, check_ends, no_collection, read_facts
from evidenceboard.storage.unread import Library, unread_cards, unread_connectors
from evidenceboard.storage.words import WordsOnDisk

_ID = 36
_AT_ONCE = 20_000
_KINDS = {chr(ord("a") + code): kind.name for code, kind in enumerate(CONNECTOR_KINDS)}
_CODES = " ".join(f"WHEN '{name}' THEN '{letter}'" for letter, name in _KINDS.items())
_CONNECTOR = (
    f"id || from_card || coalesce(to_card, to_connector) || CASE kind {_CODES} END"
    " || (to_card IS NULL)"
)


def read_quickly(connection: sqlite3.Connection, words: WordsOnDisk) -> Board:
    """The board, with words still on the disk. Its rows are yet to be judged by `check_plain`;
    what that leaves out is checked here. Raises ValueError or LookupError where it is wrong."""
    library = Library(words)
    with no_collection():
        cards = _cards(connection, library)
        connectors = _connectors(connection, cards, library)
        check_count(connection, "card", len(cards))
        check_count(connection, "connector", len(connectors))
        check_ends(cards, connectors)
        return Board(cards.values(), connectors.values(), read_facts(connection))


def _cards(connection: sqlite3.Connection, library: Library) -> dict[RecordId, Card]:
    ids = [
        RecordId(line[at : at + _ID])
        for line in _joined(connection, "card", "id")
        for at in range(0, len(line), _ID)
    ]
    places = places_of(connection)
    require(len(places) == len(ids), "two looks at it differ")
    names = [kind.name for kind in CARD_KINDS]
    columns = (
        ids,
        [names[code] for code in places[:, 5].astype(np.uint8).tolist()],
        *(places[:, at].tolist() for at in range(4)),
        places[:, 4].astype(np.int64).tolist(),
        (places[:, 6] == 1).tolist(),
    )
    return dict(zip(ids, unread_cards(columns, len(ids), library), strict=True))


def _connectors(
    connection: sqlite3.Connection, cards: dict[RecordId, Card], library: Library
) -> dict[RecordId, Connector]:
    """Ends are the very ids of the records they name: one text for all. Raises KeyError where
    there is no such record."""
    width = 3 * _ID + 2
    rows = [
        line[at : at + width]
        for line in _joined(connection, "connector", _CONNECTOR)
        for at in range(0, len(line), width)
    ]
    ids = [RecordId(row[:_ID]) for row in rows]
    at = {key: key for key in cards}
    on = dict(zip(ids, ids, strict=True))
    undercuts = [row[-1] == "1" for row in rows]
    ends = [on if one else at for one in undercuts]
    columns = (
        ids,
        [_KINDS[row[-2]] for row in rows],
        [at[RecordId(row[_ID : 2 * _ID])] for row in rows],
        [known[RecordId(row[2 * _ID : -2])] for row, known in zip(rows, ends, strict=True)],
        undercuts,
        _labels(connection, ids),
    )
    return dict(zip(ids, unread_connectors(columns, len(ids), library), strict=True))


def _labels(connection: sqlite3.Connection, ids: list[RecordId]) -> list[str]:
    rows = connection.execute("SELECT id, label FROM connector NOT INDEXED WHERE label <> ''")
    labels: dict[str, str] = {}
    for key, label in rows:
        require("\0" not in label, "it holds something else where a text should be")
        labels[key] = label
    return [labels.get(key, "") for key in ids]


def _joined(connection: sqlite3.Connection, table: str, cells: str) -> Iterator[str]:
    """Cells of all rows, many rows in one text: fetching them one by one would wait for the
    window's thread as often."""
    last: int | None = -(2**63)
    while last is not None:
        text, last = connection.execute(
            f"SELECT group_concat({cells}, ''), max(rowid) FROM (SELECT rowid, * FROM {table}"  # noqa: S608
            f" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT {_AT_ONCE})",
            (last,),
        ).fetchone()
        if text:
            yield text
