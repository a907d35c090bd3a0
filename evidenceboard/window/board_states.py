"""Where a board's edits are, in words: beside the title, and in the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidenceboard.window.words import counted

if TYPE_CHECKING:
    from evidenceboard.document import Document


def board_state(document: Document) -> str:
    """For the top bar: saved or not, and how much there is."""
    board = document.board
    amount = f"{counted(len(board.cards), 'card')}, {counted(len(board.connectors), 'connector')}"
    return f"{_saved(document)} · {amount}"


def _saved(document: Document) -> str:
    if document.read_only:
        return "read-only"
    if document.path is None:
        return "not saved to a file yet" if not document.is_saved else "new"
    return "saved" if document.is_saved else "edited"


def stored_state(document: Document) -> str:
    """For the status line: what survives a crash, and what is in the file."""
    if document.read_only:
        return "Read-only"
    if document.path is None:
        return "Stored · not in a file yet"
    name = document.path.name
    return f"Stored · saved to {name}" if document.is_saved else f"Stored · not yet in {name}"
