"""The small file beside a board that tells others who has it open.

It holds a random id, the name the user chose to show, and a time: nothing about the machine.
Rule: a lock is taken over only when its process on this machine is known to be dead, which the
hold on `locks/<id>` in app-data tells; anyone else's is respected.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.app_data import home, private
from evidenceboard.storage.hold import Hold, turn

_LARGEST = 4096


@frozen
class Holder:
    """Who has a board open, as their lock file says. An unreadable one says nothing."""

    id: str = ""
    name: str = ""
    since: str = ""

    def sentence(self, path: Path, so: str) -> str:
        """What someone else is told, and what it means for them. Never names a machine."""
        who = f" by {self.name}" if self.name else ""
        when = f" since {self.since}" if self.since else ""
        return f"“{path.name}” is open elsewhere{who}{when}, so {so}."


class BoardLock:
    """A lock that this process has on a board file."""

    def __init__(self, board: Path, holder: Holder, hold: Hold) -> None:
        self.board = board
        self._holder = holder
        self._hold = hold
        self._released = False

    def release(self) -> None:
        """Take the lock file away if it is still ours, then what told that we live. Once is
        enough; more does nothing."""
        if self._released:
            return
        self._released = True
        if read_lock(self.board) == self._holder:
            lock_path(self.board).unlink(missing_ok=True)
        self._hold.release()
        self._hold.path.unlink(missing_ok=True)


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
    folder = private(home() / "locks")
    # two processes of this machine must not both find one lock stale and both take it
    with turn(folder):
        present = read_lock(board)
        if present is not None and present != even_from and not _is_dead(present, folder):
            return present
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        mine = Holder(str(uuid4()), name[:80], since)
        hold = Hold.take(folder / mine.id)
        if hold is None:
            return None
        lock = BoardLock(board, mine, hold)
        if _write(board, mine, replace=present is not None):
            return lock
        lock.release()
        return None


def _is_dead(holder: Holder, folder: Path) -> bool:
    """Whether the process behind a lock ran on this machine and no longer does."""
    try:
        trace = folder / str(UUID(holder.id))
    except ValueError:
        return False
    if not trace.exists():
        return False
    hold = Hold.take(trace)
    if hold is None:
        return False
    hold.release()
    trace.unlink(missing_ok=True)
    return True


def _write(board: Path, holder: Holder, *, replace: bool) -> bool:
    said = json.dumps({"id": holder.id, "name": holder.name, "since": holder.since})
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if replace else os.O_EXCL)
    try:
        handle = os.open(lock_path(board), flags, 0o644)
    except OSError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(said)
    return True
