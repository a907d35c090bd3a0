"""Reading a large board without reading all of it: places and ends at once, words when wanted.

The file is copied first, into the folder of the sitting. What is checked is that copy, and the
words are later read from it, so nothing that happens to the file can show.

Rule: a board that is not plainly in order is not read here but row by row, which finds the words
for what is wrong with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.storage.cells import require
from evidenceboard.storage.glimpse import places_of
from evidenceboard.storage.row_reading import (
    check_circles,
    check_count,
    check_ids_differ,
    no_collection,
    read_facts,
)
from evidenceboard.storage.unread import Library, unread_cards, unread_connectors
from evidenceboard.storage.words import WordsOnDisk

_ID = 36
_AT_ONCE = 20_000
_CODES = " ".join(
    f"WHEN '{kind.name}' THEN '{chr(ord('a') + code)}'" for code, kind in enumerate(CONNECTOR_KINDS)
)
_CONNECTOR = (
    f"id || from_card || coalesce(to_card, to_connector) || CASE kind {_CODES} END"
    " || (to_card IS NULL)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Where a board's cards lie and its connectors lead, in arrays in the order of its records."""

    places: NDArray[np.float64]
    """x, y, width, height, z, kind and whether it is locked, of each card."""
    source: NDArray[np.intp]
    """The rows of cards."""
    target: NDArray[np.intp]
    """The rows of cards; of connectors where `undercuts`."""
    undercuts: NDArray[np.bool_]
    kinds: NDArray[np.uint8]
    """Places in `CONNECTOR_KINDS`."""
    labels: list[str]


def read_quickly(connection: sqlite3.Connection, words: WordsOnDisk) -> tuple[Board, Columns]:
    """The board, with words still on the disk. Its rows are yet to be judged by `check_plain`;
    what that leaves out is checked here. Raises ValueError or LookupError where it is wrong."""
    library = Library(words)
    with no_collection():
        cards, places = _cards(connection, library)
        connectors, columns = _connectors(connection, list(cards), places, library)
        check_count(connection, "card", len(cards))
        check_count(connection, "connector", len(connectors))
        check_ids_differ(cards, connectors)
        undercutting = np.flatnonzero(columns.undercuts).tolist()
        every = list(connectors.values()) if undercutting else []
        check_circles((every[row] for row in undercutting), connectors)
        return Board(cards.values(), connectors.values(), read_facts(connection)), columns


def _cards(
    connection: sqlite3.Connection, library: Library
) -> tuple[dict[RecordId, Card], NDArray[np.float64]]:
    ids = [
        cast("RecordId", line[at : at + _ID])
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
    return dict(zip(ids, unread_cards(columns, len(ids), library), strict=True)), places


def _connectors(
    connection: sqlite3.Connection,
    cards: list[RecordId],
    places: NDArray[np.float64],
    library: Library,
) -> tuple[dict[RecordId, Connector], Columns]:
    """Ends are the very ids of the records they name: one text for all. Raises KeyError where
    there is no such record."""
    width = 3 * _ID + 2
    rows = [
        line[at : at + width]
        for line in _joined(connection, "connector", _CONNECTOR)
        for at in range(0, len(line), width)
    ]
    ids = cast("list[RecordId]", [row[:_ID] for row in rows])
    at: dict[str, int] = dict(zip(cards, range(len(cards)), strict=True))
    undercuts = [row[-1] == "1" for row in rows]
    source = [at[row[_ID : 2 * _ID]] for row in rows]
    if any(undercuts):
        on: dict[str, int] = dict(zip(ids, range(len(ids)), strict=True))
        ends = [on if one else at for one in undercuts]
        target = [known[row[2 * _ID : -2]] for row, known in zip(rows, ends, strict=True)]
        named = [(ids if one else cards)[row] for row, one in zip(target, undercuts, strict=True)]
    else:
        target = [at[row[2 * _ID : -2]] for row in rows]
        named = [cards[row] for row in target]
    codes = np.frombuffer("".join([row[-2] for row in rows]).encode(), np.uint8) - ord("a")
    names = [kind.name for kind in CONNECTOR_KINDS]
    labels = _labels(connection, ids)
    columns = (
        ids,
        [names[code] for code in codes.tolist()],
        [cards[row] for row in source],
        named,
        undercuts,
        labels,
    )
    made = dict(zip(ids, unread_connectors(columns, len(ids), library), strict=True))
    return made, Columns(
        places,
        np.array(source, np.intp),
        np.array(target, np.intp),
        np.array(undercuts, np.bool_),
        codes,
        labels,
    )


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
