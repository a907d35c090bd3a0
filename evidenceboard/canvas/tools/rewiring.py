"""Dragging an end of a connector to another card or connector."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from evidenceboard.canvas.connector_preview import end_rect, paint_end, paint_preview
from evidenceboard.canvas.hit import target_at
from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model import edits
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId


class Rewiring(Gesture):
    """Leads a connector elsewhere. Let go where it cannot end, it stays as it was."""

    scrolls = True
    hint = "Let go on the card or connector where it shall end"

    def __init__(self, surface: Surface, connector_id: RecordId, *, moves_target: bool) -> None:
        super().__init__(surface)
        self.connector = surface.document.board.connectors[connector_id]
        self.moves_target = moves_target
        self.found: RecordId | None = None
        self._point = QPointF()
        self._change: Change | None = None

    def move(self, event: PointerEvent) -> Gesture | None:
        self._point = event.board
        self.found = target_at(self.surface, event.board)
        if self.found == self.connector.id:
            self.found = None
        self._change = self._led_to(self.found)
        return self

    def _led_to(self, found: RecordId | None) -> Change | None:
        """The edit that leads the end there; None where it cannot."""
        board = self.surface.document.board
        if found is None or self.connector.id not in board.connectors:
            return None
        try:
            if self.moves_target:
                return edits.set_end(board, self.connector.id, target=found)
            return edits.set_end(board, self.connector.id, source=found)
        except ValueError:
            return None

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        if self._change is not None:
            self.surface.document.perform("Reconnect", self._change)
        elif self.found is not None:
            self.surface.remarked.emit("The connector cannot end there.")
        return None

    def paint(self, painter: QPainter) -> None:
        if self.found is not None:
            paint_end(painter, self.surface, self.found, allowed=self._change is not None)
        moved = self.found if self._change is not None else None
        loose = end_rect(self.surface, moved, self._point)
        kept = self.connector.source if self.moves_target else self.connector.target
        fixed = end_rect(self.surface, kept, self._point)
        ends = (fixed, loose) if self.moves_target else (loose, fixed)
        paint_preview(painter, self.surface, self.connector.kind, *ends)

    def cursor(self) -> Qt.CursorShape:
        if self.found is not None and self._change is None:
            return Qt.CursorShape.ForbiddenCursor
        return Qt.CursorShape.CrossCursor
