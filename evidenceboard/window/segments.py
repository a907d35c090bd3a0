"""A row of buttons of which exactly one is down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segments(QWidget):
    """A choice among a few words. Rule: `chosen` is emitted when the user chooses, never when
    the program does."""

    chosen = Signal(str)

    def __init__(self, label: str, options: Iterable[tuple[str, str]], parent: QWidget) -> None:
        """`options` are (name, word) pairs; the first is down."""
        super().__init__(parent)
        self.setAccessibleName(label)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for name, word in options:
            button = self._button(label, name, word)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonClicked.connect(self._tell)
        next(iter(self._buttons.values())).setChecked(True)

    @property
    def value(self) -> str:
        """The name of the option that is down."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Put an option down, where there is one of that name that can be chosen."""
        button = self._buttons.get(name)
        if button is not None and button.isEnabled():
            button.setChecked(True)

    def allow(self, name: str, *, allowed: bool, why_not: str = "") -> None:
        """Whether an option can be chosen. One that is down and cannot stay gives way."""
        button = self._buttons[name]
        button.setEnabled(allowed)
        button.setToolTip("" if allowed else why_not)
        if not allowed and button.isChecked():
            next(other for other in self._buttons.values() if other.isEnabled()).setChecked(True)

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def _button(self, label: str, name: str, word: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("role", "segment")
        button.setAccessibleName(f"{label}: {word}")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._buttons[name] = button
        return button

    def _tell(self) -> None:
        self.chosen.emit(self.value)
