"""Loading what the first paint did without, part by part, once that is on screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer


class Loading(QObject):
    """Rule: a turn of the event loop loads one part, so that the window answers meanwhile. It is
    not done in a thread: Python runs one at a time, and two keep each other waiting."""

    def __init__(
        self, parts: Iterable[str], then: Callable[[], object], parent: QObject | None
    ) -> None:
        """Calls `then` once these modules of ours are loaded; at once where they are already."""
        super().__init__(parent)
        self._left = [f"evidenceboard.{part}" for part in parts]
        self._then = then
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._load)
        self._go_on()

    def _load(self) -> None:
        import_module(self._left.pop(0))
        self._go_on()

    def _go_on(self) -> None:
        while self._left and self._left[0] in sys.modules:
            self._left.pop(0)
        if self._left:
            self._next.start()
        else:
            self._then()
            self.deleteLater()
