"""Lines around selected cards: a few with round corners, thousands as one batch."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from evidenceboard.canvas.handles import paint_outline
from evidenceboard.canvas.surface import Surface, rect_in_view, visible_rect
from evidenceboard.model.records import RecordId
from evidenceboard.picture.batches import draw_rects
from evidenceboard.picture.detail import GREEK_FROM
from evidenceboard.picture.geometry import Floats, Rows, box_of

CORNER = 9.0
FEW = 200
TINT = 0.55
"""How much of a card too small for an outline is covered to show that it is selected."""


class Outlines:
    """Outlines what is on screen of a set of cards. The rows of a large set are looked up once,
    not in every frame: they hold as long as the set's cards are on the board."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._ids: Collection[RecordId] = ()
        self._chosen = np.zeros(0, dtype=np.bool_)

    def paint(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        """Outline those of the ids that are cards."""
        if len(ids) <= FEW:
            self._paint_few(painter, ids)
            return
        in_view = self._surface.scene.cards.index.within(box_of(visible_rect(self._surface)))
        self.paint_rows(painter, in_view[self._mask(ids)[in_view]])

    def _paint_few(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        surface = self._surface
        colour, visible = surface.look.palette.selection, visible_rect(surface)
        corner = CORNER * surface.camera.scale
        for key in ids:
            if key in surface.document.board.cards:
                rect = surface.scene.rect(key)
                if rect.intersects(visible):
                    paint_outline(painter, rect_in_view(surface, rect), colour, corner)

    def paint_rows(self, painter: QPainter, rows: Rows) -> None:
        """Outline the cards of these rows of the scene; tint them where they are tiny."""
        colour = QColor(self._surface.look.palette.selection)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if self._surface.camera.scale < GREEK_FROM:
            colour.setAlphaF(TINT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_rects(painter, self._in_view(rows))
        painter.restore()

    def _mask(self, ids: Collection[RecordId]) -> NDArray[np.bool_]:
        """Which rows of the scene belong to the ids."""
        slots = self._surface.scene.cards.slots
        if ids is not self._ids or len(self._chosen) != slots.extent:
            self._ids, self._chosen = ids, np.zeros(slots.extent, dtype=np.bool_)
            self._chosen[slots.rows(ids)] = True
        return self._chosen

    def _in_view(self, rows: Rows) -> Floats:
        """Rectangles (n, 4) of x, y, w, h in view pixels."""
        camera, shown = self._surface.camera, self._surface.scene.cards.rects[rows]
        seen = visible_rect(self._surface)
        origin = camera.to_view(seen.topLeft())
        shown[:, :2] -= seen.left(), seen.top()
        shown *= camera.scale
        shown[:, :2] += origin.x(), origin.y()
        return shown
