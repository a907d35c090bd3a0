"""Bars over the board that say what is unusual about it and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Choice = tuple[str, Callable[[], object]]
"""What a button says and does."""


class Notice(QFrame):
    """One sentence with its choices. It stays until it is answered or no longer true."""

    def __init__(self, sentence: str, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(sentence)
        self.sentence = sentence
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(6)
        label = QLabel(sentence, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        for words, act in choices:
            button = QPushButton(words, self)
            button.clicked.connect(act)
            row.addWidget(button)


class Notices(QWidget):
    """The bars, newest below. Rule: one bar per matter; a newer one replaces the older."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: dict[str, Notice] = {}
        self.hide()

    def tell(self, matter: str, sentence: str, choices: Sequence[Choice] = ()) -> None:
        """Show a bar, or leave it as it is when it says the same already."""
        standing = self._shown.get(matter)
        if standing is not None and standing.sentence == sentence:
            return
        self.settle(matter)
        bar = Notice(sentence, choices, self)
        self._shown[matter] = bar
        self._column.addWidget(bar)
        self.show()

    def settle(self, matter: str) -> None:
        """Take the bar about that matter away, if there is one."""
        bar = self._shown.pop(matter, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._shown))

    def clear(self) -> None:
        for matter in tuple(self._shown):
            self.settle(matter)

    def sentence(self, matter: str) -> str:
        """What is being said about that matter; "" when nothing is."""
        bar = self._shown.get(matter)
        return bar.sentence if bar else ""

    def choose(self, matter: str, words: str) -> None:
        """Press the button with those words, as a key or a test does."""
        for button in self._shown[matter].findChildren(QPushButton):
            if button.text() == words:
                button.click()
                return
