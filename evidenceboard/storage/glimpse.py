"""A first quick look at a large board file: where its cards lie, before anything else is read.

Rule: it is good for showing and for nothing else. The same safeguards are up as in reading, but
the seal, the pages and all that is not a place are looked at later. Where places can be taken from
the pages themselves they are, a half of the time; SQLite has the last word on all others.
"""

from __future__ import annotations

import sqlite3
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.frozen import frozen
from evidenceboard.storage.cells import require
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.limits import FURTHEST, LARGEST, MOST_RECORDS
from evidenceboard.storage.page_rows import PageRows
from evidenceboard.storage.safe_opening import deadline, in_sentences, opened_safely
from evidenceboard.storage.trees import Trees, joined, roots_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS = 10
"""Of the table of cards."""
_KINDS = [kind.name for kind in CARD_KINDS]
_CODES = " ".join(f"WHEN '{kind.name}' THEN {code}" for code, kind in enumerate(CARD_KINDS))
_PLACES = (
    f"SELECT x, y, width, height, z, CASE kind {_CODES} END, locked = 1"  # noqa: S608  # our own names
    f" FROM card NOT INDEXED LIMIT {MOST_RECORDS + 1}"
)


@frozen(eq=False)
class Glimpse:
    """Where the cards of a board lie, in the order of their rows."""

    path: Path
    state: FileState
    title: str
    rects: NDArray[np.float64]
    """x, y, width, height."""
    kinds: NDArray[np.uint8]
    """Places in `CARD_KINDS`."""
    z: NDArray[np.float64]


def glimpse(path: Path) -> Glimpse:
    """Look at a board file. Raises BoardFileError where it is none, or has odd places."""
    with in_sentences(path), opened_safely(path, checked=False) as (status, _, connection):
        title = connection.execute("SELECT title FROM board").fetchone()
        require(title and isinstance(title[0], str), "it does not describe exactly one board")
        places = _places(path, status.st_size, connection)
        return Glimpse(
            path,
            FileState.of(status),
            title[0],
            places[:, :4],
            places[:, 5].astype(np.uint8),
            places[:, 4],
        )


def _places(path: Path, size: int, connection: sqlite3.Connection) -> NDArray[np.float64]:
    try:
        with Trees(path, deadline(size)) as trees:
            rows = trees.rows(roots_in(connection)["card"], COLUMNS)
            (places,) = joined((places_on(some),) for some in rows)
        check_places(places)
    except (ValueError, LookupError, OverflowError):
        return places_of(connection)
    return places


def places_on(rows: PageRows) -> NDArray[np.float64]:
    """The same as `places_of`, of the cards on some pages."""
    numbers = [rows.numbers(column) for column in (2, 3, 4, 5)]
    whole = [rows.whole(6), rows.words(1, _KINDS), rows.whole(7) == 1]
    return np.column_stack((*numbers, *whole))


def places_of(connection: sqlite3.Connection) -> NDArray[np.float64]:
    """x, y, width, height, z, kind and whether it is locked, of every card."""
    cells: chain[Any] = chain.from_iterable(connection.execute(_PLACES))
    try:
        places = np.fromiter(cells, np.float64).reshape(-1, 7)
    except (TypeError, ValueError):
        places = np.full((1, 7), np.nan)
    check_places(places)
    return places


def check_places(places: NDArray[np.float64]) -> None:
    """Raises UnreadableRowError unless all of them are places where a card can lie."""
    require(len(places) <= MOST_RECORDS, f"it holds more than {MOST_RECORDS:,} records of one sort")
    require(not np.isnan(places[:, 5]).any(), "it names an unknown kind of card")
    lies = (np.abs(places[:, :2]) <= FURTHEST) & (places[:, 2:4] >= 1) & (places[:, 2:4] <= LARGEST)
    require(
        lies.all() and np.isfinite(places).all(), "a card lies at no place where a card can lie"
    )
