"""A board while it is open: the file it came from, its lock, and the working copy of its edits.

Rule: the file is touched only by publishing. The working copy is made by `start`, at the latest
with the first edit and not before: a board that is only read has none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict
from uuid import uuid4

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.storage import board_file
from evidenceboard.storage.board_file import BoardReading
from evidenceboard.storage.errors import BoardFileError, NotStoredError, reason
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.lock import BoardLock, Holder, OpenElsewhereError, take_lock
from evidenceboard.storage.migration import bring_up_to_date
from evidenceboard.storage.readings import Readings, among
from evidenceboard.storage.row_reading import read_board
from evidenceboard.storage.save_job import SaveJob
from evidenceboard.storage.sitting_folder import Origin, SittingFolder

if TYPE_CHECKING:
    from evidenceboard.storage.other_version import VersionReading
    from evidenceboard.storage.working_copy import WorkingCopy


class HowSaved(TypedDict, total=False):
    """See `Sitting.save_job`."""

    is_copy: bool
    overwrite: bool
    who: str
    even_from: Holder | None


class Sitting:
    """Keeps one open board: the Keeper between a document and the disk."""

    def __init__(
        self,
        board: Board,
        reading: BoardReading | None = None,
        folder: SittingFolder | None = None,
        contents: Iterable[bytes] = (),
        bytes_in: Path | None = None,
    ) -> None:
        """`reading` is the file that holds the board; `folder` a working copy that does, or
        where there will be one.

        The bytes of attachments are in `reading`, in the file `bytes_in` or in `contents`.
        """
        self.board = board
        self.origin = folder.origin if folder else Origin()
        if reading is not None:
            self.origin = Origin(reading.path, reading.state, reading.edits, reading.revision)
        self.holder: Holder | None = None
        """Who else has the file open, once `lock` has found someone."""
        self._reading = reading
        self._template: BoardReading | None = None
        """The file of another board that this one began as a copy of."""
        self._folder = folder
        self._contents = tuple(contents)
        self._words = reading.words if reading else None
        self._bytes_in = reading.path if reading else bytes_in
        self._readings = Readings()
        self._drafts = folder.drafts() if folder else {}
        self._copy: WorkingCopy | None = None
        self._is_closed = False
        self._lock: BoardLock | None = None
        self._other: VersionReading | None = None
        self._not_ours: FileState | None = None
        """What was found in the place of our file when its bytes were last looked at."""
        self._locks_ahead: list[BoardLock] = []
        """Locks of files that jobs are about to make our own."""

    @classmethod
    def of_template(cls, reading: BoardReading, folder: SittingFolder | None = None) -> Sitting:
        """A new board with all that a file holds. Until `start`, the attachments stay there."""
        made = cls(reading.board, folder=folder, bytes_in=reading.path)
        made._template, made._words = reading, reading.words
        return made

    @classmethod
    def of_working_copy(cls, path: Path) -> Sitting:
        """What a dead sitting left in its folder. Raises BoardFileError where it cannot be read."""
        folder = SittingFolder.take(path)
        if folder is None:
            raise BoardFileError("This board is being recovered in another window.")
        try:
            bring_up_to_date(folder.working_copy)
            return cls(_board_in(folder.working_copy), folder=folder)
        except (OSError, sqlite3.Error, ValueError) as error:
            folder.release()
            raise BoardFileError(f"The working copy cannot be read: {reason(error)}.") from error

    def lock(self, name: str = "", even_from: Holder | None = None) -> str:
        """Tell others that the file is open here. Returns why it must not be edited, or ""."""
        path = self.origin.path
        if path is None:
            return ""
        if path.exists() and not path.stat().st_mode & 0o222:
            return f"“{path.name}” is write-protected, so it can be read but not edited here."
        try:
            taken = take_lock(path, name, even_from=even_from)
        except OSError as error:
            return f"Edits of “{path.name}” cannot be kept on this computer: {reason(error)}."
        if isinstance(taken, Holder):
            self.holder = taken
            return taken.sentence(path, "it can be read but not edited here")
        self._lock = taken
        return ""

    def start(self) -> WorkingCopy:
        """Make the working copy where there is none yet, or none any more. Raises NotStoredError,
        in words."""
        if self._is_closed:
            raise NotStoredError("The board has been closed.")
        if self._copy is None or not self._copy.path.exists():
            try:
                self._copy = self._make_copy() if self._copy is None else self._rescued(self._copy)
            except (OSError, sqlite3.Error) as error:
                if isinstance(error, NotStoredError):
                    raise
                raise NotStoredError(f"No working copy can be made: {reason(error)}.") from error
        return self._copy

    def _rescued(self, copy: WorkingCopy) -> WorkingCopy:
        """Go on in another folder: somebody has deleted ours. What is open can still be read."""
        folder = SittingFolder.new()
        try:
            copy.copy_to(folder.working_copy)
            folder.set_origin(self.origin)
            folder.set_drafts(self._drafts)
        except BaseException:
            folder.remove()
            raise
        copy.close()
        if self._folder is not None:
            self._folder.release()
        self._folder = folder
        return type(copy)(folder.working_copy)

    def _make_copy(self) -> WorkingCopy:
        from evidenceboard.storage import first_copy  # noqa: PLC0415  # for the first edit
        from evidenceboard.storage.working_copy import WorkingCopy  # noqa: PLC0415  # the same

        folder = self._folder = self._folder or SittingFolder.new()
        reading, to = self._reading or self._template, folder.working_copy
        if not to.exists():
            copied = folder.prepared.exists() or (
                reading is not None
                and not reading.complaint
                and first_copy.of_file(reading, folder.prepared)
            )
            if not copied or self._template is not None:
                self.origin = replace(self.origin, published=1)
            folder.set_origin(self.origin)
            if copied:
                if self._template is not None:
                    first_copy.begin_anew(folder.prepared)
                folder.prepared.replace(to)
            else:
                board_id = self._reading.board_id if self._reading else str(uuid4())
                first_copy.of_records(self.board, board_id, self._bytes_at_hand(), to)
        return WorkingCopy(to)

    def _bytes_at_hand(self) -> Iterable[bytes]:
        source = self._bytes_in
        return board_file.contents(source) if source and source.exists() else self._contents

    @property
    def edits(self) -> int:
        """How many changes the board has seen: names a state of it."""
        if self._copy is not None:
            return self._copy.edits
        return self._reading.edits if self._reading else 0

    def state_id(self) -> str:
        """Names the state the board is in now: the version it goes back to, and the changes since
        its beginning. Raises NotStoredError where there can be no working copy."""
        self.start()
        return f"{self.origin.revision or self.board_id}.{self.edits}"

    @property
    def board_id(self) -> str:
        """What all versions and copies of one board have in common; "" before it has any."""
        if self._copy is not None:
            return self._copy.board_id
        return self._reading.board_id if self._reading else ""

    def store(self, change: Change) -> None:
        self.start().store(change)

    def storing(self, change: Change) -> Generator[float, None, None]:
        yield from self.start().storing(change)

    def keep_content(self, data: bytes) -> str:
        return self.start().keep_content(data)

    def content(self, sha256: str) -> bytes:
        if self._copy is None and self._bytes_in is not None and not self._is_closed:
            found = board_file.content(self._bytes_in, sha256)
            if found is None:
                raise KeyError(sha256)
            return found
        try:
            return self.start().content(sha256)
        except NotStoredError as error:
            raise KeyError(sha256) from error

    def content_later(self, sha256: str) -> Callable[[], bytes]:
        if self._is_closed:
            return partial(among, (), sha256)
        if self._copy is None and self._bytes_in is not None:
            return partial(self._readings.in_file, self._bytes_in, sha256)
        if self._copy is None and self._folder is None:
            return partial(among, self._contents, sha256)
        return partial(self._readings.in_copy, self.start().path, sha256)

    def keep_draft(self, key: str, text: str) -> None:
        self.start()
        drafts = self._drafts | {key: text}
        if not text:
            del drafts[key]
        try:
            if self._folder is not None:
                self._folder.set_drafts(drafts)
        except OSError as error:
            raise NotStoredError(f"What is being typed is not kept: {reason(error)}.") from error
        self._drafts = drafts

    def drafts(self) -> Mapping[str, str]:
        return dict(self._drafts)

    def rest(self) -> None:
        """Use a quiet moment to fold the log of edits into the working copy."""
        if self._copy is not None:
            self._copy.tidy()

    def save_job(
        self,
        target: Path,
        *,
        is_copy: bool = False,
        overwrite: bool = False,
        who: str = "",
        even_from: Holder | None = None,
    ) -> SaveJob:
        """What saves the board to `target`, which another file than ours is locked for in the name
        of `who`; raises OpenElsewhereError where someone has that open, except `even_from`.

        Unless `overwrite`, our own file is left alone when it is no longer what we opened.
        """
        self.start()
        if self._folder is None:
            raise NotStoredError("There is no working copy to save from.")
        target = target.resolve()
        own = target == self.origin.path
        lock = None if own and self.holder is None else self._lock_for(target, who, even_from)
        expected = self.origin.state if own and not overwrite else None
        is_copy = is_copy and not own
        return SaveJob(self._folder, target, expected=expected, is_copy=is_copy, lock=lock)

    def _lock_for(self, target: Path, who: str, even_from: Holder | None) -> BoardLock | None:
        taken = take_lock(target, who, even_from=even_from)
        if isinstance(taken, Holder):
            raise OpenElsewhereError(target, taken)
        if taken is not None:
            self._locks_ahead.append(taken)
        return taken

    def saved(self, job: SaveJob) -> None:
        """Belong to the file that a job has saved."""
        if job.published is None or job.is_copy:
            return
        done = job.published
        self.origin = Origin(job.target, done.state, done.edits, done.revision)
        self.holder = None
        if job.lock is not None:
            if self._lock is not None:
                self._lock.release()
            self._locks_ahead.remove(job.lock)
            self._lock = job.lock

    def adopt(self, reading: BoardReading) -> None:
        """Note that the board now is what its file was just read to hold."""
        self._belong_to(Origin(reading.path, reading.state, self.edits, reading.revision))

    def adopt_file(self) -> None:
        """The same where it is known what the file holds, which stands as we know it."""
        self._belong_to(replace(self.origin, published=self.edits))

    def _belong_to(self, origin: Origin) -> None:
        self.origin = origin
        if self._folder is not None:
            self._folder.set_origin(origin)

    def read_other(self, path: Path) -> VersionReading:
        """Begin to read another version, to be compared with the board."""
        from evidenceboard.storage import other_version  # noqa: PLC0415  # brings numpy

        copy = self.start()
        if self._other is not None:
            self._other.close()
        self._other = other_version.VersionReading(path, copy.path)
        return self._other

    def file_stands(self) -> bool:
        """Whether our file is there and is still the one that we know."""
        path, state = self.origin.path, self.origin.state
        return bool(path and state and path.exists()) and not self.file_changed()

    def file_changed(self) -> bool:
        """Whether someone has put another file in the place of ours. Cheap while nobody has."""
        path, state = self.origin.path, self.origin.state
        if path is None or state is None or not path.exists():
            return False
        status = FileState.of(path.stat())
        if status.looks_like(state):
            return False
        if self._not_ours is not None and status.looks_like(self._not_ours):
            return True
        now = board_file.fingerprint(path)
        if now.digest != state.digest:
            self._not_ours = now
            return True
        self.origin = replace(self.origin, state=now)
        return False

    def close(self, *, keep: bool) -> None:
        """Let everything go; `keep` leaves the working copy to be recovered."""
        self._readings.close()
        if self._other is not None:
            self._other.close()
        if self._copy is not None:
            self._copy.close()
        if self._words is not None:
            self._words.close()
        if self._folder is not None:
            if keep:
                self._folder.release()
            else:
                self._folder.remove()
        self._unlock()
        self._copy = self._folder = None
        self._is_closed = True

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
        for lock in self._locks_ahead:
            lock.give_back()
        self._lock = None
        self._locks_ahead.clear()


def _board_in(working_copy: Path) -> Board:
    connection = sqlite3.connect(working_copy, isolation_level=None)
    try:
        return read_board(connection)
    finally:
        connection.close()
