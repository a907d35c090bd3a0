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
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import RecordId
from evidenceboard.model.shelf import Shelf
from evidenceboard.storage.cells import require
from evidenceboard.storage.glimpse import places_of
from evidenceboard.storage.row_reading import check_count, no_collection, read_facts
from evidenceboard.storage.unread import Library
from evidenceboard.storage.unread_rows import CardRows, ConnectorRows, FirstJoins
from evidenceboard.storage.words import WordsOnDisk

_ID = 36
_WIDTH = 3 * _ID + 2
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
    cards = _numbered([
        cast("RecordId", line[at : at + _ID])
        for line in _joined(connection, "card", "id")
        for at in range(0, len(line), _ID)
    ])  # fmt: skip
    check_count(connection, "card", len(cards))
    places = places_of(connection)
    require(len(places) == len(cards), "two looks at it differ")
    lines = list(_joined(connection, "connector", _CONNECTOR))
    connectors = _numbered(_pieces(lines, 0))
    check_count(connection, "connector", len(connectors))
    require(cards.keys().isdisjoint(connectors), "a card and a connector have one id")
    codes = np.frombuffer("".join(lines).encode(), np.uint8).reshape(-1, _WIDTH)
    undercuts = codes[:, -1] == ord("1")
    source = np.array([cards[key] for key in _pieces(lines, _ID)], np.int32)
    target = _targets(_pieces(lines, 2 * _ID), undercuts, cards, connectors)
    _check_circles(target, undercuts)
    kinds, labels = codes[:, -2] - ord("a"), _labels(connection, connectors)
    return Columns(cards, connectors, places, source, target, undercuts, kinds, labels)


def _numbered(ids: list[RecordId]) -> dict[RecordId, int]:
    return dict(zip(ids, range(len(ids)), strict=True))


def _pieces(lines: list[str], start: int) -> list[RecordId]:
    """The ids that begin at this place in each row."""
    return [
        cast("RecordId", line[at : at + _ID])
        for line in lines
        for at in range(start, len(line), _WIDTH)
    ]


def _targets(
    ids: list[RecordId],
    undercuts: NDArray[np.bool_],
    cards: dict[RecordId, int],
    connectors: dict[RecordId, int],
) -> NDArray[np.int32]:
    """Raises KeyError where there is no such record."""
    if not undercuts.any():
        return np.array([cards[key] for key in ids], np.int32)
    ends = [connectors if one else cards for one in undercuts.tolist()]
    return np.array([known[key] for key, known in zip(ids, ends, strict=True)], np.int32)


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
            f"SELECT group_concat({cells}, ''), max(rowid) FROM (SELECT rowid, * FROM {table}"  # noqa: S608
            f" NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT {_AT_ONCE})",
            (last,),
        ).fetchone()
        if text:
            yield text
