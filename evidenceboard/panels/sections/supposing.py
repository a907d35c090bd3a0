"""What if this did not count, or were rated otherwise: asked where the card is looked at.

Rule: it supposes and records nothing; the board says above the canvas what is supposed.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from evidenceboard.model.scales import Scale, grade
from evidenceboard.panels.flow_layout import FlowLayout
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

AS_RECORDED = "As recorded"


class Supposing(QWidget):
    """Says `muted` with whether it is not to count, and `rated` with a rating or None."""

    muted = Signal(bool)
    rated = Signal(object)

    def __init__(self, scale: Scale, parent: QWidget, *, can_mute: bool = True) -> None:
        """`scale` are the ratings that can be supposed; none for what carries none."""
        super().__init__(parent)
        self._scale = scale
        self.mute = QPushButton("It did not count", self)
        self.mute.setCheckable(True)
        self.mute.setProperty("role", "choice")
        self.mute.setAccessibleName("What if it did not count")
        self.mute.clicked.connect(self.muted)
        self.mute.setVisible(can_mute)
        self.rating = QPushButton("", self)
        self.rating.setProperty("role", "choice")
        self.rating.setAccessibleName("What if it were rated otherwise")
        self.rating.setVisible(bool(scale))
        self._menu = QMenu(self.rating)
        self._group = QActionGroup(self)
        self.rating.setMenu(self._menu)
        for value, text in (
            ("", AS_RECORDED),
            *((one.value, _title(one.value, scale)) for one in scale),
        ):
            self._add(value, text)
        self._group.triggered.connect(self._rate)
        self._lay_out()
        self.show_supposed(is_muted=False, rating="")

    def _add(self, value: str, text: str) -> None:
        action = self._menu.addAction(text)
        action.setData(value)
        action.setCheckable(True)
        self._group.addAction(action)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(words("What if", "field", self))
        box = QWidget(self)
        flow = FlowLayout(box, spacing=6)
        flow.addWidget(self.mute)
        flow.addWidget(self.rating)
        column.addWidget(box)

    def show_supposed(self, *, is_muted: bool, rating: str) -> None:
        """Show what is supposed of the record in hand."""
        self.mute.setChecked(is_muted)
        self.rating.setText(f"It were rated {rating}" if rating else "It were rated …")
        for action in self._group.actions():
            action.setChecked(action.data() == rating)

    def _rate(self, action: QAction) -> None:
        self.rated.emit(action.data() or None)

    def set_look(self, look: Look) -> None:
        ink = look.palette.selection
        self.mute.setIcon(icon("mdi6.eye-off-outline", ink, look.palette.on_accent))
        self.rating.setIcon(icon("mdi6.help-circle-outline", ink))


def _title(value: str, scale: Scale) -> str:
    step = grade(scale, value)
    return f"{step.mark} · {step.label}" if step else value
