"""Publishing: the whole board as a new file that takes the old one's place.

Rule: under the target's name there is at every moment the whole old or the whole new version,
and the new one holds nothing that the board no longer holds.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from evidenceboard.storage import seal
from evidenceboard.storage.app_data import sync_folder
from evidenceboard.storage.board_file import check_published, fingerprint
from evidenceboard.storage.errors import BoardFileError, FileChangedOnDiskError, reason
from evidenceboard.storage.file_state import FileState

_UNUSED = "SELECT count(*) FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)"
_DROP_UNUSED = "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)"


@dataclass(frozen=True, slots=True)
class Published:
    """What a file holds after publishing: which state of the board, and which bytes."""

    revision: str
    board_id: str
    edits: int
    state: FileState


def publish(working_copy: Path, target: Path, *, expected: FileState | None = None) -> Published:
    """Write the board in a working copy to `target`, while edits may go on.

    `expected` is the state of the file that may be replaced; None allows any. Raises
    FileChangedOnDiskError where it is another, BoardFileError where the disk does not let us.
    """
    token = secrets.token_hex(8)
    part = target.with_name(f".{target.name}.{token}.part")
    inner = working_copy.with_name(f"publish-{token}.part")
    note = working_copy.with_name(f"{token}.note")
    with _in_words(target):
        try:
            note.write_text(str(part.absolute()), encoding="utf-8")
            mode = _permissions(part, target)
            _copy(working_copy, part, inner)
            made = _seal(part)
            part.chmod(mode)
            return _put_in_place(part, target, expected, made)
        finally:
            for left in (part, _journal(part), inner, _journal(inner), note):
                left.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a publishing from this working copy's folder left when its process died."""
    for note in folder.glob("*.note"):
        part = Path(note.read_text(encoding="utf-8"))
        if part.name.endswith(f".{note.stem}.part"):
            part.unlink(missing_ok=True)
            _journal(part).unlink(missing_ok=True)
        note.unlink()
    for inner in folder.glob("publish-*.part*"):
        inner.unlink()


def _journal(part: Path) -> Path:
    """What SQLite keeps beside a file while it fills it."""
    return part.with_name(f"{part.name}-journal")


def _copy(working_copy: Path, part: Path, inner: Path) -> None:
    """The live rows alone. Content that only an undo would need is dropped on the way, in the
    private folder, so that its bytes never touch the target's disk."""
    with _connected(working_copy) as connection:
        (unused,) = connection.execute(_UNUSED).fetchone()
        _vacuum_into(connection, inner if unused else part)
    if unused:
        with _connected(inner) as connection:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute(_DROP_UNUSED)
            _vacuum_into(connection, part)


def _vacuum_into(connection: sqlite3.Connection, path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection.execute("VACUUM INTO ?", (str(path),))


def _seal(part: Path) -> Published:
    """Seal the new file, then read it back as a stranger would."""
    revision, placeholder = str(uuid4()), seal.new_placeholder()
    with _connected(part) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("UPDATE board SET seal = ?, revision = ?", (placeholder, revision))
        board_id, edits = connection.execute("SELECT board_id, edits FROM board").fetchone()
        _, start, end = seal.place_of(connection)
    seal.put_seal(part, placeholder, start, end)
    return Published(revision, board_id, edits, check_published(part))


def _put_in_place(
    part: Path, target: Path, expected: FileState | None, made: Published
) -> Published:
    if expected is not None:
        _check_unchanged(target, expected)
    part.replace(target)
    sync_folder(target.parent)
    return replace(made, state=FileState.of(target.stat(), made.state.digest))


def _check_unchanged(target: Path, expected: FileState) -> None:
    if not target.exists() or FileState.of(target.stat()).looks_like(expected):
        return
    if fingerprint(target).digest != expected.digest:
        raise FileChangedOnDiskError(
            f"“{target.name}” was changed by someone else since it was opened, so it was not"
            " overwritten; your edits are stored in the working copy."
        )


def _permissions(part: Path, target: Path) -> int:
    """Who may read and write the new file: those who could use the old one, or else whoever
    may use any new file of this user, which an empty file made in the ordinary way tells."""
    part.touch(mode=0o666)
    new = part.stat().st_mode
    part.unlink()
    return stat.S_IMODE(target.stat().st_mode if target.exists() else new)


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None, timeout=5)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
    finally:
        connection.close()


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    try:
        yield
    except FileChangedOnDiskError:
        raise
    except (OSError, sqlite3.Error, ValueError) as error:
        raise BoardFileError(
            f"“{target.name}” was not saved: {reason(error).rstrip('.')};"
            " your edits are stored in the working copy."
        ) from error
