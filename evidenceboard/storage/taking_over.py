"""What a board has to undergo to be the one that a file holds, found while it may be edited."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change, Step
from evidenceboard.model.difference import steps_to
from evidenceboard.model.records import Card, RecordId
from evidenceboard.storage.board_file import BoardReading
from evidenceboard.storage.sitting import Sitting

TURN = 0.004
"""Seconds for which comparing two versions holds the window up at once."""


class TakingOver:
    """Rule: it alters nothing but that it keeps the bytes which the change will name; `note` is
    told of every edit meanwhile."""

    def __init__(self, board: Board, sitting: Sitting, path: Path) -> None:
        self._board, self._sitting = board, sitting
        self._revision, self._reading = sitting.origin.revision, sitting.read_other(path)
        self._edited = set[RecordId]()
        self._found = dict[RecordId, Step]()

    @property
    def change(self) -> Change:
        """What makes the board the other one, once it has been found."""
        return Change(self._found)

    def note(self, change: Change) -> None:
        """Take note of an edit: what was compared may not be so any more."""
        self._edited.update(change.steps)

    def finding(self) -> Generator[float, None, BoardReading]:
        """Read the file in a thread and compare both; yields the part done. Raises BoardFileError
        where it cannot be read, OSError where the board was saved meanwhile."""
        yield from self._reading.wait()
        other = self._reading.result
        theirs, read = other.reading.board, self._reading.done
        for done in self._compare(theirs, other.may_differ(self._board)):
            yield read + (1 - read) * done
        for sha256 in sorted(_new_contents(self._found.values())):
            data = other.content(sha256)
            if data is not None:
                self._sitting.keep_content(data)
            yield 1.0
        for key in self._edited:
            self._found.pop(key, None)
        for _ in self._compare(theirs, tuple(self._edited)):
            pass
        if self._sitting.origin.revision != self._revision:
            raise OSError("The board was saved meanwhile, so it was left as it is.")
        return other.reading

    def end(self) -> None:
        """Let the file go, once the change has been made or was given up."""
        self._reading.give_up()

    def _compare(self, other: Board, ids: Sequence[RecordId]) -> Iterator[float]:
        """Note the steps to what these records are on another board; yields the part done, after a
        few milliseconds each."""
        end = perf_counter() + TURN
        for done, step in enumerate(steps_to(self._board, other, ids)):
            if step is not None:
                self._found[ids[done]] = step
            if perf_counter() > end:
                yield done / len(ids)
                end = perf_counter() + TURN


def _new_contents(steps: Iterable[Step]) -> set[str]:
    """The SHA-256 of what cards have attached after these steps and had not before."""
    has: tuple[set[str], set[str]] = set(), set()
    for step in steps:
        for record, found in zip(step, has, strict=True):
            if isinstance(record, Card):
                found.update(one.sha256 for one in record.attachments)
    before, after = has
    return after - before
