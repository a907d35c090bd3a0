"""Selecting with a rectangle drawn over empty canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from evidenceboard.canvas.outlines import Outlines
from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import RecordId


class Marquee(Gesture):
    """Takes the cards that it touches, and frames only when they lie wholly in it. Rule: the
    selection changes on release, so that Escape leaves it as it was."""

    scrolls = True

    def __init__(self, surface: Surface, start: PointerEvent) -> None:
        super().__init__(surface)
        self._from = self._to = start.board
        self._adds = start.shift or start.ctrl
        self._touched: list[RecordId] = []
        self._outlines = Outlines(surface)

    @property
    def rect(self) -> QRectF:
        """What is drawn so far, in board units."""
        return QRectF(self._from, self._to).normalized()

    def move(self, event: PointerEvent) -> Gesture | None:
        self._to = event.board
        self._touched = [key for key in self.surface.scene.cards_in(self.rect) if self._takes(key)]
        return self

    def _takes(self, card_id: RecordId) -> bool:
        card = self.surface.document.board.cards[card_id]
        return not card_kind(card.kind).encloses or self.rect.contains(
            self.surface.scene.rect(card_id)
        )

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        if self._adds:
            self.surface.selection.add(self._touched)
        else:
            self.surface.selection.set(self._touched)
        return None

    def paint(self, painter: QPainter) -> None:
        self._outlines.paint(painter, self._touched)
        camera, colour = self.surface.camera, self.surface.look.palette.selection
        corners: tuple[QPointF, QPointF] = (camera.to_view(self._from), camera.to_view(self._to))
        tint = QColor(colour)
        tint.setAlphaF(0.10)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(tint)
        painter.drawRect(QRectF(*corners).normalized())

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor
