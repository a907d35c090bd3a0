"""Another version of a board, read and compared with a working copy while the window goes on.

Rule: the file is only read, and judged like any other; nothing of it stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Thread

from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId
from evidenceboard.storage import board_file
from evidenceboard.storage.board_file import BoardReading, read_board_file
from evidenceboard.storage.differing import differing_records
from evidenceboard.storage.quick_opening import NOT_PLAIN, read_quickly
from evidenceboard.storage.safe_opening import in_sentences, never
from evidenceboard.storage.sitting_folder import SittingFolder

PATIENCE = 0.02
"""Seconds for which the event loop may be kept waiting."""


class OtherVersion:
    """A version that has been read. Whoever is done with its records closes it: the words of those
    that were not asked for until then are gone."""

    def __init__(
        self,
        reading: BoardReading,
        folder: SittingFolder | None = None,
        differing: Sequence[RecordId] | None = None,
    ) -> None:
        self.reading = reading
        self._folder, self._differing = folder, differing

    def may_differ(self, board: Board) -> Sequence[RecordId]:
        """The records that may not be what they are on `board`, or be on one of the two alone."""
        if self._differing is not None:
            return (board.facts.id, *self._differing)
        theirs = self.reading.board
        ids = (*board.cards, *theirs.cards, *board.connectors, *theirs.connectors)
        return tuple(dict.fromkeys((board.facts.id, *ids)))

    def content(self, sha256: str) -> bytes | None:
        """An attachment's bytes; None where they are missing or damaged."""
        path = self.reading.path if self._folder is None else self._folder.as_opened
        return board_file.content(path, sha256)

    def close(self) -> None:
        """Take away what was needed to read it; once is enough."""
        if self.reading.words is not None:
            self.reading.words.close()
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.remove()


class VersionReading(Thread):
    """One reading that has begun. The thread sees files only, no document."""

    def __init__(self, path: Path, working_copy: Path) -> None:
        super().__init__()
        self._path, self._working_copy = path, working_copy
        self._given_up = Event()
        self._found: OtherVersion | None = None
        self._problem: Exception | None = None
        self.done = 0.0
        """The part done so far."""
        self.start()

    def run(self) -> None:
        try:
            self._found = self._read()
        except Exception as problem:  # noqa: BLE001  # raised again by `result`
            self._problem = problem
        if self._found is not None and self._given_up.is_set():
            self._found.close()

    def _read(self) -> OtherVersion:
        cancelled = self._given_up.is_set
        try:
            reading, folder = read_quickly(self._path, cancelled, _nothing, never, to_edit=False)
        except NOT_PLAIN:
            return OtherVersion(read_board_file(self._path, cancelled))
        self.done = 0.6
        try:
            with in_sentences(self._path):
                differing = differing_records(self._working_copy, folder.as_opened, cancelled)
        except BaseException:
            OtherVersion(reading, folder).close()
            raise
        self.done = 0.9
        return OtherVersion(reading, folder, differing)

    def wait(self) -> Iterator[float]:
        """The part done, for each moment that it is not ready yet."""
        while self.is_alive():
            self.join(PATIENCE)
            yield self.done

    @property
    def result(self) -> OtherVersion:
        """What was read. Raises BoardFileError where it cannot be."""
        self.join()
        if self._problem is not None:
            raise self._problem
        if self._found is None:
            raise RuntimeError("Nothing was read.")
        return self._found

    def give_up(self) -> None:
        """Have it end soon, and leave nothing; also what is over and done with is put away."""
        self._given_up.set()
        if not self.is_alive():
            self.close()

    def close(self) -> None:
        """The same, and wait for the end."""
        self._given_up.set()
        self.join()
        if self._found is not None:
            self._found.close()


def _nothing(board: Board, columns: object) -> None:
    """What is done with a board while it is still being judged."""
