"""What a window sees to when nobody wants anything of it: room on the disk and in memory, and
what would hold up the first one to write on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from evidenceboard.canvas.hand import PAUSE, hand_rests
from evidenceboard.window.saving_ahead import SavingAhead

if TYPE_CHECKING:
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
        self._workspace: Workspace | None = None
        self._tidying = QTimer(self, singleShot=True, interval=QUIET)
        self._tidying.timeout.connect(self._tidy)
        self._giving_back = QTimer(self, singleShot=True, interval=SOON)
        self._giving_back.timeout.connect(self._give_back)
        self._making_ahead = QTimer(self, singleShot=True, interval=SOON)
        self._making_ahead.timeout.connect(self._make_ahead)

    def follow(self, workspace: Workspace) -> None:
        """Look after another board, until that is closed."""
        self._workspace = workspace
        self._saving_ahead.follow(workspace.document)
        workspace.changed.connect(self._tidying.start)
        workspace.reasoning.changed.connect(self._giving_back.start)
        self._making_ahead.start()

    def forget(self) -> None:
        """There is no board any more."""
        self._workspace = None

    def _tidy(self) -> None:
        if self._workspace is not None and not self._workspace.document.read_only:
            self._workspace.document.rest()

    def _make_ahead(self) -> None:
        if self._workspace is None or self._workspace.document.read_only:
            return
        from evidenceboard.canvas.editing import make_ahead  # noqa: PLC0415  # after the first paint

        if hand_rests(PAUSE):
            make_ahead(self._workspace.view)
        else:
            self._making_ahead.start()

    def _give_back(self) -> None:
        from evidenceboard.window.freed_memory import give_back  # noqa: PLC0415  # loads ctypes

        if hand_rests():
            give_back()
        else:
            self._giving_back.start()
