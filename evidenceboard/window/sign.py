"""A sign in the status line that not all of the board is bright, with the way out of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

HEIGHT = 24


class Sign(QFrame):
    """Rule: it shows whenever something is dimmed, whatever panels are open: nobody takes a
    dimmed board for a small one."""

    def __init__(self, clearing: str, parent: QWidget) -> None:
        """`clearing` is what the button "Clear" does, in words."""
        super().__init__(parent)
        self.setProperty("role", "sign")
        self.setFixedHeight(HEIGHT)
        self._words = QToolButton(self)
        self._words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._words.setIconSize(QSize(14, 14))
        self._clear = QToolButton(self)
        self._clear.setText("Clear")
        self._clear.setToolTip(clearing)
        self._clear.setAccessibleName(clearing)
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

    def say(self, words: str, told: str) -> None:
        """Say it shortly, and as a sentence to whoever listens or rests the pointer there."""
        self._words.setText(words)
        self._words.setAccessibleName(told)
        self._words.setToolTip(told)
