"""Drawing a connector from a card to whatever the pointer is let go on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter

from evidenceboard.canvas.connector_preview import end_rect, paint_end, paint_preview
from evidenceboard.canvas.handles import Grip
from evidenceboard.canvas.hit import target_at
from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.asking import AskingForCard, AskingForConnector, connect
from evidenceboard.canvas.tools.connector_keys import connector_key
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model.records import RecordId


class Connecting(Gesture):
    """A curve from a card to the pointer. Keys choose its kind on the way; where none was
    chosen, a question at the end does. A click on the start lets the pointer go on unheld."""

    scrolls = True
    hint = "+ supports, − contradicts, . derived from. Let go on an empty spot for a new card"

    def __init__(self, surface: Surface, source: RecordId, side: Grip | None = None) -> None:
        super().__init__(surface)
        self.source = source
        self.kind: str | None = None
        self.target: RecordId | None = None
        self.point = surface.scene.rect(source).center()
        self._side = side
        self._moved = side is not None
        self._unheld = False

    @property
    def shown_kind(self) -> str:
        """The kind chosen, or the one that would be offered first."""
        return self.kind or self.surface.habits.connector_kind

    @property
    def is_allowed(self) -> bool:
        return self.target is None or self.target != self.source

    def move(self, event: PointerEvent) -> Gesture | None:
        self.point = event.board
        self.target = target_at(self.surface, event.board)
        self._moved = self._moved or self.target != self.source
        return self

    def press(self, event: PointerEvent) -> bool:
        """A second click ends a connector that a first click began."""
        return self._unheld and event.button == Qt.MouseButton.LeftButton

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        if not self._moved:
            self._unheld = self._moved = True
            return self
        if not self.is_allowed:
            self.surface.remarked.emit("A card cannot be connected to itself.")
            return None
        if self.target is None:
            return AskingForCard(self.surface, self.point, self.source, self.shown_kind)
        if self.kind is None:
            return AskingForConnector(self.surface, self.source, self.target, self.point)
        connect(self.surface, self.kind, self.source, self.target)
        return None

    def key_press(self, event: QKeyEvent) -> bool:
        kind = connector_key(event.text())
        self.kind = kind or self.kind
        return kind is not None

    def paint(self, painter: QPainter) -> None:
        surface = self.surface
        if self.target is not None and self.target != self.source:
            paint_end(painter, surface, self.target, allowed=True)
        elif self.target == self.source and self._moved:
            paint_end(painter, surface, self.source, allowed=False)
            return
        start = surface.scene.rect(self.source)
        end = end_rect(surface, self.target, self.point)
        paint_preview(painter, surface, self.shown_kind, start, end)

    def cursor(self) -> Qt.CursorShape:
        if not self.is_allowed:
            return Qt.CursorShape.ForbiddenCursor
        return Qt.CursorShape.CrossCursor
