"""What leads from one board to another, as a Change like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.change import Step
from evidenceboard.model.records import Card, Connector, Record, RecordId


def steps_to(before: Board, after: Board, ids: Iterable[RecordId]) -> Iterator[Step | None]:
    """For each of these ids the step that makes the record of `before` what it is on `after`; None
    where it is that already. What is put there needs nothing of `after` any more."""
    for key in ids:
        ours, theirs = before.get(key), after.get(key)
        yield None if ours == theirs else (ours, _whole(theirs))


def _whole(record: Record | None) -> Record | None:
    """The record with its words in memory."""
    is_unread = isinstance(record, Card | Connector) and record.library is not None
    return replace(record) if is_unread and record is not None else record
