"""What a finding is: something about the board that its analyst should know, in one sentence.

Rule: a finding's key stays the same as long as it is about the same thing, since what the analyst
accepted is kept by its key.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId


class Severity(IntEnum):
    """How much a finding asks for attention; the gravest come first."""

    FAULT = 0
    """The board contradicts itself."""
    CONCERN = 1
    """It weakens what the board says."""
    TASK = 2
    """Something is still to be done."""


@frozen
class Suggestion:
    """A connector that may be missing. Only the analyst can know; one press draws it."""

    words: str
    kind: str
    source: RecordId
    target: RecordId

    def change(self, board: Board) -> Change:
        """The edit that follows it."""
        return edits.connect(board, self.kind, self.source, self.target)


@frozen
class Finding:
    """One thing to know. `kind` names its entry in the catalogue, `title` is the sentence,
    `detail` says what it means or what to do, `records` are what it leads to, the main one
    first."""

    key: str
    kind: str
    title: str
    detail: str
    records: tuple[RecordId, ...]
    severity: Severity = Severity.CONCERN
    suggestion: Suggestion | None = None


def finding_key(kind: str, about: Iterable[str]) -> str:
    """The key of a finding of this kind about these records and words, in whatever order."""
    return ":".join((kind, *sorted(about)))
