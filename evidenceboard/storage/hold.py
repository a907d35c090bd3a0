"""A hold on a file that ends with the process that has it, however it ends.

Unlike a process number it cannot be mistaken for another's, and on POSIX `flock` is used because
its rival `lockf` is lost when the same process opens and closes the file once more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Hold:
    """A file held by this process. Rule: no two holds on one file exist at a time."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle

    @classmethod
    def take(cls, path: Path, *, wait: bool = False) -> Hold | None:
        """Hold a file, made where it is missing; None while someone else holds it.

        With `wait`, waits for the other to let go: forever on POSIX, ten seconds on Windows.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle, wait=wait)
        except OSError:
            os.close(handle)
            return None
        return cls(path, handle)

    def release(self) -> None:
        """Let go. The file stays."""
        os.close(self._handle)


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until no other process is within the same `turn` on that folder of ours."""
    hold = Hold.take(folder / "turn", wait=True)
    try:
        yield
    finally:
        if hold is not None:
            hold.release()


def _lock(handle: int, *, wait: bool) -> None:
    """Raises OSError while another holds the file."""
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
