"""One number from 0 to 1 that can be typed, or stepped with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

STEP = 0.05
DECIMALS = 3
STEPS = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}


class NumberField(QLineEdit):
    """Says `entered` with a number once the user is done with it, and only if it is another.

    Rule: what is no number from 0 to 1 stays in the field, marked, and alters nothing.
    """

    entered = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = 0.0
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(30)
        self.editingFinished.connect(self._take)

    def show_number(self, number: float) -> None:
        """Show what counts now; what is being typed stays."""
        if number != self.number or not self.isModified():
            self.number = number
            self._restore()

    def _restore(self) -> None:
        self.setText(f"{self.number:.{DECIMALS}f}".rstrip("0").rstrip("."))
        self._mark(invalid=False)

    def _take(self) -> None:
        if not self.isModified():
            return
        number = _read(self.text())
        self._mark(invalid=number is None)
        if number is not None:
            self._enter(number)

    def _enter(self, number: float) -> None:
        other = number != self.number
        self.number = number
        self._restore()
        if other:
            self.entered.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not self.isReadOnly():
            self._enter(round(min(max(self.number + step, 0.0), 1.0), DECIMALS))
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
        else:
            super().keyPressEvent(event)

    def _mark(self, *, invalid: bool) -> None:
        if self.property("invalid") != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)


def _read(text: str) -> float | None:
    """The number that was typed; None for what is none from 0 to 1."""
    try:
        number = round(float(text.strip().replace(",", ".")), DECIMALS)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None
