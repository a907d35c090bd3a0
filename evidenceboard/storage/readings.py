"""Reading the bytes of attachments on any thread, while the window goes on."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from threading import Lock

from evidenceboard.storage import board_file
from evidenceboard.storage.errors import BoardFileError


class Readings:
    """The readings of one sitting, each through a connection of its own.

    Rule: none goes on once `close` has returned, so that what was read can be deleted on any
    system. All raise KeyError where the bytes are not to be had.
    """

    def __init__(self) -> None:
        self._turn = Lock()
        self._is_closed = False

    def close(self) -> None:
        """Wait for the reading that goes on; those to come find nothing."""
        with self._turn:
            self._is_closed = True

    def in_copy(self, working_copy: Path, sha256: str) -> bytes:
        """One attachment's bytes from the working copy, which may be written to meanwhile."""
        with self._turn:
            self._require_open(sha256)
            try:
                address = f"{working_copy.absolute().as_uri()}?mode=ro"
                with closing(sqlite3.connect(address, uri=True)) as connection:
                    found = board_file.content_of(connection, sha256)
            except sqlite3.Error as error:
                raise KeyError(sha256) from error
        return _required(found, sha256)

    def in_file(self, path: Path, sha256: str) -> bytes:
        """One attachment's bytes from a board file."""
        with self._turn:
            self._require_open(sha256)
            try:
                found = board_file.content(path, sha256)
            except BoardFileError as error:
                raise KeyError(sha256) from error
        return _required(found, sha256)

    def _require_open(self, sha256: str) -> None:
        if self._is_closed:
            raise KeyError(sha256)


def among(contents: Iterable[bytes], sha256: str) -> bytes:
    """The bytes with that SHA-256."""
    found = (data for data in contents if hashlib.sha256(data).hexdigest() == sha256)
    return _required(next(found, None), sha256)


def _required(found: bytes | None, sha256: str) -> bytes:
    if found is None:
        raise KeyError(sha256)
    return found
