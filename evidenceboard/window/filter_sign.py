"""The sign in the status line that a filter is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evidenceboard.window.sign import Sign

if TYPE_CHECKING:
    from evidenceboard.canvas.board_filter import BoardFilter


class FilterSign(Sign):
    """How many of all cards pass."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Clear the filter", parent)

    def follow(self, asked: BoardFilter, every: int) -> None:
        """Say how many of all cards pass; say nothing while nothing is asked for."""
        if asked.is_on and not asked.is_ready:
            self.say("Filter: looking …", "A filter is on; the cards are still being looked at")
        elif asked.is_on:
            passing = len(asked.passing_cards)
            self.say(
                f"Filter: {passing:,} of {every:,} cards",
                f"A filter is on: {passing:,} of {every:,} cards pass, the rest is dimmed",
            )
        self.setVisible(asked.is_on)
