"""What tells other processes on this machine that one of ours still runs.

A sign is a file with a random name that is held, in app-data and once more where the system keeps
what is needed only while it is up: app-data may be deleted, or another may be in use, and a crash
shall be known for one all the same.

Rule: the dead are those of whom a sign is found that nobody holds, and none that somebody does.
Of whom no sign is found nothing is known: they may be on another machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from stat import S_ISDIR

from evidenceboard.storage.app_data import home, private
from evidenceboard.storage.hold import Hold, turn


class LifeSign:
    """The sign of this process under one name, until it is taken away or the process ends."""

    def __init__(self, holds: list[Hold]) -> None:
        self._holds = holds

    @classmethod
    def give(cls, name: str) -> LifeSign:
        """Raises OSError where app-data cannot be written."""
        return cls([hold for folder in _folders() if (hold := Hold.take(folder / name))])

    def take_away(self) -> None:
        for hold in self._holds:
            hold.release()
            hold.path.unlink(missing_ok=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process on this machine is within the same."""
    with ExitStack() as stack:
        for folder in _folders():
            stack.enter_context(turn(folder))
        yield


def is_dead(name: str) -> bool:
    """Whether the process that gave the sign ran on this machine and no longer does."""
    from uuid import UUID  # noqa: PLC0415  # not before the first paint

    try:
        name = str(UUID(name))  # it stands in a file that anyone may have written
    except ValueError:
        return False
    found = [path for folder in _folders() if (path := folder / name).exists()]
    holds = [Hold.take(path) for path in found]
    dead = bool(holds) and None not in holds
    for hold in holds:
        if hold is not None:
            hold.release()
            if dead:
                hold.path.unlink(missing_ok=True)
    return dead


def _folders() -> list[Path]:
    """Where signs are given: in app-data always, in the other place where it is ours alone."""
    folders = [private(home() / "locks")]
    other = _while_up()
    if other is not None:
        folders.append(other)
    return folders


def _while_up() -> Path | None:
    """A folder that is there until the system goes down; None where it would be shared."""
    # tempfile looks in the same places, but takes 6 ms to load in the way of the first edit
    named = (os.environ.get(name, "") for name in ("XDG_RUNTIME_DIR", "TMPDIR", "TEMP"))
    around = next((one for one in (*named, "/tmp") if Path(one or "-").is_dir()), "")  # noqa: S108  # looked at below
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(around, f"evidenceboard-{user}")
    if not folder.is_absolute():
        return None
    try:
        status = private(folder).lstat()
    except OSError:
        return None
    shared = os.name != "nt" and (status.st_uid != user or status.st_mode & 0o077)
    return None if shared or not S_ISDIR(status.st_mode) else folder
