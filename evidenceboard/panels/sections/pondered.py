"""Rows that take a while to find out: they are looked for while the hand rests, and then shown.

Rule: what was found for one state of the board is never shown for another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidenceboard.canvas.hand import PAUSE, hand_rests
from evidenceboard.panels.sections.connection_row import Connection
from evidenceboard.panels.sections.connections import Connections
from evidenceboard.panels.words import say, words
from evidenceboard.picture.look import Look

SOON, WAIT = 120, 80
"""Milliseconds until the search begins, and until another look whether the hand rests."""
TURN = 0.004
"""Seconds that a turn of the search takes."""

Found = tuple[Any, Connection]
"""What sorts a row among the others, and the row."""


class Pondered(QWidget):
    """A heading, the first few rows of what was found, and a sentence below."""

    chosen = Signal(str)

    def __init__(self, heading: str, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = most
        self._about: object = None
        self._work: Iterator[Found] = iter(())
        self._found: list[Found] = []
        self._told: Callable[[int], str] = str
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.rows = Connections(heading, self)
        self.rows.chosen.connect(self.chosen)
        self.note = words("", "note", self)
        column.addWidget(self.rows)
        column.addWidget(self.note)
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._go_on)
        self.hide()

    def ponder(
        self, about: object, work: Callable[[], Iterator[Found]], told: Callable[[int], str]
    ) -> None:
        """Look for rows about something, unless that was done; `told` makes the sentence from
        the number of rows. What is shown meanwhile is taken away."""
        if about == self._about:
            return
        self._about, self._told = about, told
        self._work, self._found = work(), []
        self.hide()
        self._turn.start(SOON)

    def forget(self) -> None:
        """Show nothing, and look for nothing."""
        self._about, self._work = None, iter(())
        self._turn.stop()
        self.hide()

    def halt(self) -> None:
        """Give up a search that is going on: what it looks at is no longer what the board is."""
        if not self.is_over:
            self.forget()

    def _go_on(self) -> None:
        if not hand_rests(PAUSE):
            self._turn.start(WAIT)
            return
        end = perf_counter() + TURN
        for found in self._work:
            self._found.append(found)
            if perf_counter() >= end:
                self._turn.start(0)
                return
        self._show()

    def _show(self) -> None:
        self._found.sort(key=_order)
        self.rows.show_connections([row for _, row in self._found[: self._most]])
        said = self._told(len(self._found))
        say(self.note, said)
        self.setVisible(bool(said or self._found))

    @property
    def is_over(self) -> bool:
        """Whether the search has come to its end."""
        return not self._turn.isActive()

    def set_look(self, look: Look) -> None:
        self.rows.set_look(look)


def _order(found: Found) -> Any:
    return found[0]
