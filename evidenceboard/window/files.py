"""From board files to the board in a window and back: new, open, save, revert, close."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evidenceboard.resources import resource
from evidenceboard.window import large_opening, questions
from evidenceboard.window.background import Background
from evidenceboard.window.desk import Desk
from evidenceboard.window.questions import Answer
from evidenceboard.window.saving import Saving, Step

if TYPE_CHECKING:
    from evidenceboard.document import Document
    from evidenceboard.model.steps import Steps
    from evidenceboard.picture.scene import Scene
    from evidenceboard.storage.backups import Backup
    from evidenceboard.storage.lock import Holder
    from evidenceboard.storage.recovery import Recovered, Unsaved
    from evidenceboard.window.large_opening import LargeOpening

SAMPLE = ("samples", "second-mobilization.evboard")


def nothing() -> None:
    """The step after the last one."""


class BoardFiles(QObject):
    """The document of one window and all that happens to it as a file. Rule: nothing here
    gives up an edit unless the user was asked and said so; every failure is one sentence."""

    glimpsed = Signal(object)
    """A LargeOpening, which can be shown while its board is being read."""
    opened = Signal(object, object)
    """A Document that now belongs to this window, in place of the one before; and its Scene,
    where that has been made already, else None."""
    closing = Signal()
    """The document is about to be given up."""
    closed = Signal()
    """The window has no document any more."""
    stayed = Signal()
    """The document was to be closed and is still here: the user said so, or saving failed."""
    saved = Signal()
    """The board is in its file."""
    kept_elsewhere = Signal(str)
    """A sentence about a copy that was written."""
    work_wanted = Signal(str, object)
    """What is to be done takes a while: words for it, and an iterator of its steps."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.document: Document | None = None
        self.opening: LargeOpening | None = None
        """The board that is being read for this window."""
        self.background = Background(self)
        self.saving = Saving(desk, window, self.background)
        self.saving.saved.connect(self.saved)
        self.saving.not_saved.connect(self.stayed)
        self.saving.kept_elsewhere.connect(self.kept_elsewhere)
        self._is_taking = False
        """Another version is being read for the board."""
        self.commit: Step = nothing
        """What must happen before a board is saved or given up: open editors are closed."""

    # ---- opening ------------------------------------------------------------------------

    def new(self) -> None:
        self.take(_documents().untitled())

    def open(self, path: Path | None = None) -> None:
        """Open a board file; the user chooses when none is given."""
        chosen = path or questions.ask_what_to_open(self._window, self._desk.last_folder)
        if chosen is None:
            return
        if chosen.resolve() in self._desk.open_paths:
            self._desk.front_wanted.emit(chosen.resolve())
        elif _is_large(chosen):
            self._try(lambda: self._open_large(chosen))
        else:
            self._try(lambda: self.take(_documents().open(chosen, self._desk.user_name)))

    def _open_large(self, path: Path) -> None:
        """Show a quick look at a board, and the board itself once it is read."""
        if self._is_taken:
            self._desk.board_wanted.emit(path)
        else:
            self._read_large(path)

    def _read_large(
        self, path: Path, *, even_from: Holder | None = None, as_copy: bool = False
    ) -> None:
        """Put a large board in the place of what is here, which has nothing to lose."""
        opening = large_opening.LargeOpening(
            path, self._desk.user_name, self, even_from=even_from, as_copy=as_copy
        )
        self._let_go(discard=True)
        self.opening = opening
        opening.done.connect(self._take_opened)
        opening.failed.connect(self._not_opened)
        self.glimpsed.emit(opening)

    def _take_opened(self) -> None:
        opening, self.opening = self.opening, None
        if opening is not None:
            self._replace(opening.document(), opening.scene)
            opening.deleteLater()

    def _not_opened(self, error: OSError) -> None:
        self.cancel_opening()
        questions.tell_failure(self._window, error)

    def cancel_opening(self) -> None:
        """Give up a board that is still being read; nothing of it stays."""
        if self.opening is not None:
            self._stop_opening()
            self.closed.emit()

    def _stop_opening(self) -> None:
        opening, self.opening = self.opening, None
        if opening is not None:
            opening.cancel()
            opening.wait()
            opening.deleteLater()

    def open_sample(self) -> None:
        self._try(lambda: self.take(_documents().copy_of(resource(*SAMPLE))))

    def open_version(self, version: Backup) -> None:
        """Show an earlier version as an untitled copy."""
        self.open_copy(version.path)

    def open_copy(self, path: Path) -> None:
        """Show a new board with all that a file holds."""
        if not _is_large(path):
            self._try(lambda: self.take(_documents().copy_of(path)))
        elif self._is_taken:
            self._desk.copy_wanted.emit(path)
        else:
            self._try(lambda: self._read_large(path, as_copy=True))

    def restore_version(self, version: Backup) -> None:
        """Go back to an earlier version, as one step that can be undone."""
        if self.document is not None:
            self.commit()
            words = "Going back to an earlier version"
            self._take_over(words, self.document.restore(version))

    def go_on_with_copy(self) -> None:
        """Put an untitled copy of a board that cannot be edited in its place."""
        if self.document is not None and self.document.path is not None:
            path = self.document.path
            if _is_large(path):
                self._try(lambda: self._read_large(path, as_copy=True))
            else:
                self._try(lambda: self._replace(_documents().copy_of(path)))

    def edit_anyway(self) -> None:
        """Pass over somebody else's lock, after saying what may come of it."""
        document = self.document
        if document is None or document.path is None or document.holder is None:
            return
        path, holder = document.path, document.holder
        if questions.confirm(
            self._window,
            f"Edit “{path.name}” although it is open elsewhere?",
            "If a crash left it locked, nothing can be lost. If someone is editing it, whoever"
            " saves last finds the file changed, and has to choose whose edits stay.",
            "Edit anyway",
        ):
            self._try(lambda: self._reopen(path, holder))

    def _reopen(self, path: Path, even_from: Holder) -> None:
        if _is_large(path):
            self._read_large(path, even_from=even_from)
            return
        name = self._desk.user_name
        self._replace(_documents().open(path, name, even_from=even_from))

    def restore(self, unsaved: Unsaved, then: Step, otherwise: Step) -> None:
        """Read what a crash left in a thread, show it, and go on with `then`. Where it cannot be
        read that is said, and all goes on with `otherwise`."""
        if self.background.busy:
            return
        from evidenceboard.picture.scene import Scene  # noqa: PLC0415  # after the first paint
        from evidenceboard.storage.recovery import recovered  # noqa: PLC0415  # the same

        found: list[tuple[Recovered, Scene]] = []
        name = self._desk.user_name

        def read() -> None:
            board = recovered(unsaved, name)
            found.append((board, Scene(board.sitting.board)))

        def done() -> None:
            (board, scene) = found[0]
            self.take(_documents().of_recovered(board), scene)
            then()

        def failed(error: OSError) -> None:
            questions.tell_failure(self._window, error)
            otherwise()

        self.background.start(read, done, failed)

    def take(self, document: Document, scene: Scene | None = None) -> None:
        """Show a document here, or in a window of its own when this one has a board."""
        if self.document is not None and not self._is_blank:
            self._desk.window_wanted.emit(document)
        else:
            self._replace(document, scene)

    def _replace(self, document: Document, scene: Scene | None = None) -> None:
        self._let_go(discard=self._is_blank)
        self.document = document
        self._desk.hold(document)
        self._desk.note(document)
        self.opened.emit(document, scene)

    @property
    def _is_taken(self) -> bool:
        """Whether another board needs a window of its own."""
        return self.opening is not None or (self.document is not None and not self._is_blank)

    @property
    def _is_blank(self) -> bool:
        """Whether there is nothing to lose: an untitled board on which nothing happened."""
        document = self.document
        return (
            document is not None
            and document.path is None
            and document.is_saved
            and not document.board.cards
            and document.history.redo_label is None
        )

    # ---- saving -------------------------------------------------------------------------

    def save(self, then: Step = nothing) -> None:
        """Write the board to its file, asking where if it has none; then go on with `then`."""
        document = self.document
        if document is None:
            return
        self.commit()
        if document.path is None or document.read_only:
            self.save_as(then)
        else:
            self.saving.save(document, then)

    def save_as(self, then: Step = nothing) -> None:
        """Write the board to another file, and go on with that."""
        document = self.document
        path = self.saving.ask_where("Save the board as", document)
        if document is not None and path is not None:
            self.commit()
            self.saving.save_as(document, path, then)

    def save_copy(self) -> None:
        """Write the board to another file, and go on with the present one."""
        document = self.document
        path = self.saving.ask_where("Save a copy of the board", document)
        if document is not None and path is not None:
            self.commit()
            self.saving.save_copy(document, path)

    # ---- reverting and closing ----------------------------------------------------------

    def revert(self) -> None:
        """Go back to the file, as one step that can be undone."""
        if self.document is not None and questions.confirm(
            self._window,
            "Go back to the board as it was last saved?",
            "This is one step, which Undo takes back.",
            "Revert",
        ):
            self.reload()

    def reload(self) -> None:
        """Take over what the file says now."""
        if self.document is not None:
            self.commit()
            self._take_over("Reading the board's file", self.document.revert())

    def _take_over(self, words: str, steps: Steps) -> None:
        if not self._is_taking:
            taking = self._taking(steps)
            next(taking)  # so that it notices its end, even if it is given up at once
            self.work_wanted.emit(words, taking)

    def _taking(self, steps: Steps) -> Steps:
        self._is_taking = True
        try:
            yield 0.0
            yield from steps
        finally:
            self._is_taking = False

    @property
    def is_busy(self) -> bool:
        """Whether the board is being saved, or another version of it read."""
        return self.background.busy or self._is_taking

    def close(self, then: Step = nothing) -> None:
        """Give the board up, asking about unsaved edits; `then` only when it was given up."""
        self.commit()
        document = self.document
        if document is None:
            self.cancel_opening()
            then()
        elif document.is_saved or document.read_only or self._is_blank:
            self._close(then, discard=self._is_blank)
        else:
            self._ask_and_close(document, then)

    def _ask_and_close(self, document: Document, then: Step) -> None:
        match questions.ask_to_save(self._window, document.title):
            case Answer.SAVE:
                self.save(lambda: self.close(then))
            case Answer.DISCARD:
                self._close(then, discard=True)
            case Answer.CANCEL:
                self.stayed.emit()

    def _close(self, then: Step, *, discard: bool) -> None:
        self._let_go(discard=discard)
        self.closed.emit()
        then()

    def _let_go(self, *, discard: bool) -> None:
        self._stop_opening()
        self.background.wait()
        if self.document is not None:
            self.closing.emit()
            self._desk.free(self.document)
            self.document.close(discard=discard)
            self.document = None

    # ---- in common ----------------------------------------------------------------------

    def _try(self, step: Step) -> bool:
        """Take a step; False, and said, where it fails."""
        try:
            step()
        except OSError as error:
            questions.tell_failure(self._window, error)
            return False
        return True


def _is_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size >= large_opening.LARGE


def _documents() -> type[Document]:
    """The class of documents, loaded with the first one: a large board is painted before."""
    from evidenceboard.document import Document  # noqa: PLC0415  # not before the first paint

    return Document
