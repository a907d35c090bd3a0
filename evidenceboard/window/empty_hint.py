"""What an empty board says: in one line what to do, and that there is a sample."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

WORDS = "Double-click to place a card, or paste or drop text, links, images and files here."


class EmptyHint(QWidget):
    """Lies in the middle of an empty board and lets every press through but those on its button."""

    sample_wanted = Signal()

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(10)
        words = self._words = QLabel(WORDS, self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("role", "hint")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        button = QPushButton("Open the sample board", self)
        button.setProperty("role", "quiet")
        button.clicked.connect(self.sample_wanted)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        ground.installEventFilter(self)
        self._settle(ground)

    def eventFilter(self, ground: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(ground, QWidget):
            self._settle(ground)
        return False

    def _settle(self, ground: QWidget) -> None:
        """Take the middle, in one line where there is room for it."""
        self._words.ensurePolished()
        line = self._words.fontMetrics().horizontalAdvance(WORDS) + 2
        sides = self.contentsMargins() + self._column.contentsMargins()
        wide = min(line + sides.left() + sides.right(), ground.width())
        self.resize(wide, self._column.totalHeightForWidth(wide))
        self.move((ground.width() - self.width()) // 2, (ground.height() - self.height()) // 2)
