"""Paints the lines of the list of findings: two heights, so that thousands scroll at ease."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from evidenceboard.panels.findings.entries import Entry, Heading
from evidenceboard.panels.findings.model import FindingsModel
from evidenceboard.panels.two_lines import in_two_lines
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.icons import glyph_at
from evidenceboard.theme.palette import Palette

Index = QModelIndex | QPersistentModelIndex
HEIGHT, HEADING_HEIGHT = 44, 32
ICON = 16
PAD = 16
INDENT = 12
ASIDE = 88
"""The room for the words at the right."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RowPainter(QStyledItemDelegate):
    """Rule: a line is painted from the model alone."""

    def __init__(self, view: QListView, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self.palette = view, palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        is_heading = isinstance(model, FindingsModel) and isinstance(model.row(index), Heading)
        return QSize(100, HEADING_HEIGHT if is_heading else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, FindingsModel) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        elif isinstance(row, Entry) and isinstance(model, FindingsModel):
            self._paint_ground(painter, box, option)
            self._paint_entry(painter, box, row, model.aside(row))
        self._paint_place(painter, box, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        inner = box.adjusted(6, 1, -6, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette.chip)
            painter.drawRoundedRect(inner, 6, 6)
        else:
            painter.setPen(self.palette.line)
            painter.drawLine(QPointF(PAD, box.bottom()), QPointF(box.right() - PAD, box.bottom()))

    def _paint_heading(self, painter: QPainter, box: QRectF, row: Heading) -> None:
        left = box.left() + PAD + INDENT * row.level
        sign = "mdi6.chevron-right" if row.folded else "mdi6.chevron-down"
        painter.fillPath(
            glyph_at(sign, 0, 0, ICON).translated(left - 4, box.bottom() - 25),
            self.palette.soft_ink,
        )
        line = QRectF(left + ICON, box.bottom() - 27, box.width() - left - ICON - PAD - 50, 20)
        painter.setFont(inter(11, 500 if row.level else 600))
        painter.setPen(self.palette.soft_ink)
        words = painter.fontMetrics().elidedText(
            row.words, Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, _LEFT, words)
        painter.drawText(QRectF(line.right(), line.top(), 50, 20), _RIGHT, f"{row.count:,}")

    def _paint_entry(self, painter: QPainter, box: QRectF, row: Entry, aside: str) -> None:
        top = box.center().y() - ICON / 2
        icon = glyph_at(row.icon, 0, 0, ICON).translated(box.left() + PAD, top)
        painter.fillPath(icon, self._tone(row.tone))
        left = box.left() + PAD + ICON + 10
        painter.setFont(inter(11, 400))
        room = min(ASIDE, painter.fontMetrics().horizontalAdvance(aside) + 2)
        right = box.right() - PAD - room
        painter.setPen(self.palette.soft_ink)
        shown = painter.fontMetrics().elidedText(aside, Qt.TextElideMode.ElideRight, ASIDE)
        painter.drawText(QRectF(right, box.top(), room, box.height()), _RIGHT, shown)
        font = inter(12, 500)
        painter.setFont(font)
        painter.setPen(self.palette.soft_ink if row.acceptance else self.palette.ink)
        words = QRectF(left, box.top(), right - left - 10, box.height())
        painter.drawText(words, _LEFT, in_two_lines(font, row.title, words.width()))

    def _tone(self, name: str) -> QColor:
        accents = self.palette.accents
        colour: QColor = accents[name] if name in accents else getattr(self.palette, name)
        return colour

    def _paint_place(self, painter: QPainter, box: QRectF, index: Index) -> None:
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette.selection, 1.5))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 6, 6)
