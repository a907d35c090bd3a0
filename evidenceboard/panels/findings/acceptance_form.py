"""Why the analyst lives with a finding: a reason, and who says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from evidenceboard.model.kinds import LINE_LIMIT
from evidenceboard.panels.author import keep_author, last_author
from evidenceboard.panels.words import words


class AcceptanceForm(QFrame):
    """Rule: nothing is accepted without a reason."""

    accepted = Signal(str, str)
    """The reason and the author."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.reason = self._line("Why this can stand as it is", "Reason")
        self.author = self._line("Your name (optional)", "Author")
        self.accept = QPushButton("Accept", self)
        self.cancel = QPushButton("Cancel", self)
        for button in (self.accept, self.cancel):
            button.setProperty("role", "choice")
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addWidget(words("Accept with a reason", "field", self))
        column.addWidget(self.reason)
        column.addWidget(self.author)
        column.addLayout(buttons)
        self.reason.textChanged.connect(self._follow)
        self.reason.returnPressed.connect(self._accept)
        self.author.returnPressed.connect(self._accept)
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.closed)

    def _line(self, hint: str, told: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(told)
        line.setMaxLength(LINE_LIMIT)
        return line

    def begin(self, reason: str = "") -> None:
        """Ask anew; the author is the one of last time."""
        self.reason.setText(reason)
        self.author.setText(last_author())
        self._follow()
        self.show()
        self.reason.setFocus()
        self.reason.selectAll()

    def _follow(self) -> None:
        self.accept.setEnabled(bool(self.reason.text().strip()))

    def _accept(self) -> None:
        reason, author = self.reason.text().strip(), self.author.text().strip()
        if reason:
            keep_author(author)
            self.accepted.emit(reason, author)
