"""What is supposed of an open board for the moment: cards that do not count, other ratings.

Rule: nothing of it is stored, undone or exported; it is gone with the workspace, and a record
that is deleted is supposed nothing of any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId

if TYPE_CHECKING:
    from evidenceboard.analysis.standings import Standings

NOTHING: frozenset[RecordId] = frozenset()


class WhatIf(QObject):
    """What is supposed, and where the claims would stand then."""

    asked = Signal()
    """Something else is supposed: work it out."""
    changed = Signal()
    """What is supposed, or what would follow from it, is not what it was."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.muted: frozenset[RecordId] = NOTHING
        self.ratings: Mapping[RecordId, str] = {}
        self.standings: Standings | None = None
        """Where the claims would stand; None while nothing is supposed or it is not worked out."""
        self.flips = 0
        """How many claims would stand otherwise, in a word."""
        self._touched: frozenset[RecordId] = NOTHING

    @property
    def is_on(self) -> bool:
        return bool(self.muted or self.ratings)

    # ---- supposing --------------------------------------------------------------------------

    def mute(self, ids: Iterable[RecordId]) -> None:
        """Suppose that these cards did not count."""
        self._suppose(self.muted | frozenset(ids), self.ratings)

    def unmute(self, ids: Iterable[RecordId]) -> None:
        """Let these cards count again."""
        self._suppose(self.muted - frozenset(ids), self.ratings)

    def rate(self, record: RecordId, rating: str | None) -> None:
        """Suppose another reliability of a card, or credibility of a connector; None: as it is
        recorded."""
        kept = {key: each for key, each in self.ratings.items() if key != record}
        self._suppose(self.muted, kept if rating is None else {**kept, record: rating})

    def clear(self) -> None:
        """Suppose nothing any more."""
        self._suppose(NOTHING, {})

    def _suppose(self, muted: frozenset[RecordId], ratings: Mapping[RecordId, str]) -> None:
        if (muted, ratings) != (self.muted, self.ratings):
            self.muted, self.ratings = muted, ratings
            self.asked.emit()

    def drop_gone(self, board: Board) -> None:
        """Suppose nothing of records that are no longer on the board."""
        muted = frozenset(key for key in self.muted if board.get(key) is not None)
        kept = {key: each for key, each in self.ratings.items() if board.get(key) is not None}
        self._suppose(muted, kept)

    # ---- what would follow ------------------------------------------------------------------

    def work_out(self, recorded: Standings) -> frozenset[RecordId]:
        """Where the claims would stand, beside how they do; the cards that look otherwise now."""
        before, self.standings, self.flips = self._touched, None, 0
        self._touched = NOTHING
        if self.is_on:
            self.standings = supposed = recorded.what_if(self.muted, self.ratings)
            self._touched = supposed.moved | self.muted | self.ratings.keys()
            self.flips = sum(
                supposed.brief(claim).word != recorded.brief(claim).word for claim in supposed.moved
            )
        self.changed.emit()
        return before | self._touched
