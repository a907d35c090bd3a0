"""Writing a picture while the window goes on answering."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.export.format import Steps


class ExportRun(QObject):
    """Does one step per turn of the event loop.

    Rule: exactly one of `finished`, `failed` and `cancelled` is emitted, once, last.
    """

    progressed = Signal(float)
    finished = Signal()
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, steps: Steps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    def start(self) -> None:
        self._turn.start()

    def cancel(self) -> None:
        """Stop and leave nothing behind."""
        if self._turn.isActive():
            self._turn.stop()
            self._steps.close()
            self.cancelled.emit()

    def _step(self) -> None:
        try:
            done = next(self._steps)
        except StopIteration:
            self._turn.stop()
            self.finished.emit()
        except (OSError, ValueError, MemoryError) as problem:
            self._turn.stop()
            self.failed.emit(str(problem) or "There is not enough memory for the picture.")
        else:
            self.progressed.emit(done)
