"""The narrow rail at the left: one button for the board, one for each panel beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget


class Rail(QFrame):
    """Shows actions as icons, one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(54)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(9, 12, 9, 12)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._above = 0

    def add(self, action: QAction) -> None:
        """Put an action below the others at the top."""
        self._column.insertWidget(self._above, self._button(action))
        self._above += 1

    def add_below(self, action: QAction) -> None:
        """Put an action at the foot of the rail."""
        self._column.addWidget(self._button(action))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "rail")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(36, 36)
        button.setAccessibleName(action.text().replace("&", ""))
        return button
