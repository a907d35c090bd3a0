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
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import RecordId
from evidenceboard.model.shelf import Shelf
from evidenceboard.storage.cells import require
from evidenceboard.storage.glimpse import places_of
from evidenceboard.storage.named_rows import rows_named
from evidenceboard.storage.row_reading import check_count, no_collection, read_facts
from evidenceboard.storage.unread import Library
from evidenceboard.storage.unread_rows import CardRows, ConnectorRows, FirstJoins
from evidenceboard.storage.words import WordsOnDisk

_ID = 36
_NAME = f"S{_ID}"
_ROW = np.dtype(
    [("id", _NAME), ("source", _NAME), ("target", _NAME), ("kind", "u1"), ("hanging", "u1")]
)
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

    cards: dict[RecordId, int]
    """The row of each card."""
    connectors: dict[RecordId, int]
    names: tuple[NDArray[np.bytes_], NDArray[np.bytes_]]
    """The ids of cards and of connectors."""
    places: NDArray[np.float64]
    """x, y, width, height, z, kind and whether it is locked, of each card."""
    source: NDArray[np.int32]
    """The rows of cards."""
    target: NDArray[np.int32]
    """The rows of cards; of connectors where `undercuts`."""
    undercuts: NDArray[np.bool_]
    kinds: NDArray[np.uint8]
    """Places in `CONNECTOR_KINDS`."""
    labels: dict[int, str]
    """The labels of the few rows that have one."""


def read_quickly(connection: sqlite3.Connection, words: WordsOnDisk) -> tuple[Board, Columns]:
    """The board, with words still on the disk. Its rows are yet to be judged by `check_plain`;
    what that leaves out is checked here. Raises ValueError or LookupError where it is wrong."""
    with no_collection():
        columns = _columns(connection)
        library = Library(words)
        cards, ids = list(columns.cards), list(columns.connectors)
        ends = (columns.source, columns.target, columns.undercuts)
        connectors = ConnectorRows(ids, cards, ends, columns.kinds, columns.labels, library)
        board = Board.of_shelves(
            Shelf(CardRows(cards, columns.places, library), columns.cards),
            Shelf(connectors, columns.connectors),
            FirstJoins(columns.cards, ids, ends).at,
            read_facts(connection),
        )
        return board, columns


def _columns(connection: sqlite3.Connection) -> Columns:
    seen = list(_joined(connection, "card", "id"))
    cards = _numbered(seen, _ID)
    check_count(connection, "card", len(cards))
    places = places_of(connection)
    require(len(places) == len(cards), "two looks at it differ")
    lines = list(_joined(connection, "connector", _CONNECTOR))
    connectors = _numbered(lines, _ROW.itemsize)
    check_count(connection, "connector", len(connectors))
    require(cards.keys().isdisjoint(connectors), "a card and a connector have one id")
    names, rows = _parted(seen, np.dtype(_NAME)), _parted(lines, _ROW)
    undercuts = rows["hanging"] == ord("1")
    target = np.zeros(len(rows), np.int32)
    target[~undercuts] = rows_named(names, rows["target"][~undercuts])
    target[undercuts] = rows_named(rows["id"], rows["target"][undercuts])
    _check_circles(target, undercuts)
    return Columns(
        cards,
        connectors,
        (names, rows["id"].copy()),
        places,
        rows_named(names, rows["source"]),
        target,
        undercuts,
        rows["kind"] - ord("a"),
        _labels(connection, connectors),
    )


def _numbered(lines: list[str], width: int) -> dict[RecordId, int]:
    """The ids with which the rows begin, each with the number of its row."""
    ids = [
        cast("RecordId", line[at : at + _ID]) for line in lines for at in range(0, len(line), width)
    ]
    return dict(zip(ids, range(len(ids)), strict=True))


def _parted(lines: list[str], row: np.dtype[Any]) -> NDArray[Any]:
    """The same rows as an array. Raises ValueError where they are not as long as they should be."""
    return np.frombuffer("".join(lines).encode(), row)


def _check_circles(target: NDArray[np.int32], undercuts: NDArray[np.bool_]) -> None:
    """No connector ends on itself through others."""
    hanging = np.flatnonzero(undercuts)
    leads = dict(zip(hanging.tolist(), target[hanging].tolist(), strict=True))
    settled: set[int] = set()
    for row in hanging.tolist():
        path: set[int] = set()
        at = row
        while at in leads and at not in settled:
            require(at not in path, "connectors end on each other in a circle")
            path.add(at)
            at = leads[at]
        settled |= path


def _labels(connection: sqlite3.Connection, rows: dict[RecordId, int]) -> dict[int, str]:
    labels: dict[int, str] = {}
    for key, label in connection.execute(
        "SELECT id, label FROM connector NOT INDEXED WHERE label <> ''"
    ):
        require("\0" not in label, "it holds something else where a text should be")
        labels[rows[key]] = label
    return labels


def _joined(connection: sqlite3.Connection, table: str, cells: str) -> Iterator[str]:
    """Cells of all rows, many rows in one text: fetching them one by one would wait for the
    window's thread as often."""
    last: int | None = -(2**63)
    while last is not None:
        text, last = connection.execute(
            f"SELECT group_concat(cells, ''), max(row) FROM (SELECT rowid AS row, {cells} AS cells"  # noqa: S608
            f" FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT {_AT_ONCE})",
            (last,),
        ).fetchone()
        if text:
            yield text
