"""The first line of a panel below the board: what it is, what it shows, and its own buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.icons import icon, pixmap

HEIGHT = 40


class Caption(QWidget):
    """Soft words that give way to the buttons beside them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._look: Look | None = None
        self._font: QFont = inter(11)

    @property
    def text(self) -> str:
        return self._text

    def say(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._look.palette.soft_ink)
        shown = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), shown)


class WideHeader(QWidget):
    """Icon, word and caption at the left, controls at the right. Rule: the last two buttons of
    every such panel are the same: all of the height, and away."""

    filling_wanted = Signal()
    hiding_wanted = Signal()

    def __init__(self, word: str, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setProperty("role", "wideHeader")
        self.setFixedHeight(HEIGHT)
        self._icon = QLabel(self)
        self.caption = Caption(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 10, 0)
        self._row.setSpacing(8)
        heading = words(word, "heading", self)
        heading.setWordWrap(False)
        for part, stretch in ((self._icon, 0), (heading, 0), (self.caption, 1)):
            self._row.addWidget(part, stretch)
        self._buttons: list[tuple[QToolButton, str]] = []
        fill = self.add_button("Full height or part of it", "mdi6.arrow-expand-vertical")
        fill.clicked.connect(self.filling_wanted)
        close = self.add_button(f"Hide {word.lower()}", "mdi6.close")
        close.clicked.connect(self.hiding_wanted)

    def add_button(self, told: str, sign: str) -> QToolButton:
        """A button that shows an icon alone, at the right end."""
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setIconSize(QSize(16, 16))
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.addWidget(button)
        self._buttons.append((button, sign))
        return button

    def add_control(self, control: QWidget) -> None:
        """A control of the panel's own, before the two buttons that all panels have."""
        self._row.insertWidget(self._row.count() - 2, control)

    def add_own_button(self, told: str, sign: str) -> QToolButton:
        """The same as `add_button`, in the place of controls."""
        button = self.add_button(told, sign)
        self._row.removeWidget(button)
        self.add_control(button)
        return button

    def set_look(self, look: Look) -> None:
        ink = look.palette.soft_ink
        self._icon.setPixmap(pixmap(self._sign, ink, 16, self.devicePixelRatioF()))
        self.caption.set_look(look)
        for button, sign in self._buttons:
            button.setIcon(icon(sign, ink, look.palette.selection))
