"""The list of a rating picker: each step with its mark, its meaning and, for bands, their range."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from evidenceboard.model.scales import Grade, Scale
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.palette import Palette, load_palette

GRADE = Qt.ItemDataRole.UserRole + 1
MARGIN = 10
TITLE_PX, MEANING_PX = 12, 11
BAR = 6
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


def title_of(grade: Grade) -> str:
    """ "B · Usually reliable", "Likely · 55–80 %", or the label alone."""
    if grade.low is not None and grade.high is not None:
        return f"{grade.label} · {range_of(grade)}"
    return f"{grade.mark} · {grade.label}" if len(grade.mark) == 1 else grade.label


def range_of(grade: Grade) -> str:
    """The band in per cent: "55–80 %"."""
    return f"{grade.low:g}–{grade.high:g} %"


def has_bands(scale: Scale) -> bool:
    return any(step.low is not None for step in scale)


def paint_bands(
    painter: QPainter, bar: QRectF, scale: Scale, chosen: Grade | None, palette: Palette
) -> None:
    """0 to 100 per cent with every band of the scale, the chosen one filled; gaps stay empty."""
    painter.setPen(Qt.PenStyle.NoPen)
    for step in scale:
        if step.low is None or step.high is None:
            continue
        left = bar.left() + bar.width() * step.low / 100
        right = bar.left() + bar.width() * step.high / 100
        box = QRectF(QPointF(left + 0.5, bar.top()), QPointF(right - 0.5, bar.bottom()))
        is_chosen = chosen is not None and step.value == chosen.value
        painter.setBrush(palette.accent("claim") if is_chosen else palette.line)
        painter.drawRoundedRect(box, 2, 2)


class GradeList(QStyledItemDelegate):
    """Paints the steps; wraps meanings to the width of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picker = parent
        self.palette: Palette = load_palette("light")
        self.scale: Scale = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if _is_separator(index):
            return QSize(40, 9)
        grade = index.data(GRADE)
        height = QFontMetrics(inter(TITLE_PX, 600)).lineSpacing() + 12
        width = self._width(option)
        if isinstance(grade, Grade) and grade.meaning:
            height += self._meaning_height(_meaning(grade), width) + 1
        if isinstance(grade, Grade) and grade.low is not None:
            height += BAR + 6
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if _is_separator(index):
            painter.fillRect(
                QRect(rect.left(), rect.center().y(), rect.width(), 1), self.palette.line
            )
        else:
            self._paint_row(painter, rect, option, index)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette.hover)
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 1, -3, -1), 5, 5)
        grade = index.data(GRADE)
        box = rect.adjusted(MARGIN, 6, -MARGIN, -6)
        told = isinstance(grade, Grade)
        self._line(
            painter,
            box,
            str(index.data()),
            TITLE_PX,
            600 if told else 400,
            self.palette.ink if told else self.palette.soft_ink,
        )
        if not told:
            return
        if grade.meaning:
            below = box.adjusted(0, QFontMetrics(inter(TITLE_PX, 600)).lineSpacing() + 1, 0, 0)
            self._line(painter, below, _meaning(grade), MEANING_PX, 400, self.palette.soft_ink)
        if grade.low is not None:
            bar = QRectF(box.left(), box.bottom() - BAR + 1, box.width(), BAR)
            paint_bands(painter, bar, self.scale, grade, self.palette)

    def _line(
        self, painter: QPainter, box: QRect, text: str, px: int, weight: int, ink: QColor
    ) -> None:
        painter.setFont(inter(px, weight))
        painter.setPen(ink)
        painter.drawText(box, WRAP, text)

    def _meaning_height(self, text: str, width: int) -> int:
        box = QRect(0, 0, width, 1000)
        return QFontMetrics(inter(MEANING_PX)).boundingRect(box, WRAP, text).height()

    def _width(self, option: QStyleOptionViewItem) -> int:
        """The room for words: as wide as the picker, before the list is shown as well."""
        view = option.widget
        wide = self._picker.width()
        if isinstance(view, QAbstractScrollArea) and view.isVisible():
            wide = view.viewport().width()
        return int(max(wide, 200)) - 2 * MARGIN


def _meaning(grade: Grade) -> str:
    return f"or: {grade.meaning}" if grade.low is not None else grade.meaning


def _is_separator(index: Index) -> bool:
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")
