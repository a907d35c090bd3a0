"""The bar over the canvas that says what is supposed for the moment, and what would follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evidenceboard.model.records import Card, RecordId
from evidenceboard.window.notices import Notices
from evidenceboard.window.words import counted

if TYPE_CHECKING:
    from evidenceboard.canvas.board_reasoning import BoardReasoning
    from evidenceboard.model.board import Board
    from evidenceboard.workspace import Workspace

MATTER = "what-if"
MOST_NAMED = 3
MOST_LETTERS = 32


class WhatIfBar(QObject):
    """Rule: it stands for as long as anything is supposed, and only its "Clear" ends that."""

    def __init__(self, workspace: Workspace, notices: Notices) -> None:
        super().__init__(workspace)
        self._workspace, self._notices = workspace, notices
        workspace.reasoning.what_if.changed.connect(self.follow)

    def follow(self) -> None:
        """Say what is supposed now; nothing while nothing is."""
        what_if = self._workspace.reasoning.what_if
        if what_if.is_on:
            told = sentence(self._workspace.board, self._workspace.reasoning)
            self._notices.tell(MATTER, told, [("Clear", what_if.clear)])
        else:
            self._notices.settle(MATTER)


def sentence(board: Board, reasoning: BoardReasoning) -> str:
    """ "What if: without “The leak”. 2 standings flip. Nothing of this is stored."."""
    supposed = list(_supposed(board, reasoning))
    named, rest = supposed[:MOST_NAMED], len(supposed) - MOST_NAMED
    listed = ", ".join(named) + (f" and {rest:,} more" if rest > 0 else "")
    flips = reasoning.what_if.flips
    moved = f"{counted(flips, 'standing')} {'flips' if flips == 1 else 'flip'}"
    return (
        f"What if: {listed}. {moved if flips else 'No standing flips'}. Nothing of this is stored."
    )


def _supposed(board: Board, reasoning: BoardReasoning) -> Iterator[str]:
    for key in sorted(reasoning.what_if.muted):
        yield f"without {_named(board, key)}"
    for key, rating in sorted(reasoning.what_if.ratings.items()):
        yield f"{_named(board, key)} rated {rating}"


def _named(board: Board, key: RecordId) -> str:
    """A card by its title, a statement by who makes it."""
    record = board.get(key)
    if isinstance(record, Card):
        title = " ".join(record.title.split()) or "Untitled"
        short = title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1]}…"
        return f"“{short}”"
    one = board.connectors.get(key)
    return f"what {_named(board, one.source)} says" if one is not None else "what is gone"
