"""The sign in the status line that only what stands behind one claim is bright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evidenceboard.window.sign import Sign

if TYPE_CHECKING:
    from evidenceboard.model.board import Board
    from evidenceboard.model.records import RecordId

MOST_LETTERS = 28


class ChainSign(Sign):
    """Which claim it is, and how many cards stand behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Show all of the board again", parent)

    def follow(
        self, board: Board, claim: RecordId | None, chain: frozenset[RecordId] | None
    ) -> None:
        """Say what stands behind the claim that is looked at; say nothing while none is."""
        card = board.cards.get(claim) if claim is not None else None
        if card is not None and chain is not None:
            behind = sum(key in board.cards for key in chain) - 1
            title = " ".join(card.title.split()) or "Untitled"
            short = title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1]}…"
            told = f"{behind:,} of {len(board.cards) - 1:,} cards"
            self.say(
                f"Behind “{short}”: {told}",
                f"{told} stand behind “{title}”, the rest is dimmed",
            )
        self.setVisible(card is not None)
