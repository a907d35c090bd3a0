"""One connector as a row: what is at its other end, and what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId
from evidenceboard.panels.words import plain_tip
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.palette import Palette, load_palette

HEIGHT = 30
STRIP = 3.5
MARGIN = 10
WIDEST_SHARE = 0.42
"""What stands at the right takes no more of a row than this."""


@frozen
class Connection:
    """What a row shows: a record to jump to, its title, and at the right its rating and mark.

    `accent` and `mark_accent` name colour roles; `spoken` is the row as a sentence. A `struck`
    title is one that does not count by itself; `note` says more where the pointer rests.
    """

    record: RecordId
    title: str
    accent: str
    rating: str
    mark: str
    mark_accent: str
    spoken: str
    indent: int = 0
    struck: bool = False
    note: str = ""


class ConnectionRow(QAbstractButton):
    """A button that is painted as a row. It cuts long titles; the tooltip has them whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.connection: Connection | None = None
        self._palette = load_palette("light")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_connection(self, connection: Connection) -> None:
        if connection != self.connection:
            self.connection = connection
            self.setAccessibleName(connection.spoken)
            self.setToolTip(plain_tip("\n".join((connection.title, connection.note)).strip()))
            self.update()

    def set_colours(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.connection is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(16 * self.connection.indent, 1, 0, -1)
        self._paint_paper(painter, box)
        right = self._paint_right(painter, box, self.connection)
        left = box.left() + STRIP + MARGIN
        font = inter(12, 500)
        font.setStrikeOut(self.connection.struck)
        painter.setFont(font)
        painter.setPen(self._palette.faint_ink if self.connection.struck else self._palette.ink)
        title = QFontMetrics(painter.font()).elidedText(
            self.connection.title, Qt.TextElideMode.ElideRight, int(right - left - 8)
        )
        painter.drawText(QRectF(left, box.top(), right - left, box.height()), _MIDDLE, title)

    def _paint_paper(self, painter: QPainter, box: QRectF) -> None:
        colours, strip = self._palette, QRectF(box.left(), box.top(), STRIP, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.line if self.underMouse() else colours.chip)
        painter.drawRoundedRect(box, 5, 5)
        painter.setBrush(colours.accent(self.connection.accent) if self.connection else colours.ink)
        painter.drawRoundedRect(strip, 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.selection)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _paint_right(self, painter: QPainter, box: QRectF, shown: Connection) -> float:
        """The mark and, left of it, the rating; returns where the room for the title ends."""
        right = box.right() - MARGIN
        for text, px, weight, ink in (
            (shown.mark, 14 if len(shown.mark) < 2 else 12, 600, self._colour(shown.mark_accent)),
            (shown.rating, 11, 500, self._palette.soft_ink),
        ):
            painter.setFont(inter(px, weight))
            painter.setPen(ink)
            metrics, most = QFontMetrics(painter.font()), int(box.width() * WIDEST_SHARE)
            told = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            wide = metrics.horizontalAdvance(told)
            area = QRectF(right - wide, box.top(), wide + 1, box.height())
            painter.drawText(area, _MIDDLE, told)
            right -= wide + 8 if text else 0
        return right

    def _colour(self, accent: str) -> QColor:
        return self._palette.accent(accent)


_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
