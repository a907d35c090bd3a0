"""What the current line is about, in full, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from evidenceboard.analysis.finding import Suggestion
from evidenceboard.analysis.finding_kinds.near_duplicates import NEAR_DUPLICATES
from evidenceboard.model.board import Board
from evidenceboard.model.records import Acceptance
from evidenceboard.model.uncertain_date import in_words
from evidenceboard.panels.findings.acceptance_form import AcceptanceForm
from evidenceboard.panels.findings.entries import Entry
from evidenceboard.panels.findings.quotes import Quotes
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.panels.words import say, words

NOT_THE_SAME = "Looked at: neither repeats the other."


class Details(QFrame):
    """Rule: it asks for edits and makes none."""

    suggested = Signal(object)
    """A Suggestion that is to be followed."""
    accepted = Signal(str, str, str)
    """A finding's key, the reason and the author."""
    withdrawn = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._entry: Entry | None = None
        self._is_editable = True
        self.title = words("", "strong", self)
        self.detail = words("", "note", self)
        self.acceptance = words("", "ink", self)
        self.quotes = Quotes(self)
        self.form = AcceptanceForm(self)
        self.follow = self._button("", self._follow)
        self.reverse = self._button("The other way round", self._reverse)
        self.different = self._button("Not the same", self._begin_different)
        self.accept = self._button("Accept…", self._begin)
        self.withdraw = self._button("Withdraw", self._withdraw)
        self._lay_out()
        self.form.accepted.connect(self._accept)
        self.form.closed.connect(self._close_form)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", "choice")
        button.clicked.connect(act)
        return button

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.follow, self.reverse, self.different, self.accept, self.withdraw)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        for part in (self.title, self.detail, self.acceptance, self.quotes):
            column.addWidget(part)
        row = QWidget(self)
        flow = FlowLayout(row, spacing=6)
        for button in self._buttons:
            flow.addWidget(button)
        column.addWidget(row)
        column.addWidget(self.form)

    def show_entry(self, entry: Entry | None, board: Board, *, editable: bool) -> None:
        """Tell about an entry; None for nothing."""
        if entry != self._entry:
            self.form.hide()
        self._entry, self._is_editable = entry, editable
        self.setVisible(entry is not None)
        if entry is None:
            return
        self.title.setText(entry.title)
        say(self.detail, entry.detail)
        say(self.acceptance, _in_words(entry.acceptance) if entry.acceptance else "")
        self._show_quotes(entry, board)
        self._show_buttons(entry)

    def _show_quotes(self, entry: Entry, board: Board) -> None:
        alike = _is_likeness(entry)
        self.quotes.setVisible(alike)
        if alike:
            later, first = entry.records[:2]
            self.quotes.show_pair(board, first, later)

    def _show_buttons(self, entry: Entry) -> None:
        editable, finding = self._is_editable, entry.finding
        is_open = editable and finding is not None and entry.acceptance is None
        suggestion = finding.suggestion if finding is not None and is_open else None
        alike = _is_likeness(entry) and suggestion is not None
        self.follow.setText("" if suggestion is None else suggestion.words.replace("&", "&&"))
        self.follow.setVisible(suggestion is not None)
        self.reverse.setVisible(alike)
        self.different.setVisible(alike)
        self.accept.setVisible(is_open and not alike)
        self.withdraw.setVisible(editable and entry.acceptance is not None)

    # ---- what is asked for ------------------------------------------------------------------

    @property
    def _suggestion(self) -> Suggestion | None:
        finding = self._entry.finding if self._entry is not None else None
        return finding.suggestion if finding is not None else None

    def _follow(self) -> None:
        if self._suggestion is not None:
            self.suggested.emit(self._suggestion)

    def _reverse(self) -> None:
        one = self._suggestion
        if one is not None:
            self.suggested.emit(Suggestion(one.words, one.kind, one.target, one.source))

    def _begin(self) -> None:
        self.form.begin()

    def _begin_different(self) -> None:
        self.form.begin(NOT_THE_SAME)

    def _close_form(self) -> None:
        self.form.hide()
        self.accept.setFocus()

    def _accept(self, reason: str, author: str) -> None:
        if self._entry is not None:
            self.form.hide()
            self.accepted.emit(self._entry.key, reason, author)

    def _withdraw(self) -> None:
        if self._entry is not None:
            self.withdrawn.emit(self._entry.key)


def _is_likeness(entry: Entry) -> bool:
    return entry.finding is not None and entry.finding.kind == NEAR_DUPLICATES.name


def _in_words(acceptance: Acceptance) -> str:
    day = in_words(acceptance.made[:10])
    by = f" by {acceptance.author}" if acceptance.author else ""
    return f"Accepted{by} on {day}: {acceptance.reason}"
