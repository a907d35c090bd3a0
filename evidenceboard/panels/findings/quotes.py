"""Two texts side by side, to see whether one repeats the other."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from evidenceboard.analysis.likeness import likest_texts
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.panels.sections.connections import name_of
from evidenceboard.panels.words import words

TALLEST = 140


class Quote(QWidget):
    """Who says it, and what."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = words("", "field", self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(TALLEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.name)
        column.addWidget(self.text, 1)

    def say(self, name: str, text: str) -> None:
        self.name.setText(name)
        self.text.setPlainText(text)
        self.text.setAccessibleName(f"What {name} says")


class Quotes(QWidget):
    """Rule: both texts are shown as they were recorded, the earlier one first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first, self.second = Quote(self), Quote(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.first, 1)
        row.addWidget(self.second, 1)

    def show_pair(self, board: Board, first: RecordId, second: RecordId) -> None:
        texts = likest_texts(board, first, second)
        for quote, key, text in zip((self.first, self.second), (first, second), texts, strict=True):
            quote.say(name_of(board, key)[0], text)
