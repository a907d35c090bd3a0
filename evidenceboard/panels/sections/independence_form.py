"""The form that declares a report independent of another: of which one, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.model.records import RecordId
from evidenceboard.panels.editors.growing_text import GrowingText
from evidenceboard.panels.words import say, words

Candidate = tuple[RecordId, str]
"""A card and its title."""


class IndependenceForm(QFrame):
    """Rule: independence is never taken for granted, so it needs a reason that is kept."""

    declared = Signal(str, str)
    """The other card, and the reason."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(5)
        self.other = QComboBox(self)
        self.reason = GrowingText(self, several_lines=True)
        self._set_up_picker()
        self._row("Independent of", self.other)
        self._row("How that is known", self.reason)
        self._trouble = words("", "danger", self)
        self._trouble.hide()
        self._column.addWidget(self._trouble)
        self._add_buttons()

    def _set_up_picker(self) -> None:
        """One types a part of the title, or opens the list."""
        self.other.setEditable(True)
        self.other.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.other.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other.setMinimumContentsLength(8)
        completer = QCompleter(self.other.model(), self.other)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.other.setCompleter(completer)

    def _row(self, name: str, widget: QWidget) -> None:
        label = words(name, "field", self)
        label.setBuddy(widget)
        widget.setAccessibleName(name)
        self._column.addWidget(label)
        self._column.addWidget(widget)

    def _add_buttons(self) -> None:
        self.record = QPushButton("Declare", self)
        self.record.setProperty("role", "primary")
        self.cancel = QPushButton("Cancel", self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.record)
        self._column.addLayout(buttons)
        self.record.clicked.connect(self._declare)
        self.cancel.clicked.connect(self.closed)

    def begin(self, candidates: Sequence[Candidate]) -> None:
        """Empty the form and offer these cards."""
        self.other.clear()
        for card, title in candidates:
            self.other.addItem(title, card)
        self.other.setCurrentIndex(0 if candidates else -1)
        self.reason.setPlainText("")
        say(self._trouble, "")

    def _declare(self) -> None:
        reason = self.reason.toPlainText().strip()
        at = self.other.findText(self.other.currentText())
        if at < 0 or not reason:
            asked = "a reason" if at >= 0 else "a card of the list"
            say(self._trouble, f"To declare independence takes {asked}.")
            return
        self.declared.emit(self.other.itemData(at), reason)
        self.closed.emit()
