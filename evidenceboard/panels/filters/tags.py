"""The tags of the board as chips, the commonest first, with a line that finds others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from evidenceboard.canvas.board_filter import BoardFilter
from evidenceboard.panels.filters.chip import Choice
from evidenceboard.panels.filters.chips import Chips
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look

MOST = 20
"""A board may have thousands of tags; so many are shown, and those that are asked for."""


class TagChoices(QWidget):
    """Rule: a tag that is asked for is shown whatever is typed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter: BoardFilter | None = None
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Find a tag")
        self.line.setAccessibleName("Find a tag")
        self.line.setClearButtonEnabled(True)
        heading = words("Tags", "field", self)
        heading.setBuddy(self.line)
        self.row = Chips("", self, counted=True)
        self.rest = words("", "caption", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (heading, self.line, self.row, self.rest):
            column.addWidget(part)
        self.row.wanted.connect(self.wanted)
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(self._take_first)

    def follow(self, asked: BoardFilter) -> None:
        """Show the board's tags and which of them are asked for."""
        self._filter = asked
        self._offer()

    def _offer(self) -> None:
        if self._filter is None:
            return
        all_tags = self._filter.traits.answers("tag")
        chosen = [tag for about, tag in sorted(self._filter.asked) if about == "tag"]
        typed = self.line.text().strip().casefold()
        others = [tag for tag, _ in all_tags if typed in tag.casefold() and tag not in chosen]
        self.row.offer([Choice(("tag", tag), tag) for tag in chosen + others[:MOST]])
        self.row.follow(self._filter)
        self.line.setVisible(len(all_tags) > MOST or bool(typed))
        say(self.rest, _rest(len(all_tags), len(others), typed=bool(typed)))

    def _take_first(self) -> None:
        """Enter takes the first tag that is found."""
        found = [chip for chip in self.row.chips if not chip.isChecked()]
        if found and self.line.text().strip():
            self.line.clear()
            self.wanted.emit(found[0].choice.trait)

    def set_look(self, look: Look) -> None:
        self.row.set_look(look)


def _rest(every: int, found: int, *, typed: bool) -> str:
    """What is not shown, in words."""
    if not every:
        return "No card has a tag."
    if typed and not found:
        return "No other tag has these letters."
    if found <= MOST:
        return ""
    return f"and {found - MOST:,} more; type to find them"
