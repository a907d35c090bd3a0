"""The hand: drags the board under the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from evidenceboard.canvas.tools.tool import PointerEvent, Tool


class HandTool(Tool):
    """Pans while the button is held. Rule: it never touches the board."""

    hint = "Drag to move the board under the window"
    _grabbed: QPointF | None = None

    def press(self, event: PointerEvent) -> None:
        if event.button == Qt.MouseButton.LeftButton:
            self._grabbed = event.view

    def move(self, event: PointerEvent) -> None:
        if self._grabbed is not None:
            way = event.view - self._grabbed
            self._grabbed = event.view
            self.surface.pan(way.x(), way.y())

    def release(self, event: PointerEvent) -> None:
        self._grabbed = None

    def key_press(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        if not self.cancel():
            self.surface.set_tool("select")
        return True

    def cancel(self) -> bool:
        held, self._grabbed = self._grabbed is not None, None
        return held

    def cursor(self, event: PointerEvent) -> Qt.CursorShape:
        if self._grabbed is None:
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.ClosedHandCursor
