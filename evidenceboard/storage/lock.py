"""The small file beside a board that tells others who has it open.

It holds a random id, the name the user chose to show, and a time: nothing about the machine.
Rule: a lock is taken over only when its process on this machine is known to be dead, which the
sign of life under its id tells; anyone else's is respected until the user says otherwise.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.errors import BoardFileError
from evidenceboard.storage.life_signs import LifeSign, is_dead, one_at_a_time

_LARGEST = 4096


@frozen
class Holder:
    """Who has a board open, as their lock file says. An unreadable one says nothing."""

    id: str = ""
    name: str = ""
    since: str = ""

    def sentence(self, path: Path, so: str) -> str:
        """What someone else is told, and what it means for them."""
        return f"{self.has_it_open(path)}, so {so}."

    def has_it_open(self, path: Path) -> str:
        """The beginning of a sentence. Never names a machine."""
        who = f" by {self.name}" if self.name else ""
        when = f" since {self.since}" if self.since else ""
        return f"“{path.name}” is open elsewhere{who}{when}"


class OpenElsewhereError(BoardFileError):
    """A file is not written because someone else has it open; the user may pass over that."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(holder.sentence(path, "it is not overwritten"))
        self.path = path
        self.holder = holder


class BoardLock:
    """A lock that this process has on a board file."""

    def __init__(
        self, board: Path, holder: Holder, sign: LifeSign, passed_over: Holder | None = None
    ) -> None:
        self.board = board
        self._holder = holder
        self._sign = sign
        self._passed_over = passed_over
        """Who had the board locked before, and may live."""
        self._released = False

    def release(self) -> None:
        """Take the lock file away if it is still ours, then what told that we live. Once is
        enough; more does nothing."""
        self._end(None)

    def give_back(self) -> None:
        """The same where nothing has become of it: who was passed over has it locked again."""
        self._end(self._passed_over)

    def _end(self, next_holder: Holder | None) -> None:
        if self._released:
            return
        self._released = True
        is_ours = read_lock(self.board) == self._holder
        if is_ours and not (next_holder and _write(self.board, next_holder, replace=True)):
            lock_path(self.board).unlink(missing_ok=True)
        self._sign.take_away()


def lock_path(board: Path) -> Path:
    return board.with_name(f".{board.name}.lock")


def read_lock(board: Path) -> Holder | None:
    """Who has the board open, dead or alive; None where nobody does."""
    try:
        with lock_path(board).open("rb") as file:
            said = json.loads(file.read(_LARGEST))
        return Holder(*(str(said[key])[:80] for key in ("id", "name", "since")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError):
        return Holder()


def take_lock(
    board: Path, name: str = "", *, even_from: Holder | None = None
) -> BoardLock | Holder | None:
    """Lock a board. Returns the holder when someone else has it open, and None where no lock
    file can be made, as in a folder that may only be read.

    `even_from` names a holder whom the user has decided to pass over.
    """
    # two processes of this machine must not both find one lock stale and both take it
    with one_at_a_time():
        present = read_lock(board)
        living = None if present is None or is_dead(present.id) else present
        if living is not None and living != even_from:
            return living
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        from uuid import uuid4  # noqa: PLC0415  # not before the first paint

        mine = Holder(str(uuid4()), name[:80], since)
        lock = BoardLock(board, mine, LifeSign.give(mine.id), living)
        if _write(board, mine, replace=present is not None):
            return lock
        lock.release()
        return None


def _write(board: Path, holder: Holder, *, replace: bool) -> bool:
    said = json.dumps({"id": holder.id, "name": holder.name, "since": holder.since})
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if replace else os.O_EXCL)
    path = lock_path(board)
    try:
        handle = os.open(path, flags, 0o644)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(said)
    except OSError:  # as on a full disk; half a lock would keep everyone out for ever
        path.unlink(missing_ok=True)
        return False
    return True
