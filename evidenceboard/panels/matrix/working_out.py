"""The matrix worked out in turns of the event loop, so that no number of hypotheses holds it up."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Signal

from evidenceboard.analysis.matrix import Matrix, Weighing
from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId

TELL = 0.1
"""Seconds from one word about progress to the next."""


class WorkingOut(QObject):
    """Follows the board while it is asked to. Rule: what was worked out last stays until more is
    known; what takes no longer than a turn is known at once."""

    made_anew = Signal()
    """There is another matrix to show, or first columns of one."""
    progressed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.weighing = Weighing(document.board)
        self._shown: Matrix | None = None
        self._tell_at = 0.0
        self._turns = InTurns(self)
        self._turns.turned.connect(self._tell)
        self._turns.begin(self.weighing.build())
        self.go_on, self.go_on_later = self._turns.go_on, self._turns.go_on_later
        self.rest = self._turns.rest

    @property
    def matrix(self) -> Matrix:
        return self.weighing.made

    @property
    def is_over(self) -> bool:
        """Whether the matrix is that of the board as it is."""
        return self._turns.is_over

    def ask(self, question: RecordId | None) -> None:
        """Work out the answers to one question, or all hypotheses for None."""
        self.weighing.ask(question)
        self._turns.begin(self.weighing.build())
        self.go_on()

    def follow(self, change: Change) -> None:
        """The board has changed; `go_on` takes it into account."""
        self.weighing.follow(change)
        self._turns.begin(self.weighing.build())

    def _tell(self) -> None:
        if self.matrix is not self._shown or self.is_over:
            self._shown = self.matrix
            self.made_anew.emit()
        elif perf_counter() >= self._tell_at:
            self._tell_at = perf_counter() + TELL
            self.progressed.emit()
