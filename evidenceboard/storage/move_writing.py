"""Very many cards put elsewhere, as the statements that write it, made from arrays.

Rule: only sides that differ are written, and only to the cards with these ids.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import numpy as np

from evidenceboard.model.moves import MADE, Moves
from evidenceboard.storage.row_writing import Cells, updating
from evidenceboard.storage.rows import SIDES

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AT_ROW = " AND rowid = ?"


class MoveRows:
    """What very many moves update; cards of which the same sides differ share a statement.

    A card is first looked for in the row that it was read from, counted from 1 as every saved
    file has them: that takes half as long as by its id. Where that finds one too few, all are
    found by their ids.
    """

    def __init__(self, moves: Moves) -> None:
        self._at_rows: dict[str, list[Cells]] = {}
        self._by_ids: dict[str, list[Cells]] = {}
        ids = np.array(moves.ids, object)
        made, differ = moves.cards.numbers == MADE, moves.before != moves.after
        sorts = differ @ (1 << np.arange(len(SIDES)))
        for sort in set(sorts.tolist()):
            sides = [at for at in range(len(SIDES)) if sort >> at & 1]
            statement = updating("card", "id", tuple(SIDES[at] for at in sides))
            plain, known = (
                np.flatnonzero((sorts == sort) & made),
                np.flatnonzero((sorts == sort) & ~made),
            )
            columns = moves.after[:, sides]
            self._by_ids[statement] = _rows(columns[plain], ids[plain])
            rowids = moves.cards.numbers[known] + 1
            self._at_rows[statement] = _rows(columns[known], ids[known], rowids)

    def write(self, connection: sqlite3.Connection) -> None:
        """Run the statements within the transaction that is open."""
        for statement, rows in self._by_ids.items():
            connection.executemany(statement, rows)
        for statement, rows in self._at_rows.items():
            done = connection.executemany(statement + _AT_ROW, rows)
            if done.rowcount < len(rows):
                connection.executemany(statement, [row[:-1] for row in rows])


def _rows(cells: NDArray[np.float64], *more: NDArray[Any]) -> list[Cells]:
    return list(zip(*cells.T.tolist(), *(column.tolist() for column in more), strict=True))
