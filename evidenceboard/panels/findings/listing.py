"""The list of findings, with its keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from evidenceboard.panels.findings.entries import Entry, Heading
from evidenceboard.panels.findings.model import FindingsModel
from evidenceboard.panels.findings.row_painter import RowPainter
from evidenceboard.theme.palette import Palette

Index = QModelIndex | QPersistentModelIndex


class Listing(QListView):
    """Enter or a click leads to the records; left and right fold and open."""

    visited = Signal()
    """Another line is the current one."""
    followed = Signal()
    """The user wants to see what the current line is about."""

    def __init__(self, model: FindingsModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._findings_model = model
        self._painter = RowPainter(self, palette, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Findings")
        self.setTabKeyNavigation(False)

    @property
    def entry(self) -> Entry | None:
        """The entry that keys act on."""
        row = self._findings_model.row(self.currentIndex())
        return row if isinstance(row, Entry) else None

    def set_palette(self, palette: Palette) -> None:
        self._painter.palette = palette
        self.viewport().update()

    def _fold(self, *, folded: bool | None = None) -> bool:
        """Fold or open the current heading; without `folded`, the other of the two."""
        row = self._findings_model.row(self.currentIndex())
        if not isinstance(row, Heading):
            return False
        self._findings_model.fold(row, folded=not row.folded if folded is None else folded)
        self.setCurrentIndex(self._findings_model.place_of(row.key))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._fold(folded=True)
            case Qt.Key.Key_Right:
                self._fold(folded=False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                if not self._fold():
                    self.followed.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = self.indexAt(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton and here.isValid()
        if is_click and here == self.currentIndex() and not self._fold():
            self.followed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's name
        super().currentChanged(current, previous)
        self.visited.emit()
