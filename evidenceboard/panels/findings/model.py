"""The list of findings as Qt's views ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidenceboard.canvas.wording import counted
from evidenceboard.document import Document
from evidenceboard.panels.findings.entries import Entry, Folding, Group, Heading, Row, rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class FindingsModel(QAbstractListModel):
    """Rule: lines are made once for all; what is counted on the board is counted when a line is
    on screen."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._folding = Folding()
        self._groups: Sequence[Group] = ()
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        made = tuple(rows(groups, self._folding))
        self._groups = groups
        if made == self._rows:
            return
        self.beginResetModel()
        self._rows = made
        self._places = {row.key: at for at, row in enumerate(made)}
        self.endResetModel()

    def fold(self, heading: Heading, *, folded: bool) -> None:
        """Fold what stands under a heading, or open it."""
        self._folding.set_folded(heading.key, folded=folded)
        self.show_groups(self._groups)

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, key: str) -> QModelIndex:
        at = self._places.get(key)
        return QModelIndex() if at is None else self.index(at)

    def aside(self, entry: Entry) -> str:
        """The few words at the right of an entry: "3 cards"."""
        if entry.aside or not entry.records:
            return entry.aside
        board = self._document.board
        return counted(board, [key for key in entry.records if board.get(key) is not None])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if isinstance(row, Heading):
            state = "folded" if row.folded else "open"
            said = {
                Qt.ItemDataRole.DisplayRole: f"{row.words} ({row.count:,})",
                Qt.ItemDataRole.AccessibleTextRole: f"{row.words}, {row.count:,}, {state}",
            }
            return said.get(Qt.ItemDataRole(role))
        if isinstance(row, Entry) and role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if isinstance(row, Entry) and role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, self.aside(row))))
        return None
