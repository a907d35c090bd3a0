"""What saving needs is loaded once there is something to save: SQLModel takes 0.4 s and 48 MB."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from evidenceboard.canvas.hand import hand_rests

if TYPE_CHECKING:
    from evidenceboard.document import Document

SOON = 1_000
"""Milliseconds without an edit, and between two looks whether the hand rests."""


def get_ready() -> None:
    """Load it. Called in a thread."""
    from evidenceboard.storage import publish  # noqa: PLC0415  # after the first paint

    publish.get_ready()


class SavingAhead(QObject):
    """Loads it in a thread while the hand rests, since Python runs one thread at a time.

    Rule: nothing waits for that but a save that comes sooner, in a thread of its own; the thread
    touches neither board nor disk, so whatever is open may be closed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._load)
        self._begun = False

    def follow(self, document: Document) -> None:
        """Wait for a board to be edited."""
        document.changed.connect(self._edited)

    def _edited(self) -> None:
        if not self._begun:
            self._timer.start()  # anew with every edit: one seldom comes alone

    def _load(self) -> None:
        if not hand_rests():
            self._timer.start()
            return
        self._begun = True
        Thread(target=get_ready, name="saving ahead").start()
