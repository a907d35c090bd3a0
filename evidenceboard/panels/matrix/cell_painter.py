"""Paints the cells of the matrix: a word on a tinted slip, and where the user is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from evidenceboard.panels.matrix.colours import MatrixColours
from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.matrix.wording import cell_word
from evidenceboard.theme.fonts import inter

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 38
SLIP_HEIGHT = 26
SIDE = 6
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


class CellPainter(QStyledItemDelegate):
    """Rule: a cell is painted from the model alone; there is no widget in it."""

    def __init__(self, view: QTableView, colours: MatrixColours, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self.colours = view, colours
        self._fonts = {weight: inter(11, weight) for weight in (500, 600)}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, MatrixModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, box, model, index)
        self._paint_slip(painter, _slip(box), model, index)
        self._paint_place(painter, _slip(box), option, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRectF, model: MatrixModel, index: Index
    ) -> None:
        current = self._view.currentIndex()
        if current.isValid() and (
            index.row() == current.row() or index.column() == current.column()
        ):
            painter.fillRect(box, self.colours.current)
        elif model.columns[index.column()] in model.least:
            painter.fillRect(box, self.colours.first)
        painter.setPen(self.colours.palette.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_slip(
        self, painter: QPainter, slip: QRectF, model: MatrixModel, index: Index
    ) -> None:
        cell = model.cell(index)
        pill = self.colours.pill(None if cell is None else cell.rated.rating)
        if pill.paper is not None:
            dashed = Qt.PenStyle.DashLine
            painter.setPen(Qt.PenStyle.NoPen if pill.edge is None else QPen(pill.edge, 1, dashed))
            painter.setBrush(pill.paper)
            painter.drawRoundedRect(slip.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(self._fonts[pill.weight])
        painter.setPen(pill.ink)
        word = cell_word(cell) + (" ≠" if cell is not None and cell.mixed else "")
        painter.drawText(slip, _MIDDLE, word)  # the narrowest slip has room for the longest word

    def _paint_place(
        self, painter: QPainter, slip: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A ring round the cell that keys act on, a thinner one round others that are chosen."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = index == self._view.currentIndex()
        if not chosen and not current:
            return
        active = current and self._view.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colours.palette.selection, 2 if active else 1))
        painter.drawRoundedRect(slip.adjusted(-1, -1, 1, 1), 6, 6)


def _slip(box: QRectF) -> QRectF:
    top = box.center().y() - SLIP_HEIGHT / 2
    return QRectF(box.left() + SIDE, top, box.width() - 2 * SIDE, SLIP_HEIGHT)
