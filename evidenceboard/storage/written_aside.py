"""Statements run in a thread, since SQLite lets Python go on meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from threading import Thread

PATIENCE = 0.01
"""Seconds for which somebody who waits is kept waiting."""


class WrittenAside:
    """Rule: once `waiting` is over, or was closed, no statement runs any more. Who waits begins and
    ends the transaction."""

    def __init__(self, statements: Iterator[None], connection: sqlite3.Connection) -> None:
        self._statements, self._connection = statements, connection
        self._problem: Exception | None = None
        self._is_given_up = False
        self._taken = 0
        self._thread = Thread(target=self._run, name="writing")

    def waiting(self) -> Generator[float, None, None]:
        """Begin; one item for each moment until all is written, which tells how much nearly.
        Raises what stood in the way."""
        self._thread.start()
        try:
            while self._thread.is_alive():
                self._thread.join(PATIENCE)
                yield 1 - 1 / (1 + self._taken / 10)
        finally:
            self._give_up()
        if self._problem is not None:
            raise self._problem

    def _give_up(self) -> None:
        """Leave the rest unwritten."""
        while self._thread.is_alive():
            self._is_given_up = True
            self._connection.interrupt()
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        try:
            for _ in self._statements:
                self._taken += 1
                if self._is_given_up:
                    break
        except Exception as problem:  # noqa: BLE001  # raised again by who waits
            self._problem = problem
