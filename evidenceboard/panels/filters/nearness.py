"""How far from the selection: steps along connectors, and whether the start is held."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from evidenceboard.canvas.board_filter import BoardFilter
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

MOST_STEPS = 5


class Nearness(QWidget):
    """Rule: at most one number of steps is down; a second click on it asks no more."""

    steps_wanted = Signal(object)
    """A number of steps, or None."""
    hold_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons = [self._button(steps) for steps in range(MOST_STEPS + 1)]
        self.hold = _toggle("Hold", self)
        self.hold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hold.setAccessibleName("Hold the present start")
        self.hold.setToolTip("Keep counting from the present selection when another is made")
        self.hold.clicked.connect(self.hold_wanted)
        self.start = words("", "caption", self)
        box = QWidget(self)
        row = FlowLayout(box, spacing=5)
        for button in (*self.buttons, self.hold):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words("Steps from the selection", "field", self))
        column.addWidget(box)
        column.addWidget(self.start)

    def _button(self, steps: int) -> QToolButton:
        button = _toggle(str(steps), self)
        button.setProperty("steps", steps)
        told = (
            "Only what is selected"
            if not steps
            else f"At most {steps} {'connector' if steps == 1 else 'connectors'} away"
        )
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.clicked.connect(self._ask)
        return button

    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            self.steps_wanted.emit(button.property("steps") if button.isChecked() else None)

    def follow(self, asked: BoardFilter) -> None:
        """Show the steps asked for and what they are counted from."""
        for steps, button in enumerate(self.buttons):
            button.setChecked(steps == asked.steps)
        self.hold.setChecked(asked.is_held)
        self.hold.setEnabled(asked.is_held or bool(asked.start))
        self.start.setText(_start_in_words(asked))

    def set_look(self, look: Look) -> None:
        palette = look.palette
        self.hold.setIcon(icon("mdi6.pin-outline", palette.soft_ink, palette.selection))


def _toggle(text: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setProperty("role", "filter")
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _start_in_words(asked: BoardFilter) -> str:
    number = len(asked.start)
    records = f"{number:,} {'item' if number == 1 else 'items'}"
    if asked.is_held:
        return f"Counted from what was selected when it was held: {records}."
    if asked.steps is None:
        return "How many connectors away, in either direction."
    if not number:
        return "Nothing is selected, so everything counts as near."
    return f"Counted from what is selected now: {records}."
