"""The matrix worked out in turns of the event loop, so that no number of hypotheses holds it up."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.analysis.matrix import Matrix, Weighing
from evidenceboard.canvas.hand import PAUSE, hand_rests
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId

TURN = 0.004
"""Seconds that a turn takes."""
TELL = 0.1
"""Seconds from one word about progress to the next."""
WAIT = 40
"""Milliseconds until the next look whether the hand rests."""


class WorkingOut(QObject):
    """Follows the board while it is asked to. Rule: what was worked out last stays until more is
    known; what takes no longer than a turn is known at once."""

    made_anew = Signal()
    """There is another matrix to show, or first columns of one."""
    progressed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.weighing = Weighing(document.board)
        self._work: Iterator[None] | None = self.weighing.build()
        self._tell_at = 0.0
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take_turn)

    @property
    def matrix(self) -> Matrix:
        return self.weighing.made

    @property
    def is_over(self) -> bool:
        """Whether the matrix is that of the board as it is."""
        return self._work is None

    def ask(self, question: RecordId | None) -> None:
        """Work out the answers to one question, or all hypotheses for None."""
        self.weighing.ask(question)
        self._work = self.weighing.build()
        self.go_on()

    def follow(self, change: Change) -> None:
        """The board has changed; `go_on` takes it into account."""
        self.weighing.follow(change)
        self._work = self.weighing.build()

    def go_on(self) -> None:
        """Take a turn at once, and the others once the hand rests."""
        if self._work is not None:
            self._advance()

    def go_on_later(self) -> None:
        """Take all turns once the hand rests."""
        if self._work is not None:
            self._turn.start(0)

    def rest(self) -> None:
        """Nobody sees it: leave the rest for later."""
        self._turn.stop()

    def _take_turn(self) -> None:
        if hand_rests(PAUSE):
            self.go_on()
        else:
            self._turn.start(WAIT)

    def _advance(self) -> None:
        before, end = self.weighing.made, perf_counter() + TURN
        for _ in self._work or ():
            if perf_counter() >= end:
                self._turn.start(0)
                break
        else:
            self._work = None
            self._turn.stop()
        if self.weighing.made is not before or self.is_over:
            self.made_anew.emit()
        elif perf_counter() >= self._tell_at:
            self._tell_at = perf_counter() + TELL
            self.progressed.emit()
