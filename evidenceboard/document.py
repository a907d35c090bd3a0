"""The open board: its records, where they are kept, and what can be undone."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Unpack

from PySide6.QtCore import QObject, Signal

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.history import History
from evidenceboard.model.records import BoardFacts
from evidenceboard.model.steps import Steps, part
from evidenceboard.storage import backups
from evidenceboard.storage.backups import Backup
from evidenceboard.storage.board_file import BoardReading, read_board_file
from evidenceboard.storage.keeper import Keeper
from evidenceboard.storage.lock import Holder
from evidenceboard.storage.opened import Opened, open_board
from evidenceboard.storage.recovery import Recovered, Unsaved, recovered
from evidenceboard.storage.save_job import SaveJob
from evidenceboard.storage.sitting import HowSaved, Sitting

REVERT = "Revert to saved"


class Document(QObject):
    """Every edit passes through `perform`: stored first, then made, then announced.

    Rule: when storing raises, nothing else has happened, here or on screen.
    """

    changed = Signal(object)
    """A Change, after it was stored and made."""
    state_changed = Signal()
    """The path, the title, what can be undone, or whether all is saved to the file."""

    def __init__(
        self,
        board: Board,
        keeper: Keeper,
        path: Path | None = None,
        parent: QObject | None = None,
        *,
        read_only: str = "",
        saved: bool = True,
    ) -> None:
        super().__init__(parent)
        self.board = board
        self.history = History()
        self.path = path
        self.read_only = read_only
        """Why the board cannot be edited, as a sentence; "" when it can."""
        self._keeper = keeper
        self._saved_at: object = self.history.mark if saved else None
        self._storing: Generator[float, None, object] | None = None
        """While an edit is stored in steps: these."""
        self._marks: dict[int, object] = {}
        """While a saving runs: which state of the history each count of edits belongs to."""

    # -- a board's beginnings --

    @classmethod
    def untitled(
        cls,
        board: Board | None = None,
        contents: Iterable[bytes] = (),
        parent: QObject | None = None,
    ) -> Document:
        """A board that is in no file yet; `contents` are the bytes its attachments name."""
        made = board or Board(facts=BoardFacts(created=_now()))
        return cls(made, Sitting(made, contents=contents), parent=parent)

    @classmethod
    def copy_of(cls, path: Path, parent: QObject | None = None) -> Document:
        """A new, untitled board with all that a file holds. The file is only read."""
        sitting = Sitting.of_template(read_board_file(path))
        return cls(sitting.board, sitting, parent=parent)

    @classmethod
    def open(
        cls,
        path: Path,
        who: str = "",
        parent: QObject | None = None,
        *,
        even_from: Holder | None = None,
    ) -> Document:
        """The board in a file, locked for others in the name of `who`. Raises BoardFileError.

        What cannot be edited opens all the same and says why in `read_only`. `even_from` names
        the holder of a lock whom the user has decided to pass over.
        """
        return cls.of(open_board(path, who, even_from), parent)

    @classmethod
    def of(cls, opened: Opened, parent: QObject | None = None) -> Document:
        """The board in a file that has been opened, in whatever thread."""
        sitting, why = opened.sitting, opened.read_only
        return cls(sitting.board, sitting, sitting.origin.path, parent, read_only=why)

    @classmethod
    def recover(cls, left: Unsaved, who: str = "", parent: QObject | None = None) -> Document:
        """The board that a crash left unsaved. Raises BoardFileError where it cannot be read."""
        return cls.of_recovered(recovered(left, who), parent)

    @classmethod
    def of_recovered(cls, found: Recovered, parent: QObject | None = None) -> Document:
        """The same where it was read before, in whatever thread."""
        sitting, why = found.sitting, found.read_only
        return cls(sitting.board, sitting, sitting.origin.path, parent, read_only=why, saved=False)

    # -- what it is called and how it stands --

    @property
    def title(self) -> str:
        """What the board is called: by its own title, else by its file."""
        return self.board.facts.title or (self.path.stem if self.path else "Untitled board")

    @property
    def is_saved(self) -> bool:
        """Whether the file on disk holds all that the board holds."""
        return self._saved_at is self.history.mark

    @property
    def holder(self) -> Holder | None:
        """Who else has the file open, where that is why this board is read-only."""
        return self._sitting.holder

    def state_id(self) -> str:
        """What names the state that the board is in now: of which saved version, and how many
        changes it has seen. Raises OSError where they cannot be kept."""
        return self._keeper.state_id()

    @property
    def drafts(self) -> Mapping[str, str]:
        """What text editors held when they were last heard of, by key."""
        return self._keeper.drafts()

    # -- editing --

    def perform(self, label: str, change: Change, *, goes_on: bool = False) -> None:
        """Make an edit under the name that the Edit menu will show. An empty change is no edit;
        one that `goes_on` from the last of that name is taken back together with it."""
        if change:
            self.history.perform(label, change, self._apply, goes_on=goes_on)
            self._note_state()

    def undo(self) -> None:
        if self.history.undo(self._apply):
            self._note_state()

    def redo(self) -> None:
        if self.history.redo(self._apply):
            self._note_state()

    def performing(self, label: str, change: Change) -> Steps:
        """`perform` in steps, for what holds the window up otherwise. Nothing else is edited until
        the last one, which makes the edit; closing them before leaves all as it was."""
        if change:
            yield from self._applying(change)
            self.history.note(label, change)
            self._note_state()

    def undoing(self) -> Steps:
        """`undo` in such steps."""
        if (change := self.history.to_undo) is not None:
            yield from self._applying(change)
            self.history.note_undone()
            self._note_state()

    def redoing(self) -> Steps:
        """`redo` in such steps."""
        if (change := self.history.to_redo) is not None:
            yield from self._applying(change)
            self.history.note_redone()
            self._note_state()

    def keep_content(self, data: bytes) -> str:
        """Keep an attachment's bytes before a change refers to them; returns their SHA-256."""
        self._require_editable()
        return self._keeper.keep_content(data)

    def content(self, sha256: str) -> bytes:
        """An attachment's bytes. Raises KeyError where there are none."""
        return self._keeper.content(sha256)

    def content_later(self, sha256: str) -> Callable[[], bytes]:
        """What reads the same bytes when it is called, on any thread; it holds nothing of Qt's."""
        return self._keeper.content_later(sha256)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what an open text editor holds, in case of a crash; "" once it has closed."""
        self._keeper.keep_draft(key, text)

    def start_keeping(self) -> None:
        """Make the working copy: after the first paint, since it takes a moment to load."""
        if not self.read_only:
            self._sitting.start()

    def rest(self) -> None:
        """Use a quiet moment, when no edit has come for some seconds, to tidy the working copy."""
        if self._storing is None:
            self._sitting.rest()

    # -- saving --

    def save(self, *, overwrite: bool = False) -> SaveJob:
        """What saves to the board's own file; run it in any thread, then hand it to `saved`.

        Without `overwrite` it raises FileChangedOnDiskError where the file is another by now.
        """
        self._require_editable()
        if self.path is None:
            raise ValueError("A board without a file is saved with save_as.")
        return self._save_job(self.path, overwrite=overwrite)

    def save_as(self, path: Path, who: str = "", even_from: Holder | None = None) -> SaveJob:
        """What saves to another file, which is the board's own from then on, locked for others in
        the name of `who`. Raises OpenElsewhereError where someone else has locked it, except
        `even_from`, whom the user has decided to pass over."""
        return self._save_job(path, overwrite=True, who=who, even_from=even_from)

    def save_copy(self, path: Path, who: str = "", even_from: Holder | None = None) -> SaveJob:
        """What saves a copy to another file; the board keeps its own, and the file its lock."""
        return self._save_job(path, is_copy=True, who=who, even_from=even_from)

    def saved(self, job: SaveJob) -> None:
        """Note that a job has run. Edits made meanwhile are still to be saved."""
        self._sitting.saved(job)
        if job.published is not None and not job.is_copy:
            self.read_only = ""
            self.mark_saved(job.target, self._marks.get(job.published.edits))

    def mark_saved(self, path: Path, mark: object) -> None:
        """Note that the state with this history mark is now in the file at `path`."""
        self.path, self._saved_at = path, mark
        self.state_changed.emit()

    def file_changed_on_disk(self) -> bool:
        """Whether someone has replaced the board's file. Cheap enough to ask every second."""
        return self._sitting.file_changed()

    def revert(self) -> Steps:
        """Go back to what the file holds now, as one step that can be undone.

        Yields the part done, while the file is read in a thread; nothing has happened before the
        last. Raises BoardFileError where it cannot be read.
        """
        if self.path is None:
            raise ValueError("A board without a file has nothing to go back to.")
        back = self.history.back_to(self._saved_at) if self._sitting.file_stands() else None
        if back is not None:  # the file need not be read to know what it holds
            self._require_editable()
            self.perform(REVERT, back)
            self._sitting.adopt_file()
        else:
            reading = yield from self._take_over(REVERT, self.path)
            self._sitting.adopt(reading)
        self.mark_saved(self.path, self.history.mark)

    def backups(self) -> list[Backup]:
        """The earlier saved versions that `restore` can go back to, the newest first."""
        board_id = self._sitting.board_id
        return backups.backups(board_id) if board_id else []

    def restore(self, backup: Backup) -> Steps:
        """Go back to an earlier version, in the same way."""
        yield from self._take_over("Restore earlier version", backup.path)

    def close(self, *, discard: bool = False) -> None:
        """Let the board go. Edits that are in no file stay for recovery unless `discard`."""
        if self._storing is not None:
            self._storing.close()
        self._sitting.close(keep=not (discard or self.is_saved))

    # -- within --

    @property
    def _sitting(self) -> Sitting:
        if not isinstance(self._keeper, Sitting):
            raise TypeError("This board is kept in memory and has no file.")
        return self._keeper

    def _save_job(self, path: Path, **how: Unpack[HowSaved]) -> SaveJob:
        job = self._sitting.save_job(path, **how)
        self._marks = {self._sitting.edits: self.history.mark}
        return job

    def _note_state(self) -> None:
        if self._marks:
            self._marks[self._sitting.edits] = self.history.mark
        self.state_changed.emit()

    def _take_over(self, label: str, path: Path) -> Generator[float, None, BoardReading]:
        """Make the board what a file holds, which is read and compared in a thread, as one step."""
        from evidenceboard.storage.taking_over import TakingOver  # noqa: PLC0415  # rarely wanted

        self._require_editable()
        other = TakingOver(self.board, self._sitting, path)
        self.changed.connect(other.note)
        try:
            reading = yield from other.finding()
            self.perform(label, other.change)
        finally:
            self.changed.disconnect(other.note)
            other.end()
        return reading

    def _require_editable(self) -> None:
        if self.read_only:
            raise PermissionError(self.read_only)
        if self._storing is not None:
            raise PermissionError("Another edit of this board is still being stored.")

    def _apply(self, change: Change) -> None:
        self._require_editable()
        make = self.board.checked(change)
        self._keeper.store(change)
        make()
        self.changed.emit(change)

    def _applying(self, change: Change) -> Steps:
        """`_apply` in steps."""
        self._require_editable()
        storing = self._storing = self._checking_and_storing(change)
        try:
            make = yield from storing
        finally:
            self._storing = None
        if make is None:
            raise PermissionError("The board was closed before the edit was stored.")
        make()
        self.changed.emit(change)

    def _checking_and_storing(
        self, change: Change
    ) -> Generator[float, None, Callable[[], None] | None]:
        """Returns what makes the change; None where it was closed from outside."""
        make = yield from part(self.board.checking(change), 0, 0.2)
        yield from part(self._keeper.storing(change), 0.2, 1)
        return make


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
