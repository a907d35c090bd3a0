"""The sign in the status line that a filter is on, with the way out of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from evidenceboard.canvas.board_filter import BoardFilter

HEIGHT = 24


class FilterSign(QFrame):
    """Rule: it shows whenever a filter is on, whether or not the filters panel does: nobody
    takes a dimmed board for a small one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterSign")
        self.setFixedHeight(HEIGHT)
        self._words = QToolButton(self)
        self._words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._words.setIconSize(QSize(14, 14))
        self._clear = QToolButton(self)
        self._clear.setText("Clear")
        self._clear.setToolTip("Clear the filter")
        self._clear.setAccessibleName("Clear the filter")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(self._words)
        row.addWidget(self._clear)
        self.hide()

    def set_actions(self, show: QAction, clear: QAction) -> None:
        """What a click on the words and on "Clear" runs."""
        self._words.setIcon(show.icon())
        show.changed.connect(self._take_icon)
        self._words.clicked.connect(show.trigger)
        self._clear.clicked.connect(clear.trigger)
        self._show = show

    def _take_icon(self) -> None:
        self._words.setIcon(self._show.icon())

    @property
    def words(self) -> str:
        return self._words.text()

    def follow(self, asked: BoardFilter, every: int) -> None:
        """Say how many of all cards pass; say nothing while nothing is asked for."""
        if asked.is_on:
            passing = len(asked.passing_cards)
            self._words.setText(f"Filter: {passing:,} of {every:,} cards")
            told = f"A filter is on: {passing:,} of {every:,} cards pass, the rest is dimmed"
            self._words.setAccessibleName(told)
            self._words.setToolTip(told)
        self.setVisible(asked.is_on)
