"""Work beside the painting, in a thread of its own, so that two cores share an export.

Rule: the work touches nothing but memory that it was handed, so that a picture that is cancelled
meanwhile may leave it to finish unread.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread
from typing import BinaryIO, Generic, TypeVar

PATIENCE = 0.02
"""Seconds for which the event loop may be kept waiting."""

Result = TypeVar("Result")


class Aside(Thread, Generic[Result]):
    """One piece of work that has begun."""

    def __init__(self, work: Callable[[], Result], *, daemon: bool = True) -> None:
        """The program waits for the end of what is no `daemon` before it ends itself: Qt's own
        code must not go on then."""
        super().__init__(daemon=daemon)
        self._work = work
        self._done: list[Result] = []
        self._problem: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._done.append(self._work())
        except Exception as problem:  # noqa: BLE001  raised again by `result`
            self._problem = problem

    def wait(self) -> Iterator[None]:
        """One item for each moment that it is not ready yet."""
        while self.is_alive():
            self.join(PATIENCE)
            yield

    @property
    def result(self) -> Result:
        """What the work made, once it is ready. Raises what it raised."""
        self.join()
        if self._problem is not None:
            raise self._problem
        return self._done[0]


def on_disk(file: BinaryIO) -> Iterator[None]:
    """One item for each moment until the bytes of a file have reached the disk: where the disk
    is busy that takes seconds, after which closing the file takes none."""
    file.flush()
    syncing = Aside(partial(os.fsync, file.fileno()))
    yield from syncing.wait()
    _ = syncing.result
