"""Dragging a corner or a side of a card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from evidenceboard.canvas.alignment import Alignment
from evidenceboard.canvas.handles import GRIP_CURSORS, Grip, in_proportion, resized, spot
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model import edits
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.edits.cards import SMALLEST
from evidenceboard.model.records import Card, RecordId


class Resizing(Gesture):
    """Gives a card another rectangle; the side opposite stays. Shift keeps the proportions."""

    scrolls = True
    hint = "Shift keeps the proportions, Ctrl sizes freely, Esc puts back"

    def __init__(self, surface: Surface, start: PointerEvent, card: Card, grip: Grip) -> None:
        super().__init__(surface)
        self.card, self.grip = card, grip
        self._before = surface.scene.rect(card.id)
        self.rect = QRectF(self._before)
        self._aside = start.board - spot(self._before, grip)
        self._alignment = Alignment(surface, [card.id])
        surface.lift([card.id])

    def move(self, event: PointerEvent) -> Gesture | None:
        to = event.board - self._aside
        to = QPointF(round(to.x()), round(to.y()))
        self._alignment.clear()
        if not event.ctrl:
            across, down = self.grip.value
            to += self._alignment.drawn_point(to, (across != 0, down != 0))
        rect = resized(self._before, self.grip, to, SMALLEST)
        if event.shift and self.grip.is_corner:
            rect = in_proportion(rect, self.grip, self._before)
        if rect != self.rect:
            self.rect = rect
            self.surface.reshape_lifted(rect)
        return self

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        try:
            _resize(self.surface, self.card.id, self.rect, "Resize")
        finally:
            self.surface.drop_lifted()
        return None

    def cancel(self) -> None:
        self.surface.drop_lifted()

    def paint(self, painter: QPainter) -> None:
        self._alignment.paint(painter)

    def cursor(self) -> Qt.CursorShape:
        return GRIP_CURSORS[self.grip]


def _resize(surface: Surface, card_id: RecordId, rect: QRectF, verb: str) -> None:
    board = surface.document.board
    if card_id in board.cards:
        word = card_kind(board.cards[card_id].kind).word.lower()
        change = edits.resize(board, card_id, rect.x(), rect.y(), rect.width(), rect.height())
        surface.document.perform(f"{verb} {word}", change)


def fit_text(surface: Surface, card_id: RecordId) -> None:
    """Make a card just as high as what it says."""
    from evidenceboard.picture.card_layout import natural_height  # noqa: PLC0415  # see near_tools

    if not editable(surface):
        return
    board = surface.document.board
    card = board.cards[card_id]
    height = natural_height(card, surface.look, card.width, surface.scene.facts(card_id))
    rect = QRectF(card.x, card.y, card.width, round(height))
    _resize(surface, card_id, rect, "Fit")
