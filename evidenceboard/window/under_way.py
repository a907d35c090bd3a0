"""Work that may take a while: how far it is, and a way to give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.export.format import Steps
from evidenceboard.export.running import ExportRun
from evidenceboard.window import questions
from evidenceboard.window.unheard import Unheard

PATIENCE = 500
"""Milliseconds of work before anything is said about it."""


class UnderWay(QDialog):
    """Does one step per turn of the event loop. Rule: it ends in one of two signals and goes;
    work that is soon done is never seen."""

    succeeded = Signal()
    given_up = Signal()
    """By the user or, which was told in a sentence, for what stood in the way."""

    def __init__(
        self, words: str, steps: Steps, parent: QWidget | None, *, alone: bool = False
    ) -> None:
        """Until an end that is `alone`, nothing else can be done in the window."""
        super().__init__(parent)
        window = parent.window().windowHandle() if alone and parent is not None else None
        self._unheard = Unheard(window, self) if window is not None else None
        self.setWindowTitle(words)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run = ExportRun(steps, self)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self.progress = QProgressBar(self, maximum=1000, textVisible=False)
        self.progress.setAccessibleName("Progress")
        self.cancel = QPushButton("Cancel", self)
        self._lay_out(words)
        self.cancel.clicked.connect(self.reject)
        self._slow.timeout.connect(self.open)
        self._run.progressed.connect(self._advance)
        self._run.finished.connect(self._succeed)
        self._run.failed.connect(self._fail)
        self._run.cancelled.connect(self._give_up)
        self._run.start()
        self._slow.start()

    def _lay_out(self, words: str) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(QLabel(words, self))
        column.addWidget(self.progress)
        column.addLayout(row)
        self.setMinimumWidth(360)

    def reject(self) -> None:
        """Give it up: what was made so far is thrown away."""
        self._run.cancel()

    def _advance(self, done: float) -> None:
        self.progress.setValue(round(done * 1000))

    def _succeed(self) -> None:
        self._go()
        self.succeeded.emit()

    def _fail(self, sentence: str) -> None:
        self._go()
        parent = self.parentWidget()
        if parent is not None:
            questions.tell(parent, sentence)
        self.given_up.emit()

    def _give_up(self) -> None:
        self._go()
        self.given_up.emit()

    def _go(self) -> None:
        self._slow.stop()
        if self._unheard is not None:
            self._unheard.end()
        super().reject()
        self.deleteLater()  # one that was never shown does not go by being closed
