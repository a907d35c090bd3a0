"""One saving, made on the window's thread and run on any, while edits go on."""

from __future__ import annotations

from pathlib import Path

from evidenceboard.storage import backups
from evidenceboard.storage.errors import reason
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.lock import BoardLock
from evidenceboard.storage.publish import Published, publish
from evidenceboard.storage.sitting_folder import Origin, SittingFolder


class SaveJob:
    """Publishes a board to a file. Rule: until `run` has returned, nothing has become of it.

    `is_copy`: the board goes on belonging to the file it had before.
    """

    def __init__(
        self,
        folder: SittingFolder,
        target: Path,
        *,
        expected: FileState | None,
        is_copy: bool = False,
        lock: BoardLock | None = None,
    ) -> None:
        self.target = target
        self.is_copy = is_copy
        self.lock = lock
        """The lock taken for a target that the board did not belong to before."""
        self.published: Published | None = None
        self.warning = ""
        """A sentence about what went wrong after the file was safely saved."""
        self._folder = folder
        self._expected = expected

    def run(self) -> None:
        """Save. Raises BoardFileError, or FileChangedOnDiskError; the file is then as it was."""
        try:
            done = publish(self._folder.working_copy, self.target, expected=self._expected)
        except BaseException:
            self._unlock()
            raise
        self.published = done
        if self.is_copy:
            self._unlock()
        else:
            self._follow_up(done)

    def _unlock(self) -> None:
        if self.lock is not None:
            self.lock.give_back()

    def _follow_up(self, done: Published) -> None:
        try:
            self._folder.set_origin(Origin(self.target, done.state, done.edits, done.revision))
            backups.keep(self.target, done.board_id, done.revision)
        except OSError as error:
            self.warning = f"“{self.target.name}” was saved, but no backup kept: {reason(error)}."
