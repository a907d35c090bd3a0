"""The matrix as Qt's table asks for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidenceboard.analysis.matrix import NOTHING, Cell, Matrix, cell_of
from evidenceboard.analysis.matrix_words import row_mark
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.panels.matrix import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FEW = 50
"""So many changed records are followed cell by cell, before the matrix is worked out anew."""
MOST_AT_ONE_CELL = 1_000
"""More connectors than this are taken not to be all at one cell."""


class MatrixModel(QAbstractTableModel):
    """Rows of evidence, columns of hypotheses. Rule: it keeps the result of the analysis and
    reads every word from the board."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.is_ranked = False
        self.matrix: Matrix = NOTHING
        self.least: frozenset[RecordId] = frozenset()
        """The hypotheses that are marked as the least inconsistent."""
        self.rows: tuple[RecordId, ...] = ()
        self.columns: tuple[RecordId, ...] = ()
        self._places: dict[RecordId, int] = {}
        self._marks: dict[RecordId, str] = {}
        self._newer: dict[tuple[RecordId, RecordId], Cell | None] = {}
        """Cells that have changed since the matrix was worked out."""

    def show(self, made: Matrix) -> None:
        """Show another matrix. Views keep their place where rows and columns stay as they are."""
        rows, columns = self._ordered(made)
        if (rows, columns) == (self.rows, self.columns):
            self._take(made)
            self._tell_words()
            return
        self.beginResetModel()
        self._take(made)
        self.rows, self.columns = rows, columns
        self._places = {key: at for keys in (rows, columns) for at, key in enumerate(keys)}
        self.endResetModel()

    def _take(self, made: Matrix) -> None:
        self.matrix, self.least = made, wording.least(made)
        self._marks.clear()
        self._newer.clear()

    def set_ranked(self, *, on: bool) -> None:
        """Put what ranks and what tells most first, or all as it lies on the board."""
        self.is_ranked = on
        self.show(self.matrix)

    def follow(self, change: Change) -> None:
        """Show the cells that a small change concerns as they are now; how all ranks follows."""
        steps = change.beyond_moves
        records = [one for step in steps.values() for one in step] if len(steps) <= FEW else []
        for one in records:
            if isinstance(one, Connector) and self._has_cell(one.source, one.target):
                ends = one.source, one.target
                self._newer[ends] = cell_of(self.document.board, *ends)
                self._marks.pop(one.source, None)
                place = self.index(self._places[one.source], self._places[one.target])
                self.dataChanged.emit(place, place)

    def _has_cell(self, evidence: RecordId, hypothesis: RecordId) -> bool:
        rows = self.matrix.rows
        return evidence in rows and hypothesis in self._places and hypothesis not in rows

    def _ordered(self, made: Matrix) -> tuple[tuple[RecordId, ...], tuple[RecordId, ...]]:
        if not self.is_ranked or not made.ranking.scores:
            return tuple(made.rows), made.hypotheses
        told, scores = made.ranking.telling, made.ranking.scores
        return (
            tuple(sorted(made.rows, key=lambda key: -told[key].diagnosticity)),
            tuple(sorted(made.hypotheses, key=lambda key: scores[key].rank)),
        )

    def _tell_words(self) -> None:
        last = self.index(len(self.rows) - 1, len(self.columns) - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)
        for orientation, count in (
            (Qt.Orientation.Horizontal, len(self.columns)),
            (Qt.Orientation.Vertical, len(self.rows)),
        ):
            if count:
                self.headerDataChanged.emit(orientation, 0, count - 1)

    # ---- where things stand ---------------------------------------------------------------

    def cell(self, index: Index) -> Cell | None:
        ends = evidence, hypothesis = self.ends(index)
        if ends in self._newer:
            return self._newer[ends]
        return self.matrix.rows[evidence].get(hypothesis)

    def mark(self, evidence: RecordId) -> str:
        """The rating beside a row, worked out once it is seen."""
        if evidence not in self._marks:
            row = self.matrix.rows[evidence]
            self._marks[evidence] = row_mark(self.document.board, evidence, row)
        return self._marks[evidence]

    def ends(self, index: Index) -> tuple[RecordId, RecordId]:
        """The evidence and the hypothesis of a cell."""
        return self.rows[index.row()], self.columns[index.column()]

    def records(self, index: Index) -> tuple[RecordId, ...]:
        """What a cell stands for on the canvas: its connectors, else the two cards."""
        cell = self.cell(index)
        return cell.connectors if cell is not None else self.ends(index)

    def place_of(self, ids: Collection[RecordId]) -> QModelIndex:
        """The cell of a connector, or of an evidence and a hypothesis; else no place."""
        if len(ids) > MOST_AT_ONE_CELL:
            return QModelIndex()
        wanted = set(ids)
        connectors, board = self.document.board.connectors, self.document.board
        if len(wanted) == 1:
            one = board.connectors.get(next(iter(wanted)))
            wanted = {one.source, one.target} if one is not None else set()
        elif wanted and wanted <= connectors.keys():
            wanted = {end for key in wanted for end in _ends(self.document, key)}
        rows = [self._places[key] for key in wanted if key in self.matrix.rows]
        others = [key for key in wanted if key in self._places and key not in self.matrix.rows]
        columns = [self._places[key] for key in others]
        if len(wanted) == 2 and len(rows) == len(columns) == 1:
            return self.index(rows[0], columns[0])
        return QModelIndex()

    def sections_of(self, key: RecordId) -> tuple[int, int]:
        """The row of a piece of evidence, the column of a hypothesis; −1 where it has none."""
        place = self._places.get(key, -1)
        return (place, -1) if key in self.matrix.rows else (-1, place)

    # ---- what Qt asks ---------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.cell_word(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            evidence, hypothesis = (self.title(key) for key in self.ends(index))
            return f"{evidence} on {hypothesis}: {wording.spoken(cell)}"
        if role == Qt.ItemDataRole.ToolTipRole and cell is not None and cell.mixed:
            return f"{len(cell.connectors)} connectors disagree here; the strongest counts."
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        keys = self.columns if orientation == Qt.Orientation.Horizontal else self.rows
        return self.title(keys[section]) if 0 <= section < len(keys) else None

    def title(self, key: RecordId) -> str:
        return wording.title_of(self.document.board, key)


def _ends(document: Document, key: RecordId) -> tuple[RecordId, RecordId]:
    one = document.board.connectors[key]
    return one.source, one.target
