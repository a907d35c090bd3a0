"""The matrix as Qt's table asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidenceboard.analysis.matrix import Cell, Matrix, matrix
from evidenceboard.analysis.matrix_words import row_mark
from evidenceboard.document import Document
from evidenceboard.model.records import RecordId
from evidenceboard.panels.matrix import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Rows of evidence, columns of hypotheses. Rule: it keeps the result of the analysis and
    reads every word from the board."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.question: RecordId | None = None
        self.is_ranked = False
        self.matrix: Matrix = matrix(document.board, self.question)
        self.marks: dict[RecordId, str] = {}
        """The rating beside each row. Kept, because a row may be painted after its connectors
        have gone and before the matrix is worked out anew."""
        self.least: frozenset[RecordId] = frozenset()
        """The hypotheses that are marked as the least inconsistent."""
        self.rows: tuple[RecordId, ...] = ()
        self.columns: tuple[RecordId, ...] = ()
        self._places: dict[RecordId, int] = {}
        self._arrange()

    def rebuild(self) -> None:
        """Work it out anew. Views keep their place where rows and columns stay as they are."""
        made = matrix(self.document.board, self.question)
        if self._ordered(made) == (self.rows, self.columns):
            self.matrix = made
            self._mark()
            self._tell_words()
            return
        self.beginResetModel()
        self.matrix = made
        self._arrange()
        self.endResetModel()

    def set_ranked(self, *, on: bool) -> None:
        """Put what ranks and what tells most first, or all as it lies on the board."""
        self.is_ranked = on
        self.rebuild()

    def ask(self, question: RecordId | None) -> None:
        """Show the answers to one question, or all hypotheses for None."""
        self.question = question
        self.rebuild()

    def _arrange(self) -> None:
        self.rows, self.columns = self._ordered(self.matrix)
        self._mark()
        self._places = {
            key: at for keys in (self.rows, self.columns) for at, key in enumerate(keys)
        }

    def _mark(self) -> None:
        board = self.document.board
        self.least = wording.least(self.matrix)
        self.marks = {key: row_mark(board, key, row) for key, row in self.matrix.rows.items()}

    def _ordered(self, made: Matrix) -> tuple[tuple[RecordId, ...], tuple[RecordId, ...]]:
        if not self.is_ranked:
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
        row = self.matrix.rows[self.rows[index.row()]]
        return row.get(self.columns[index.column()])

    def ends(self, index: Index) -> tuple[RecordId, RecordId]:
        """The evidence and the hypothesis of a cell."""
        return self.rows[index.row()], self.columns[index.column()]

    def records(self, index: Index) -> tuple[RecordId, ...]:
        """What a cell stands for on the canvas: its connectors, else the two cards."""
        cell = self.cell(index)
        return cell.connectors if cell is not None else self.ends(index)

    def place_of(self, ids: Iterable[RecordId]) -> QModelIndex:
        """The cell of a connector, or of an evidence and a hypothesis; else no place."""
        wanted = set(ids)
        connectors, board = self.document.board.connectors, self.document.board
        if len(wanted) == 1:
            one = board.connectors.get(next(iter(wanted)))
            wanted = {one.source, one.target} if one is not None else set()
        elif wanted and wanted <= connectors.keys():
            wanted = {end for key in wanted for end in _ends(self.document, key)}
        rows = [self._places[key] for key in wanted if key in self.matrix.rows]
        hypotheses = set(self.columns)
        columns = [self._places[key] for key in wanted if key in hypotheses]
        if len(wanted) == 2 and len(rows) == len(columns) == 1:
            return self.index(rows[0], columns[0])
        return QModelIndex()

    def sections_of(self, key: RecordId) -> tuple[int, int]:
        """The row of a piece of evidence, the column of a hypothesis; −1 where it has none."""
        place = self._places.get(key, -1)
        return (place, -1) if key in self.matrix.rows else (-1, place)

    @property
    def questions(self) -> tuple[RecordId, ...]:
        """The questions that the board asks, in reading order."""
        board = self.document.board
        found = (key for key, (role,) in board.recorded(("role",)) if role == "question")
        return tuple(sorted(found, key=lambda key: (board.cards[key].y, board.cards[key].x, key)))

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
