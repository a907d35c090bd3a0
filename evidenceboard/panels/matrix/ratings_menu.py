"""How a rating is given: by a letter, by one step up or down, or from a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from evidenceboard.model.matrix_ratings import RATINGS

LETTERS = {
    Qt.Key.Key_C: ("C", "CC"),
    Qt.Key.Key_I: ("I", "II"),
    Qt.Key.Key_N: ("N",),
    Qt.Key.Key_A: ("NA",),
}
"""What a letter gives; pressed again it gives the next of its list."""
UP, DOWN = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
LADDER = ("II", "I", "N", "C", "CC")
"""From disagreement to agreement: what − and + step along. Without a rating N is the start."""
KEYS = {"CC": "C C", "C": "C", "N": "N", "NA": "A", "I": "I", "II": "I I"}

CLEAR = ""
ENDS = ("Show the evidence on the board", "Show the hypothesis on the board")


def is_rating_key(event: QKeyEvent) -> bool:
    """Whether a key with no other one held rates a cell."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not held and (event.key() in (*LETTERS, *UP, *DOWN, *CLEARING, *OPENING))


def rating_by_key(key: int, now: str | None) -> str | None:
    """The rating that a key gives a cell that has one now; "" clears; None: no such key."""
    if key in CLEARING:
        return CLEAR
    if key in LETTERS:
        given = LETTERS[Qt.Key(key)]
        return given[(given.index(now) + 1) % len(given)] if now in given else given[0]
    step = (key in UP) - (key in DOWN)
    if not step:
        return None
    at = LADDER.index(now) if now in LADDER else LADDER.index("N")
    return LADDER[min(max(at + step, 0), len(LADDER) - 1)]


class RatingsMenu(QMenu):
    """All ratings as a list, the present one ticked, and the cell's two cards. Rule: it says what
    was chosen, no more."""

    chosen = Signal(str)
    """A rating, or "" for none."""
    end_wanted = Signal(int)
    """One of the two cards is to be shown on the canvas: 0 the evidence, 1 the hypothesis."""

    def __init__(self, now: str | None, parent: QWidget, *, rateable: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for rating in RATINGS:
            word = f"{rating.word[0].upper()}{rating.word[1:]}"
            self._add(f"{word}\t{KEYS[rating.value]}", rating.value, ticked=rating.value == now)
        self.addSeparator()
        self._add("Not assessed\tDel", CLEAR, ticked=now is None)
        for rating_action in self.actions():
            rating_action.setEnabled(rateable)
        self.addSeparator()
        self._ends = [self.addAction(words) for words in ENDS]
        self.triggered.connect(self._choose)

    def _add(self, text: str, value: str, *, ticked: bool) -> None:
        action = QAction(text, self)
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(ticked)
        self.addAction(action)
        if ticked:
            self.setActiveAction(action)

    def _choose(self, action: QAction) -> None:
        if action in self._ends:
            self.end_wanted.emit(self._ends.index(action))
        else:
            self.chosen.emit(str(action.data()))
