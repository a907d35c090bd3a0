"""The open board: its records, where they are kept, and what can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.history import History


class Keeper(Protocol):
    """Where a document keeps its edits: a working copy on disk, or memory in tests."""

    def store(self, change: Change) -> None:
        """Keep a change for good before returning. Raises OSError when it cannot."""

    def keep_content(self, data: bytes) -> str:
        """Keep an attachment's bytes; returns their SHA-256 in hexadecimal."""

    def content(self, sha256: str) -> bytes:
        """The bytes kept under that SHA-256. Raises KeyError where there are none."""

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what an open text editor holds, in case of a crash; "" once it has closed."""

    def drafts(self) -> Mapping[str, str]:
        """The drafts kept, by the keys they were kept under."""


class Document(QObject):
    """Every edit passes through `perform`: stored first, then made, then announced.

    Rule: when storing raises, nothing else has happened, here or on screen.
    """

    changed = Signal(object)
    """A Change, after it was stored and made."""
    state_changed = Signal()
    """The path, the title, what can be undone, or whether all is saved to the file."""

    def __init__(
        self,
        board: Board,
        keeper: Keeper,
        path: Path | None = None,
        parent: QObject | None = None,
        *,
        read_only: str = "",
        saved: bool = True,
    ) -> None:
        super().__init__(parent)
        self.board = board
        self.history = History()
        self.path = path
        self.read_only = read_only
        """Why the board cannot be edited, as a sentence; "" when it can."""
        self._keeper = keeper
        self._saved_at: object = self.history.mark if saved else None

    @property
    def is_saved(self) -> bool:
        """Whether the file on disk holds all that the board holds."""
        return self._saved_at is self.history.mark

    def mark_saved(self, path: Path, mark: object) -> None:
        """Note that the state with this history mark is now in the file at `path`."""
        self.path, self._saved_at = path, mark
        self.state_changed.emit()

    def perform(self, label: str, change: Change) -> None:
        """Make an edit under the name that the Edit menu will show. An empty change is no edit."""
        if change:
            self.history.perform(label, change, self._apply)
            self.state_changed.emit()

    def undo(self) -> None:
        if self.history.undo(self._apply):
            self.state_changed.emit()

    def redo(self) -> None:
        if self.history.redo(self._apply):
            self.state_changed.emit()

    def keep_content(self, data: bytes) -> str:
        """Keep an attachment's bytes before a change refers to them; returns their SHA-256."""
        return self._keeper.keep_content(data)

    def content(self, sha256: str) -> bytes:
        """An attachment's bytes. Raises KeyError where there are none."""
        return self._keeper.content(sha256)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what an open text editor holds, in case of a crash; "" once it has closed."""
        self._keeper.keep_draft(key, text)

    def _apply(self, change: Change) -> None:
        if self.read_only:
            raise PermissionError(self.read_only)
        self.board.check(change)
        self._keeper.store(change)
        self.board.apply(change)
        self.changed.emit(change)
