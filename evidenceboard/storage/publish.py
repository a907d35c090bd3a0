"""Publishing: the whole board as a new file that takes the old one's place.

Rule: under the target's name there is at every moment the whole old or the whole new version,
and the new one holds nothing that the board no longer holds.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock
from uuid import uuid4

from evidenceboard.model.frozen import frozen
from evidenceboard.storage import seal
from evidenceboard.storage.app_data import sync_folder
from evidenceboard.storage.board_file import check_published, fingerprint
from evidenceboard.storage.errors import BoardFileError, FileChangedOnDiskError, reason
from evidenceboard.storage.file_state import FileState
from evidenceboard.storage.unhurried import load_unhurried

_NEW_VERSION = "evidenceboard.storage.new_version"
"""What loads SQLModel."""
_HURRY = Event()
"""A save waits for that."""
_LOADING = Lock()
"""One thread at a time may alter how threads take turns."""


@frozen
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
    note = working_copy.with_name(f"{token}.note")
    with _in_words(target):
        try:
            note.write_text(str(part.absolute()), encoding="utf-8")
            mode = _permissions(part, target)
            placeholder = seal.new_placeholder()
            made = _seal(part, placeholder, _copy(working_copy, part, placeholder))
            part.chmod(mode)
            return _put_in_place(part, target, expected, made)
        finally:
            for left in (part, note):
                left.unlink(missing_ok=True)


def get_ready() -> None:
    """Load what publishing takes, in any thread and at any time before.

    Meanwhile Python changes between threads ten times as often as usual, and loading rests now and
    then, so that the window does not wait long for its turns.
    """
    with _LOADING:
        if _NEW_VERSION in sys.modules:
            return
        usual = sys.getswitchinterval()
        sys.setswitchinterval(usual / 10)
        try:
            load_unhurried(_NEW_VERSION, _HURRY)
        finally:
            sys.setswitchinterval(usual)


def sweep(folder: Path) -> None:
    """Remove what a publishing from this working copy's folder left when its process died."""
    for note in folder.glob("*.note"):
        part = Path(note.read_text(encoding="utf-8"))
        if part.name.endswith(f".{note.stem}.part"):
            part.unlink(missing_ok=True)
        note.unlink()


def _copy(working_copy: Path, part: Path, placeholder: str) -> Published:
    """All that the new file will hold, still without its seal."""
    _HURRY.set()
    get_ready()
    from evidenceboard.storage.new_version import write_version  # noqa: PLC0415  # loads SQLModel

    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    revision = str(uuid4())
    board_id, edits = write_version(working_copy, part, placeholder, revision)
    return Published(revision, board_id, edits, FileState.of(part.stat()))


def _seal(part: Path, placeholder: str, made: Published) -> Published:
    """Seal the new file, then read it back as a stranger would."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        _, start, end = seal.place_of(connection)
    seal.put_seal(part, placeholder, start, end)
    return replace(made, state=check_published(part))


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
