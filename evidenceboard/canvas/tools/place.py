"""Placing a new card: a ghost follows the pointer until a press sets it down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from evidenceboard.canvas.alignment import Alignment
from evidenceboard.canvas.ghosts import Ghosts
from evidenceboard.canvas.placing import place_card
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools.gesture import SLACK, Gesture, GestureTool
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model import edits
from evidenceboard.model.edits.cards import SMALLEST
from evidenceboard.model.kinds import CardKind
from evidenceboard.model.records import Card


class Placing(Gesture):
    """A press with the placing tool: a click gives the usual size, a drag the size drawn."""

    scrolls = True

    def __init__(self, surface: Surface, start: PointerEvent, card: Card) -> None:
        super().__init__(surface)
        self.card = card
        self._start = start
        self._ghosts = Ghosts(surface)
        self._draws = False

    def move(self, event: PointerEvent) -> Gesture | None:
        way = event.view - self._start.view
        self._draws = self._draws or way.manhattanLength() > SLACK
        if self._draws:
            drawn = QRectF(self._start.board, event.board).normalized()
            self.card = replace(
                self.card,
                x=round(drawn.x()),
                y=round(drawn.y()),
                width=max(round(drawn.width()), SMALLEST),
                height=max(round(drawn.height()), SMALLEST),
            )
        return self

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        self.surface.set_tool("select")
        place_card(self.surface, self.card)
        return None

    def paint(self, painter: QPainter) -> None:
        self._ghosts.paint(painter, self.card)

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor


def placing_hint(kind: CardKind) -> str:
    """What the status line says while a card of that kind waits to be placed."""
    article = "an" if kind.word[0] in "AEIOU" else "a"
    return f"Click to place {article} {kind.word.lower()}, or drag to give it a size"


class PlaceTool(GestureTool):
    """Places one card of its kind, then hands over to the selection tool."""

    def __init__(self, surface: Surface, kind: CardKind) -> None:
        super().__init__(surface)
        self.hint = placing_hint(kind)
        self._card = edits.new_card(surface.document.board, kind.name, 0, 0)
        self._is_over = False
        self._ghosts = Ghosts(surface)
        self._alignment = Alignment(surface, ())

    def begin(self, event: PointerEvent) -> Gesture | None:
        if event.button != Qt.MouseButton.LeftButton:
            self.give_up()
            return None
        if not editable(self.surface):
            return None
        self.hover(event)
        return Placing(self.surface, event, self._card)

    def hover(self, event: PointerEvent) -> None:
        size = QPointF(self._card.width, self._card.height)
        corner = event.board - size / 2
        corner = QPointF(round(corner.x()), round(corner.y()))
        self._alignment.clear()
        if not event.ctrl:
            corner += self._alignment.drawn(QRectF(corner, corner + size))
        self._card = replace(self._card, x=corner.x(), y=corner.y())
        self._is_over = True
        self.surface.update_overlay()

    def leave(self) -> None:
        self._is_over = False
        self.surface.update_overlay()

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if self.gesture is None and self._is_over:
            self._ghosts.paint(painter, self._card)
            self._alignment.paint(painter)

    def cursor(self, event: PointerEvent) -> Qt.CursorShape:
        if self.surface.document.read_only:
            return Qt.CursorShape.ForbiddenCursor
        return Qt.CursorShape.CrossCursor
