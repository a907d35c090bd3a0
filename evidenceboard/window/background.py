"""Work that would hold the window up, done in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from evidenceboard.canvas.hand import work_begins, work_ends

PATIENCE = 500
"""Milliseconds before work shows that it is going on."""


class _Thread(QThread):
    """Runs one function and keeps what it raised."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.raised: Exception | None = None

    def run(self) -> None:
        try:
            self._work()
        except Exception as error:  # noqa: BLE001  # told to the window's thread, which raises it
            self.raised = error


class Background(QObject):
    """One piece of work at a time. Rule: the work touches no widget and no document; what comes
    of it is taken up by `done` or `failed`, in the window's thread."""

    slow = Signal()
    """Work goes on for longer than `PATIENCE`."""
    over = Signal()
    """The work has come to its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._done: Callable[[], object] | None = None
        self._failed: Callable[[OSError], object] | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.slow)

    @property
    def busy(self) -> bool:
        return self._thread is not None

    def start(
        self,
        work: Callable[[], None],
        done: Callable[[], object],
        failed: Callable[[OSError], object],
    ) -> None:
        """Run `work`; afterwards one of the others. Raises RuntimeError while work is going on."""
        if self._thread is not None:
            raise RuntimeError("The work before this one is still going on.")
        self._done, self._failed = done, failed
        self._thread = _Thread(work, self)
        work_begins(self)
        self._thread.finished.connect(self._finish)
        self._patience.start()
        self._thread.start()

    def wait(self) -> None:
        """Let the work end before going on; for a program that is about to leave."""
        if self._thread is not None:
            self._thread.wait()
            self._finish()

    def _finish(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._patience.stop()
        work_ends(self)
        self.over.emit()
        thread.deleteLater()
        if thread.raised is None:
            self._go_on(self._done)
        elif isinstance(thread.raised, OSError) and self._failed is not None:
            self._failed(thread.raised)
        else:
            raise thread.raised

    def _go_on(self, step: Callable[[], object] | None) -> None:
        if step is not None:
            step()
