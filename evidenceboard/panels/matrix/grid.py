"""The table of the matrix, with its keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from evidenceboard.panels.matrix.cell_painter import ROW_HEIGHT, CellPainter
from evidenceboard.panels.matrix.colours import MatrixColours
from evidenceboard.panels.matrix.headers import Corner, EvidenceEdge, HypothesisEdge
from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.matrix.ratings_menu import (
    OPENING,
    RatingsMenu,
    is_rating_key,
    rating_by_key,
)
from evidenceboard.theme.palette import Palette

Index = QModelIndex | QPersistentModelIndex
NARROWEST, WIDEST = 148, 210
EVIDENCE = (236, 330)
"""Least and most pixels for the evidence, with its rating and its bar."""


class Grid(QTableView):
    """Arrow keys walk, letters rate, Enter lists the ratings. Rule: the grid asks for edits and
    makes none."""

    rated = Signal(str)
    """The chosen cells are to have this rating; "" clears them."""
    visited = Signal()
    """The user went to a cell."""
    copying = Signal()
    end_wanted = Signal(int)
    """The user wants to see the current cell's evidence (0) or hypothesis (1) on the canvas."""
    jumping = Signal()
    """The user wants to see the current cell's records on the canvas."""

    def __init__(self, model: MatrixModel, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._matrix_model, self._colours = model, MatrixColours(palette)
        self.is_rateable = True
        self._painter = CellPainter(self, self._colours, self)
        self.setItemDelegate(self._painter)
        self.hypotheses = HypothesisEdge(Qt.Orientation.Horizontal, self, self._colours)
        self.evidence = EvidenceEdge(Qt.Orientation.Vertical, self, self._colours)
        self._corner = Corner(self, self._colours)
        self.setHorizontalHeader(self.hypotheses)
        self.setVerticalHeader(self.evidence)
        self.setModel(model)
        self._dress()
        self.doubleClicked.connect(self.list_ratings)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAccessibleName("Evidence and hypotheses")
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.evidence.setDefaultSectionSize(ROW_HEIGHT)
        self.evidence.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.hypotheses.setMinimumSectionSize(NARROWEST)
        self.hypotheses.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_palette(self, palette: Palette) -> None:
        self._colours = MatrixColours(palette)
        for part in (self._painter, self.hypotheses, self.evidence, self._corner):
            part.colours = self._colours
        for shown in (self.viewport(), self.hypotheses.viewport(), self.evidence.viewport()):
            shown.update()
        self._corner.update()

    @property
    def chosen(self) -> list[QModelIndex]:
        """The cells that a rating is for: those selected, else the current one."""
        current = self.currentIndex()
        return self.selectionModel().selectedIndexes() or ([current] if current.isValid() else [])

    @property
    def count_chosen(self) -> int:
        """How many cells are selected. Rule: none is named for it, since there may be millions."""
        ranges = self.selectionModel().selection()
        return sum(one.width() * one.height() for one in ranges)  # type: ignore[attr-defined]  # a list

    def go_to(self, row: int, column: int) -> None:
        """Go to another row or column; −1 leaves it."""
        if row < 0 and column < 0:
            return
        current = self.currentIndex()
        row = row if row >= 0 else max(0, current.row())
        column = column if column >= 0 else max(0, current.column())
        self.setCurrentIndex(self._matrix_model.index(row, column))

    # ---- room -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()

    def updateGeometries(self) -> None:  # noqa: N802  # Qt's name
        super().updateGeometries()
        width, height = self.evidence.width(), self.hypotheses.height()
        self._corner.setGeometry(0, 0, width, height)
        self._corner.raise_()

    def share_out(self) -> None:
        """Share the width among evidence and hypotheses, within limits."""
        count = max(1, len(self._matrix_model.columns))
        beside = self.width() - self.verticalScrollBar().sizeHint().width()
        evidence = min(max(beside - count * NARROWEST, EVIDENCE[0]), EVIDENCE[1])
        self.evidence.setFixedWidth(evidence)
        each = (beside - evidence) // count
        self.hypotheses.setDefaultSectionSize(min(max(each, NARROWEST), WIDEST))

    # ---- keys and pointer -----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if is_rating_key(event) or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.jumping.emit()
        elif is_rating_key(event) and self.currentIndex().isValid():
            self._rate_by_key(event.key())
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self.visited.emit()

    def _rate_by_key(self, key: int) -> None:
        if key in OPENING:
            self.list_ratings()
        elif self.is_rateable:
            given = rating_by_key(key, self._now())
            if given is not None:
                self.rated.emit(given)

    def _now(self) -> str | None:
        cell = self._matrix_model.cell(self.currentIndex())
        return cell.rated.rating if cell is not None else None

    def list_ratings(self) -> None:
        """Show the list of ratings, and the way to the two cards, below the current cell."""
        current = self.currentIndex()
        if not current.isValid():
            return
        menu = RatingsMenu(self._now(), self, rateable=self.is_rateable)
        menu.chosen.connect(self.rated)
        menu.end_wanted.connect(self.end_wanted)
        box = self.visualRect(current)
        menu.popup(self.viewport().mapToGlobal(QPoint(box.left() + 6, box.bottom())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.visited.emit()

    def contextMenuEvent(self, event: QEvent) -> None:
        self.list_ratings()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's name
        super().currentChanged(current, previous)
        for shown in (self.viewport(), self.hypotheses.viewport(), self.evidence.viewport()):
            shown.update()
