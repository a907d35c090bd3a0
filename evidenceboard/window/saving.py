"""Writing a window's board to files: its own, another one, a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evidenceboard.storage.errors import FileChangedOnDiskError
from evidenceboard.storage.lock import OpenElsewhereError
from evidenceboard.window import questions
from evidenceboard.window.background import Background
from evidenceboard.window.desk import Desk
from evidenceboard.window.questions import SUFFIX
from evidenceboard.window.words import UNTITLED

if TYPE_CHECKING:
    from evidenceboard.document import Document
    from evidenceboard.storage.lock import Holder
    from evidenceboard.storage.save_job import SaveJob

Step = Callable[[], object]
Ask = Callable[["Holder | None"], "SaveJob"]
"""What gets a saving ready, even where that holder has locked the file."""
LONGEST_NAME = 80


class Saving(QObject):
    """Saves in a thread, while the window answers. Rule: a save that fails leaves file and edits
    as they were, and says so in one sentence."""

    saved = Signal()
    """The board is in its file."""
    not_saved = Signal()
    """It is not: saving failed, or the user did not want to replace somebody else's version."""
    kept_elsewhere = Signal(str)
    """A sentence about a copy that was written."""

    def __init__(self, desk: Desk, window: QWidget, background: Background) -> None:
        super().__init__(background)
        self._desk, self._window, self._background = desk, window, background

    def save(self, document: Document, then: Step) -> None:
        """Write a board to its file, then go on with `then`."""
        self._publish(document, lambda _: document.save(), then)

    def save_as(self, document: Document, path: Path, then: Step) -> None:
        """Write a board to another file, which is its own from now on."""
        who = self._desk.user_name
        self._publish(document, lambda passed: document.save_as(path, who, passed), then)

    def save_copy(self, document: Document, path: Path) -> None:
        """Write a board to a file that it has nothing to do with from then on."""
        told, who = f"A copy was saved to {path.name}.", self._desk.user_name
        self._publish(
            document,
            lambda passed: document.save_copy(path, who, passed),
            lambda: self.kept_elsewhere.emit(told),
        )

    def ask_where(self, words: str, document: Document | None) -> Path | None:
        """Where the user wants a board to be written; None for nowhere."""
        return questions.ask_where_to_save(self._window, words, self.suggestion(document))

    def suggestion(self, document: Document | None) -> Path:
        """A board's file, or one named after its title where boards were last opened or saved."""
        if document is not None and document.path is not None:
            return document.path
        title = document.title if document is not None else ""
        safe = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
        name = " ".join(safe.split())[:LONGEST_NAME] or UNTITLED
        return Path(self._desk.last_folder, name + SUFFIX)

    def _publish(
        self, document: Document, ask: Ask, then: Step, even_from: Holder | None = None
    ) -> None:
        if self._background.busy:
            return
        try:
            job = ask(even_from)
        except OpenElsewhereError as error:
            if self._passes_over(error, document):
                self._publish(document, ask, then, error.holder)
            else:
                self.not_saved.emit()
            return
        except OSError as error:
            self.not_saved.emit()
            questions.tell_failure(self._window, error)
            return

        def done() -> None:
            self._finish(document, job, then)

        def failed(error: OSError) -> None:
            self._not_saved(document, error, then)

        self._background.start(job.run, done, failed)

    def _finish(self, document: Document, job: SaveJob, then: Step) -> None:
        self._desk.free(document)
        document.saved(job)
        self._desk.hold(document)
        if job.warning:
            questions.tell(self._window, job.warning)
        self._desk.note(document)
        self.saved.emit()
        then()

    def _not_saved(self, document: Document, error: OSError, then: Step) -> None:
        if not isinstance(error, FileChangedOnDiskError):
            self.not_saved.emit()
            questions.tell(
                self._window, str(error), "Your edits are kept; the file is as it was before."
            )
        elif questions.confirm(
            self._window,
            str(error),
            "Saving now replaces what the other program wrote.",
            "Replace it",
        ):
            self._publish(document, lambda _: document.save(overwrite=True), then)
        else:
            self.not_saved.emit()

    def _passes_over(self, error: OpenElsewhereError, document: Document) -> bool:
        """Whether to write a file all the same that someone else has locked. One that is open in
        another window here can be closed there."""
        path, name = error.path, error.path.name
        if path in self._desk.open_paths and path != document.path:
            questions.tell(
                self._window, f"“{name}” is open in another window. Close it there first."
            )
            return False
        return questions.confirm(
            self._window,
            f"{error.holder.has_it_open(path)}. Replace it all the same?",
            "If a crash left it locked, nobody is in the way. If someone is editing it, they keep"
            " what they see, find the file changed when they save, and have to choose whose edits"
            " stay.",
            "Replace it",
        )
