"""Where the cards of a large board lie and where its connectors lead, read into arrays.

Rule: each value read here is checked here; what is not plainly in order raises ValueError or
LookupError. That the pages are sound, and that every id leads to its row, is for others to judge.
"""

from __future__ import annotations

import sqlite3
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import TEXT_LIMIT
from evidenceboard.model.records import RecordId
from evidenceboard.storage.cells import require, text
from evidenceboard.storage.glimpse import COLUMNS, check_places, places_on
from evidenceboard.storage.named_rows import rows_named
from evidenceboard.storage.page_rows import ODD, Names, Numbers, PageRows
from evidenceboard.storage.row_reading import no_collection
from evidenceboard.storage.trees import Trees, joined, roots_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ID, _LABEL_AT = 36, 5
_AT_ONCE = 10_000
_CONNECTORS = [kind.name for kind in CONNECTOR_KINDS]


@frozen(eq=False)
class Columns:
    """Where a board's cards lie and its connectors lead, in arrays in the order of its records."""

    cards: dict[RecordId, int]
    """The row of each card."""
    connectors: dict[RecordId, int]
    names: tuple[Names, Names]
    """The ids of cards and of connectors."""
    rowids: tuple[Numbers, Numbers]
    """The numbers under which SQLite keeps the rows of cards and of connectors."""
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


class _Labels:
    """The labels of the few connectors that have one, by row. SQLite hands over one that goes on
    on further pages."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.found: dict[int, str] = {}
        self._connection = connection
        self._before = 0

    def take(self, rows: PageRows) -> None:
        """Take the labels of these rows, which come after those taken before."""
        said = np.flatnonzero(rows.lengths(_LABEL_AT))
        whole = rows.ends_here(_LABEL_AT)[said]
        labels: list[str] = []
        for some in rows.written(_LABEL_AT, said[whole]):
            labels += some.decode().split("\0")[:-1]
        require(len(labels) == np.count_nonzero(whole), ODD)
        at = (said[whole] + self._before).tolist()
        self.found.update(zip(at, map(sys.intern, labels), strict=True))
        for row in said[~whole].tolist():
            query = "SELECT label FROM connector WHERE rowid = ?"
            (label,) = self._connection.execute(query, (int(rows.rowids[row]),)).fetchone()
            self.found[self._before + row] = text(label)
        self._before += len(rows.rowids)


def read_columns(trees: Trees, connection: sqlite3.Connection) -> Columns:
    """The columns of the board in a file, to which both lead."""
    roots = roots_in(connection)
    names, card_rows, places = joined(map(_card_columns, trees.rows(roots["card"], COLUMNS)))
    check_places(places)
    labels = _Labels(connection)
    parts = map(partial(_connector_columns, labels), trees.rows(roots["connector"], 6))
    own, rows, kinds, source, target, undercuts = joined(parts)
    ends = rows_named(names, np.concatenate([source, target[~undercuts]]))
    from_rows, to_rows = ends[: len(own)], np.zeros(len(own), np.int32)
    to_rows[~undercuts] = ends[len(own) :]
    to_rows[undercuts] = rows_named(own, target[undercuts])
    require((undercuts | (from_rows != to_rows)).all(), "a connector leads from a card to itself")
    _check_circles(to_rows, undercuts)
    with no_collection():
        cards, connectors = _numbered(names), _numbered(own)
    require(cards.keys().isdisjoint(connectors), "a card and a connector have one id")
    return Columns(
        cards,
        connectors,
        (names, own),
        (card_rows, rows),
        places,
        from_rows,
        to_rows,
        undercuts,
        kinds,
        labels.found,
    )


def _card_columns(rows: PageRows) -> tuple[NDArray[Any], ...]:
    """Ids, row ids and places."""
    for column in (8, 9):
        _check_lengths(rows.lengths(column))
    return rows.ids(0), rows.rowids, places_on(rows)


def _connector_columns(labels: _Labels, rows: PageRows) -> tuple[NDArray[Any], ...]:
    """Ids, row ids, kinds, sources, targets, and whether these are connectors."""
    _check_lengths(rows.lengths(_LABEL_AT))
    labels.take(rows)
    card, connector = rows.ids_or_none(3), rows.ids_or_none(4)
    undercuts = rows.sorts[3] == 0
    require((undercuts != (rows.sorts[4] == 0)).all(), "a connector has not exactly one end")
    target = np.where(undercuts, connector, card)
    return rows.ids(0), rows.rowids, rows.words(1, _CONNECTORS), rows.ids(2), target, undercuts


def _check_lengths(lengths: Numbers) -> None:
    """Bytes are counted, of which a text has at least as many as characters."""
    require((lengths <= TEXT_LIMIT).all(), ODD)


def _numbered(names: Names) -> dict[RecordId, int]:
    """The rows of ids, made some at a time: what is done in one call lets no other thread on."""
    rows: dict[RecordId, int] = {}
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        lines = np.full((len(some), _ID + 1), ord("\n"), np.uint8)
        lines[:, :_ID] = some.view(np.uint8).reshape(-1, _ID)
        ids = cast("list[RecordId]", lines.tobytes().decode("ascii").split("\n")[:-1])
        rows.update(zip(ids, range(first, first + len(some)), strict=True))
    require(len(rows) == len(names), "two records in it have one id")
    return rows


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
