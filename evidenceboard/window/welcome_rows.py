"""What the welcome page is made of: wide buttons, recent boards and the recovery card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from evidenceboard.picture.look import Look
from evidenceboard.theme.fonts import inter
from evidenceboard.window.glyph_icon import glyph_icon

THUMBNAIL = QSize(88, 56)


class TileButton(QPushButton):
    """A wide button with an icon, words and the key that does the same."""

    def __init__(self, words: str, icon: str, key: str, look: Look, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._icon, self._key, self._look = icon, key, look
        self.setIconSize(QSize(18, 18))
        self.setMinimumSize(340, 42)
        self.setProperty("role", "tile")
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        main = self.property("role") == "primary"
        colour = look.palette.on_accent if main else look.palette.ink
        self.setIcon(glyph_icon(self._icon, look.palette, colour))

    def make_main(self) -> None:
        """Give it the colour of the one thing to do next."""
        self.setProperty("role", "primary")
        self.setProperty("shape", "tile")
        self.set_look(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        palette = self._look.palette
        painter = QPainter(self)
        painter.setFont(inter(12))
        main = self.property("role") == "primary"
        painter.setPen(palette.on_accent if main else palette.soft_ink)
        place = self.rect().adjusted(0, 0, -16, 0)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._key
        )
        painter.end()


class RecentRow(QAbstractButton):
    """A recent board: its picture, its title and a line about it."""

    def __init__(self, title: str, line: str, picture: QImage, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._line, self._picture, self._look = line, picture, look
        self.setText(title)
        self.setAccessibleName(f"{title}, {line}")
        self.setMinimumSize(220, THUMBNAIL.height() + 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        place = QRect(QPoint(6, 6), THUMBNAIL)
        self._paint_picture(painter, QRectF(place))
        self._paint_words(painter, place.right() + 14)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self._look.palette
        if self.underMouse() or self.hasFocus():
            painter.setPen(palette.selection if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(palette.chip)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        palette = self._look.palette
        edge = QPainterPath()
        edge.addRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillPath(edge, palette.canvas)
        if not self._picture.isNull():
            painter.save()
            painter.setClipPath(edge)
            painter.drawImage(place, self._picture)
            painter.restore()
        painter.strokePath(edge, QPen(palette.line, 1))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        palette = self._look.palette
        width, middle = self.width() - left - 10, self.height() // 2
        lines = (
            (self.text(), inter(14, 500), palette.ink, middle - 22),
            (self._line, inter(12), palette.soft_ink, middle + 1),
        )
        for words, font, colour, top in lines:
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, width)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRect(left, top, width, 21), int(Qt.AlignmentFlag.AlignVCenter), shown)


class RecoveryCard(QFrame):
    """Edits that never reached a file. Rule: nothing is lost by not answering."""

    restore = Signal()
    later = Signal()
    discard = Signal()

    def __init__(self, title: str, line: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setAccessibleName(f"{title}. {line}")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._mark = QLabel(self)
        self._buttons: dict[str, QPushButton] = {}
        grid.addWidget(self._mark, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        for row, words in enumerate((title, line)):
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", "heading" if row == 0 else "soft")
            grid.addWidget(label, row, 1)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._choices(), 2, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        mark = glyph_icon("mdi6.backup-restore", look.palette, look.palette.accent("source"))
        self._mark.setPixmap(mark.pixmap(QSize(20, 20), self.devicePixelRatioF()))

    def wait(self, *, is_read: bool) -> None:
        """Nothing can be chosen; `is_read`: because this board is being read."""
        self.setEnabled(False)
        if is_read:
            self._buttons["Restore"].setText("Restoring …")

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        choices = ("Restore", self.restore), ("Later", self.later), ("Discard", self.discard)
        for words, told in choices:
            button = self._buttons[words] = QPushButton(words, self)
            button.setObjectName(words.lower())
            button.clicked.connect(told)
            row.addWidget(button)
        row.addStretch(1)
        return row
