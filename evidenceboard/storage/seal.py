"""The seal: a SHA-256 of the whole file, kept inside it.

SQLite has no checksums and notices few flipped bits. The seal's own 64 letters, in the one row
of `board`, count as zeros; every other byte of the file counts as it is.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from pathlib import Path
from typing import BinaryIO

LENGTH = 64
BLANK = "0" * LENGTH
"""The seal of a board that is not published: a working copy."""
_CHUNK = 1 << 20


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


def offset_of(file: BinaryIO, seal: str, start: int, end: int) -> int | None:
    """Where in the file the seal's letters stand; None where that cannot be told."""
    file.seek(start)
    page = file.read(end - start)
    letters = seal.encode("ascii", "replace")
    if len(letters) != LENGTH or page.count(letters) != 1:
        return None
    return start + page.index(letters)


def digest(file: BinaryIO, offset: int | None) -> str:
    """The SHA-256 of a file with the 64 letters at `offset` counted as zeros."""
    counted = hashlib.sha256()
    file.seek(0)
    at = 0
    if offset is not None:
        while at < offset and (part := file.read(min(_CHUNK, offset - at))):
            counted.update(part)
            at += len(part)
        counted.update(BLANK.encode("ascii"))
        file.seek(offset + LENGTH)
    while part := file.read(_CHUNK):
        counted.update(part)
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
