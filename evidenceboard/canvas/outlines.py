"""Lines around selected cards: a few with round corners, thousands as one batch."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from evidenceboard.canvas.handles import paint_outline
from evidenceboard.canvas.surface import Surface, rect_in_view, visible_rect
from evidenceboard.model.records import RecordId
from evidenceboard.picture.batches import draw_rects
from evidenceboard.picture.geometry import Floats, Rows

CORNER = 9.0
FEW = 200


class Outlines:
    """Outlines what is on screen of a set of cards. The rows of a large set are looked up once,
    not in every frame: they hold as long as the set's cards are on the board."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._ids: Collection[RecordId] = ()
        self._rows: Rows = np.empty(0, dtype=np.intp)

    def paint(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        """Outline those of the ids that are cards."""
        if len(ids) <= FEW:
            self._paint_few(painter, ids)
        else:
            self._paint_many(painter, ids)

    def _paint_few(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        surface = self._surface
        colour, visible = surface.look.palette.selection, visible_rect(surface)
        corner = CORNER * surface.camera.scale
        for key in ids:
            if key in surface.document.board.cards:
                rect = surface.scene.rect(key)
                if rect.intersects(visible):
                    paint_outline(painter, rect_in_view(surface, rect), colour, corner)

    def _paint_many(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(self._surface.look.palette.selection, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_rects(painter, self._rects_in_view(ids))
        painter.restore()

    def _rects_in_view(self, ids: Collection[RecordId]) -> Floats:
        """Rectangles (n, 4) of x, y, w, h in view pixels, of those on screen."""
        placed, camera = self._surface.scene.cards, self._surface.camera
        if ids is not self._ids:
            known = placed.slots.row
            self._ids, self._rows = ids, placed.slots.rows([key for key in ids if key in known])
        rects = placed.rects[self._rows]
        seen = visible_rect(self._surface)
        corner, far = rects[:, :2], rects[:, :2] + rects[:, 2:]
        on_screen = (corner < (seen.right(), seen.bottom())).all(axis=1)
        on_screen &= (far > (seen.left(), seen.top())).all(axis=1)
        origin = camera.to_view(seen.topLeft())
        shown = rects[on_screen] - (seen.left(), seen.top(), 0, 0)
        in_view: Floats = shown * camera.scale + (origin.x(), origin.y(), 0, 0)
        return in_view
