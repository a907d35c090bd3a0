"""Work that is taken in turns of the event loop, so that it never holds the window up."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.canvas.hand import PAUSE, hand_rests

TURN = 0.004
"""Seconds that a turn takes."""
WAIT = 40
"""Milliseconds until the next look whether the hand rests."""


class InTurns(QObject):
    """One piece of work at a time, in steps. Rule: what takes no longer than a turn is done at
    once; all else waits for the hand."""

    turned = Signal()
    """A turn was taken; maybe it was the last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take_turn)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return self._work is None

    def begin(self, work: Iterator[None]) -> None:
        """Have this to do instead of what was left; `go_on` does it."""
        self._work = work

    def go_on(self) -> None:
        """Take a turn at once, and the others once the hand rests."""
        if self._work is not None:
            self._advance(self._work)

    def go_on_later(self) -> None:
        """Take all turns once the hand rests."""
        if self._work is not None:
            self._turn.start(0)

    def rest(self) -> None:
        """Nobody sees what comes of it: leave the rest for later."""
        self._turn.stop()

    def _take_turn(self) -> None:
        if hand_rests(PAUSE):
            self.go_on()
        else:
            self._turn.start(WAIT)

    def _advance(self, work: Iterator[None]) -> None:
        end = perf_counter() + TURN
        for _ in work:
            if perf_counter() >= end:
                self._turn.start(0)
                break
        else:
            self._work = None
            self._turn.stop()
        self.turned.emit()
