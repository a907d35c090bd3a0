"""A choice of a filter as a chip: down while the filter asks for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from evidenceboard.analysis.traits import Trait
from evidenceboard.model.frozen import frozen
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon

LONGEST = 28


@frozen
class Choice:
    """A trait to ask for, in words. `meaning` is told on hover and to screen readers; `icon`
    and `accent` are those of a kind."""

    trait: Trait
    word: str
    meaning: str = ""
    icon: str = ""
    accent: str = ""


class Chip(QToolButton):
    """Rule: it is down while the filter asks for its trait; the click only says what is wanted."""

    wanted = Signal(object)
    """The trait that is asked for, or no longer."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.number = -1
        self.setProperty("role", "filter")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if choice.icon:
            self.setIconSize(QSize(14, 14))
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self._ask)

    def show_state(self, number: int, *, asked: bool, counted: bool) -> None:
        """Show how many cards have the trait, in the chip itself where there is room for it."""
        self.setChecked(asked)
        if number == self.number:
            return
        self.number = number
        word = self.choice.word
        short = word if len(word) <= LONGEST else f"{word[: LONGEST - 1]}…"
        shown = f"{short}  {number:,}" if counted else short
        aside = "\N{THIN SPACE}" if self.choice.icon else ""
        self.setText(f"{aside}{shown}".replace("&", "&&"))
        said = self.choice.meaning or word
        told = f"{said}: {number:,} {'card' if number == 1 else 'cards'}"
        self.setAccessibleName(told)
        if self.choice.meaning:  # a tag says itself what it means, and might be read as markup
            self.setToolTip(told)
        if bool(self.property("empty")) != (number == 0):
            self.setProperty("empty", number == 0)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_look(self, look: Look) -> None:
        if self.choice.icon:
            self.setIcon(icon(self.choice.icon, look.palette.accent(self.choice.accent)))

    def _ask(self) -> None:
        self.setChecked(not self.isChecked())  # it goes down when the filter says so
        self.wanted.emit(self.choice.trait)
