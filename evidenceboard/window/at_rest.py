"""What a window sees to when nobody wants anything of it: room on the disk and in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from evidenceboard.canvas.hand import hand_rests
from evidenceboard.window.saving_ahead import SavingAhead

if TYPE_CHECKING:
    from evidenceboard.document import Document
    from evidenceboard.workspace import Workspace

QUIET = 5_000
"""Milliseconds without an edit after which storage may tidy up."""
SOON = 500
"""Milliseconds after all was reckoned, and between two looks whether the hand rests, until memory
is given back: reckoning about 100,000 cards leaves 40 MB that nobody uses."""


class AtRest(QObject):
    """Rule: nothing here is ever waited for, and none of it begins while the hand moves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._saving_ahead = SavingAhead(self)
        self._document: Document | None = None
        self._tidying = QTimer(self, singleShot=True, interval=QUIET)
        self._tidying.timeout.connect(self._tidy)
        self._giving_back = QTimer(self, singleShot=True, interval=SOON)
        self._giving_back.timeout.connect(self._give_back)

    def follow(self, workspace: Workspace) -> None:
        """Look after another board, until that is closed."""
        self._document = workspace.document
        self._saving_ahead.follow(self._document)
        workspace.changed.connect(self._tidying.start)
        workspace.reasoning.changed.connect(self._giving_back.start)

    def forget(self) -> None:
        """There is no board any more."""
        self._document = None

    def _tidy(self) -> None:
        if self._document is not None and not self._document.read_only:
            self._document.rest()

    def _give_back(self) -> None:
        from evidenceboard.window.freed_memory import give_back  # noqa: PLC0415  # loads ctypes

        if hand_rests():
            give_back()
        else:
            self._giving_back.start()
