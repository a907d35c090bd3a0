"""The bar over the board: its title and state, the tools, and what acts on the whole board."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from evidenceboard.picture.look import Look
from evidenceboard.window.status_line import ElidedLabel
from evidenceboard.window.tool_button import ToolButton

WIDEST_TITLE = 420


class TopBar(QFrame):
    """Title left, tools in the middle, whole-board commands right. Rule: it shows what it was
    last told and knows no board."""

    title_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(0)
        self._left, self._middle, self._right = (self._part(row, share) for share in (1, 0, 1))
        self._buttons: list[ToolButton] = []
        self._fill_left()

    def _part(self, row: QHBoxLayout, share: int) -> QHBoxLayout:
        part = QWidget(self)
        part.setSizePolicy(
            QSizePolicy.Policy.Ignored if share else QSizePolicy.Policy.Fixed,
            QSizePolicy.Policy.Preferred,
        )
        inner = QHBoxLayout(part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        row.addWidget(part, share)
        return inner

    def _fill_left(self) -> None:
        self.title = QPushButton(self)
        self.title.setObjectName("boardTitle")
        self.title.setAccessibleName("Board title")
        self.title.setToolTip("Rename the board")
        self.title.setMaximumWidth(WIDEST_TITLE)
        self.title.clicked.connect(self.title_clicked)
        self.state = ElidedLabel("Board state", self)
        self.state.setObjectName("boardState")
        self._left.addWidget(self.title)
        self._left.addWidget(self.state, 1)

    def add_tools(self, actions: Sequence[tuple[QAction, str]], look: Look) -> None:
        """Put the tools in the middle; each with the card kind that its button can drag, or ""."""
        self._fill(self._middle, actions, look)

    def add_commands(self, actions: Sequence[QAction], look: Look) -> None:
        """Put commands on the whole board at the right."""
        self._right.addStretch(1)
        self._fill(self._right, [(action, "") for action in actions], look)

    def show_board(self, title: str, state: str, *, can_rename: bool) -> None:
        fitted = self.title.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, WIDEST_TITLE - 20
        )
        self.title.setText(fitted.replace("&", "&&"))
        self.title.setEnabled(can_rename)
        self.state.setText(state)

    def set_look(self, look: Look) -> None:
        for button in self._buttons:
            button.set_look(look)

    def _fill(self, part: QHBoxLayout, actions: Sequence[tuple[QAction, str]], look: Look) -> None:
        for action, kind in actions:
            button = ToolButton(action, look, self, kind)
            self._buttons.append(button)
            part.addWidget(button)
