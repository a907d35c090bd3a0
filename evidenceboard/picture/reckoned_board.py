"""Where the claims of a board stand that is about to be pictured, as it is and as it will stay."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.assessment import Assessment
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import RecordId
from evidenceboard.picture.standing_facts import StandingFacts, standing_facts


class ReckonedBoard:
    """Rule: all pictures of the board share one reckoning, whichever of them asks for it first."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._assessment = Assessment(board)
        self._work = self._assessment.build()

    def reckon(self) -> Iterator[None]:
        """Work out what is not known yet, a few milliseconds a turn."""
        while not self._assessment.ready:
            next(self._work, None)
            yield

    def standing_facts(self, claim: RecordId) -> StandingFacts | None:
        """Where a claim stands; None until that is reckoned, and for what is no claim."""
        if not self._assessment.ready or not card_kind(self._board.cards[claim].kind).judged:
            return None
        return standing_facts(self._assessment.brief(claim))

    def is_muted(self, record: RecordId) -> bool:
        """Never: what is only supposed is in no picture."""
        return False

    def supposed_rating(self, record: RecordId) -> str:
        return ""
