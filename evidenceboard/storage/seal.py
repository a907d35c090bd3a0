"""The seal: a SHA-256 of the whole file, kept inside it.

SQLite has no checksums and notices few flipped bits. The seal's own 64 letters, in the one row
of `board`, count as zeros; every other byte of the file counts as it is.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from io import BufferedIOBase
from pathlib import Path

LENGTH = 64
BLANK = "0" * LENGTH
"""The seal of a board that is not published: a working copy."""
_CHUNK = 8 << 20
"""Bytes that are read, and then hashed, while Python goes on elsewhere. After each the thread waits
until Python has time for it, 5 ms where another one is busy."""


def new_placeholder() -> str:
    """Letters that stand in the seal's place until the file is whole, found by being unique."""
    return secrets.token_hex(LENGTH // 2)


def place_of(connection: sqlite3.Connection) -> tuple[str, int, int]:
    """The seal as the file has it, and where the page begins and ends on which it stands."""
    (seal,) = connection.execute("SELECT seal FROM board").fetchone() or ("",)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'board'"
    ).fetchone()
    return str(seal), (root - 1) * size, root * size


def offset_of(file: BufferedIOBase, seal: str, start: int, end: int) -> int | None:
    """Where in the file the seal's letters stand; None where that cannot be told."""
    file.seek(start)
    page = file.read(end - start)
    letters = seal.encode("ascii", "replace")
    if len(letters) != LENGTH or page.count(letters) != 1:
        return None
    return start + page.index(letters)


def digest(file: BufferedIOBase, offset: int | None) -> str:
    """The SHA-256 of a file with the 64 letters at `offset` counted as zeros."""
    counted, room = hashlib.sha256(), memoryview(bytearray(_CHUNK))
    file.seek(0)
    at = 0
    if offset is not None:
        while at < offset and (read := file.readinto(room[: offset - at])):
            counted.update(room[:read])
            at += read
        counted.update(BLANK.encode("ascii"))
        file.seek(offset + LENGTH)
    while read := file.readinto(room):
        counted.update(room[:read])
    return counted.hexdigest()


def put_seal(path: Path, placeholder: str, start: int, end: int) -> str:
    """Seal a file that nobody has open: put its digest where the placeholder stands, for good."""
    with path.open("r+b") as file:
        offset = offset_of(file, placeholder, start, end)
        if offset is None:
            raise ValueError("The place of the seal was not found.")
        seal = digest(file, offset)
        file.seek(offset)
        file.write(seal.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    return seal
