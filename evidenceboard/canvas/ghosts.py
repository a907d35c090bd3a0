"""Cards that are not there yet: where a drag or a press would put them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from evidenceboard.canvas.handles import paint_outline
from evidenceboard.canvas.outlines import CORNER
from evidenceboard.canvas.surface import Surface, rect_in_view, visible_rect
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.card_facts import NO_FACTS
from evidenceboard.picture.detail import detail_at

if TYPE_CHECKING:
    from evidenceboard.picture.card_painter import CardPainter

OPACITY = 0.6
MOST_DRAWN = 40
"""Beyond this many, ghosts are outlines: a drag of copies must stay light."""


def to_board(painter: QPainter, surface: Surface) -> None:
    """Let the painter draw in board coordinates."""
    painter.translate(surface.camera.to_view(QPointF(0, 0)))
    painter.scale(surface.camera.scale, surface.camera.scale)


class Ghosts:
    """Draws cards seen through. One is kept for as long as a gesture goes on, so that what is
    drawn again and again is laid out once."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._look = surface.look
        self._painter = self._made()

    @property
    def _drawing(self) -> CardPainter:
        """A painter of the present look."""
        if self._look is not self._surface.look:
            self._look = self._surface.look
            self._painter = self._made()
        return self._painter

    def _made(self) -> CardPainter:
        from evidenceboard.picture.card_painter import CardPainter  # noqa: PLC0415  # see near_tools

        surface = self._surface
        return CardPainter(self._look, surface.document.content, pictures=surface.pictures)

    def paint(self, painter: QPainter, card: Card) -> None:
        """A new card at its place."""
        painter.save()
        painter.setOpacity(OPACITY)
        to_board(painter, self._surface)
        self._drawing.paint(painter, card, NO_FACTS, detail_at(self._surface.camera.scale))
        painter.restore()

    def paint_copies(self, painter: QPainter, ids: Collection[RecordId], way: QPointF) -> None:
        """Copies of cards, that far from the cards themselves."""
        scene, seen = self._surface.scene, visible_rect(self._surface).translated(-way)
        near = [key for key in ids if scene.rect(key).intersects(seen)]
        painter.save()
        painter.translate(way * self._surface.camera.scale)
        if len(near) <= MOST_DRAWN:
            self._paint_cards(painter, near)
        else:
            self._paint_outlines(painter, near)
        painter.restore()

    def _paint_cards(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        board = self._surface.document.board
        painter.setOpacity(OPACITY)
        to_board(painter, self._surface)
        detail = detail_at(self._surface.camera.scale)
        for card in sorted((board.cards[key] for key in ids), key=lambda one: (one.z, one.id)):
            self._drawing.paint(painter, card, self._surface.scene.facts(card.id), detail)

    def _paint_outlines(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        surface = self._surface
        corner = CORNER * surface.camera.scale
        for key in ids:
            rect = rect_in_view(surface, surface.scene.rect(key))
            paint_outline(painter, rect, surface.look.palette.selection, corner)
