"""Selecting with a rectangle drawn over empty canvas."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from evidenceboard.canvas.outlines import FEW, Outlines
from evidenceboard.canvas.selection_marks import SelectionMarks
from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.picture.geometry import Rows, box_of, boxes_of
from evidenceboard.picture.placed_cards import ENCLOSES


class Marquee(Gesture):
    """Takes the cards that it touches, and frames only when they lie wholly in it. Rule: the
    selection changes on release, so that Escape leaves it as it was. Until then there are only
    rows of the scene: names for 100,000 cards would not fit into a frame."""

    scrolls = True
    hint = "Selects the cards that it touches, and frames that lie in it"

    def __init__(self, surface: Surface, start: PointerEvent, marks: SelectionMarks) -> None:
        """`marks` go on from what is outlined here once it is selected."""
        super().__init__(surface)
        self._marks = marks
        self._from = self._to = start.board
        self._adds = start.shift or start.ctrl
        self._touched: Rows = np.empty(0, dtype=np.intp)
        self._outlines = Outlines(surface)

    @property
    def rect(self) -> QRectF:
        """What is drawn so far, in board units."""
        return QRectF(self._from, self._to).normalized()

    def move(self, event: PointerEvent) -> Gesture | None:
        self._to = event.board
        cards = self.surface.scene.cards
        touched = cards.index.within(box_of(self.rect))
        frames = ENCLOSES[cards.kinds[touched]]
        left, top, right, bottom = boxes_of(cards.rects[touched[frames]]).T
        drawn = self.rect
        inside = (left >= drawn.left()) & (right <= drawn.right())
        inside &= (top >= drawn.top()) & (bottom <= drawn.bottom())
        taken = ~frames
        taken[frames] = inside
        self._touched = touched[taken]
        return self

    def release(self, event: PointerEvent) -> Gesture | None:
        if event.board != self._to:
            self.move(event)
        selection, slots = self.surface.selection, self.surface.scene.cards.slots
        if self._adds:
            selection.add_rows(slots, self._touched)
        else:
            selection.set_rows(slots, self._touched)
            self._marks.go_on_from(self._outlines)
        return None

    def paint(self, painter: QPainter) -> None:
        if len(self._touched) <= FEW:
            slots = self.surface.scene.cards.slots
            self._outlines.paint(painter, slots.named(self._touched))
        else:
            self._outlines.paint_rows(painter, self._touched)
        camera, colour = self.surface.camera, self.surface.look.palette.selection
        tint = QColor(colour)
        tint.setAlphaF(0.10)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(tint)
        corners = camera.to_view(self._from), camera.to_view(self._to)
        painter.drawRect(QRectF(*corners).normalized())

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor
