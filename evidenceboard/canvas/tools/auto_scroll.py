"""Scrolls the board while something is dragged against the edge of the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.tool import PointerEvent

TICK_MS = 16


class AutoScroll(QObject):
    """Pans by the timer and repeats the last move, so that the drag goes on under a still hand."""

    def __init__(self, surface: Surface, moved: Callable[[PointerEvent], None]) -> None:
        super().__init__(surface.viewport())
        self._surface, self._moved = surface, moved
        self._last: PointerEvent | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def follow(self, event: PointerEvent) -> None:
        """The pointer is here now: scroll for as long as it stays at an edge."""
        self._last = event
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag has ended."""
        self._timer.stop()
        self.deleteLater()

    def _tick(self) -> None:
        last = self._last
        if last is None or not self._surface.scroll_at_edge(last.view):
            self._timer.stop()
            return
        self._moved(replace(last, board=self._surface.camera.to_board(last.view)))
