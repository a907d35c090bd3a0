"""The connect tool: draws connectors from card to card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from evidenceboard.canvas.connector_preview import paint_end
from evidenceboard.canvas.hit import target_at
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools.connecting import Connecting
from evidenceboard.canvas.tools.gesture import Gesture, GestureTool
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model.records import RecordId


class ConnectTool(GestureTool):
    """Every press on a card starts a connector. It stays chosen until Escape."""

    hint = "Drag from one card to another, or click both. Esc goes back to selecting"

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._over: RecordId | None = None

    def begin(self, event: PointerEvent) -> Gesture | None:
        self.hover(event)
        if event.button != Qt.MouseButton.LeftButton:
            self.give_up()
            return None
        if self._over is None or not editable(self.surface):
            return None
        return Connecting(self.surface, self._over)

    def hover(self, event: PointerEvent) -> None:
        found = target_at(self.surface, event.board)
        found = found if found in self.surface.document.board.cards else None
        if found != self._over:
            self._over = found
            self.surface.update_overlay()

    def leave(self) -> None:
        self._over = None
        self.surface.update_overlay()

    def paint(self, painter: QPainter) -> None:
        over = self._over
        if self.gesture is None and over is not None and over in self.surface.document.board.cards:
            paint_end(painter, self.surface, over, allowed=True)
        super().paint(painter)

    def cursor(self, event: PointerEvent) -> Qt.CursorShape:
        if self.gesture is not None:
            return super().cursor(event)
        if self.surface.document.read_only:
            return Qt.CursorShape.ForbiddenCursor
        return Qt.CursorShape.CrossCursor if self._over else Qt.CursorShape.ArrowCursor
