"""What happens when something goes wrong that nobody foresaw."""

from __future__ import annotations

import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from evidenceboard import __version__
from evidenceboard.storage.errors import reason
from evidenceboard.window import questions

NOT_DONE = "A file could not be read or written: {reason}."
SENTENCE = "Something went wrong in Evidence Board, and the last step may not have been done."
KEPT = "Every edit made until then is stored. A note without any text of yours is in {name}."
LARGEST_LOG = 200_000


class Mishaps(QObject):
    """Takes up exceptions that reach nobody. Rule: the user is told in a sentence, the program
    goes on, and the log holds places in the code but no word of a board."""

    _told = Signal(str, str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.log = folder / "mishaps.log"
        self._telling = False
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on, take up what is raised in slots, events and threads."""
        sys.excepthook = self.take_up
        threading.excepthook = self._take_up_thread

    def take_up(
        self, kind: type[BaseException], raised: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif issubclass(kind, OSError):
            self._told.emit(_sentence(raised), "")
        else:
            self._write_down(kind, trace)
            self._told.emit(SENTENCE, KEPT.format(name=self.log))

    def _take_up_thread(self, arguments: threading.ExceptHookArgs) -> None:
        raised = arguments.exc_value or arguments.exc_type()
        self.take_up(arguments.exc_type, raised, arguments.exc_traceback)

    def _write_down(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """Where it happened. The exception's text is left out: it may quote a card."""
        places = (
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n"
            for frame in traceback.extract_tb(trace)
        )
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = f"{now} {__version__} {kind.__name__}\n{''.join(places)}"
        sys.stderr.write(entry)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.unlink()
        with self.log.open("a", encoding="utf-8") as log:
            log.write(entry)

    def _tell(self, sentence: str, detail: str) -> None:
        """One box at a time: a painter that fails would otherwise open one per frame."""
        window = QApplication.activeWindow() or next(iter(QApplication.topLevelWidgets()), None)
        if self._telling or window is None:
            return
        self._telling = True
        try:
            questions.tell(window, sentence, detail)
        finally:
            self._telling = False


def _sentence(raised: BaseException) -> str:
    """Our own errors are sentences; one of the system is a number and a few words."""
    of_system = isinstance(raised, OSError) and raised.errno is not None
    return NOT_DONE.format(reason=reason(raised)) if of_system else str(raised)
