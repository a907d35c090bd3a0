"""Lines around selected cards: a few with round corners, thousands as one batch, and very many as
a picture that is kept."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from evidenceboard.canvas.handles import paint_outline
from evidenceboard.canvas.surface import Surface, rect_in_view, visible_rect
from evidenceboard.model.records import RecordId
from evidenceboard.picture.batches import draw_rects
from evidenceboard.picture.detail import GREEK_FROM
from evidenceboard.picture.geometry import Flags, Floats, Rows, box_of, boxes_of, lie_in, marked

CORNER = 9.0
FEW = 200
MANY = 2_000
"""More cards than this in view are outlined once, not in every frame."""
ALIKE = 1e-6
TINT = 0.55
"""How much of a card too small for an outline is covered to show that it is selected."""


class Outlines:
    """Outlines what is on screen of a set of cards.

    Rule: sets and arrays that are handed over are not altered, so that what was painted last is
    known again. Its rows hold as long as its cards are on the board.
    """

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._ids: Collection[RecordId] = ()
        self._rows_of_ids = self._rows = np.zeros(0, dtype=np.intp)
        self._chosen: Flags = np.zeros(0, dtype=bool)
        self._in_view = self._rows
        self._seen: object = None
        """How the board was looked at when `_picture` was made."""
        self._placings = 0
        """Where cards lay when they were outlined last, told by how often they had moved."""
        self._picture: QImage | None = None
        self._at: Floats | None = None
        """Where the cards in the picture lay when it was made, if it holds all of them."""
        self._is_shifted = False
        """Whether they have been carried since."""

    def paint(self, painter: QPainter, ids: Collection[RecordId]) -> None:
        """Outline those of the ids that are cards."""
        if not ids:
            return
        if len(ids) <= FEW:
            self._paint_few(painter, ids)
            return
        if ids is not self._ids:
            slots = self._surface.scene.cards.slots
            is_all = ids is self._surface.selection.ids and self._surface.selection.is_all
            self._ids, self._rows_of_ids = ids, slots.every() if is_all else slots.rows(ids)
        self.paint_rows(painter, self._rows_of_ids)

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
        seen, placings = self._way_of_seeing(), self._surface.scene.cards.placings
        is_alike, is_still = seen == self._seen, placings == self._placings
        if is_alike and not is_still and rows is self._rows and self._paint_carried(painter):
            self._placings, self._is_shifted = placings, True
            return
        if rows is not self._rows or not (is_alike and is_still) or self._is_shifted:
            self._take(rows, is_still=is_alike and is_still)
            self._seen, self._placings = seen, placings
        elif self._picture is None and len(self._in_view) > MANY:
            self._take_picture(self._in_view)
        if self._picture is not None:
            painter.drawImage(QPointF(), self._picture)
        else:
            self._draw(painter, self._in_view)

    def _paint_carried(self, painter: QPainter) -> bool:
        """Draw the picture of cards that have all moved by the same way, as near as whole pixels
        come to it; False, with nothing drawn, where they have not, or it lacks some of them."""
        if self._picture is None or self._at is None:
            return False
        ways = self._surface.scene.cards.rects[self._rows] - self._at
        x, y = ways[0, :2].tolist()
        if (np.abs(ways - (x, y, 0.0, 0.0)) > ALIKE).any():
            return False
        dense = self._picture.devicePixelRatio()
        scale = self._surface.camera.scale * dense
        painter.drawImage(QPointF(round(x * scale), round(y * scale)) / dense, self._picture)
        return True

    def _way_of_seeing(self) -> object:
        """What is another one when the picture has to be, even if no card has moved."""
        surface, viewport = self._surface, self._surface.viewport()
        visible, scale = visible_rect(surface), surface.camera.scale
        size, dense = viewport.size(), viewport.devicePixelRatioF()
        colour, cards = surface.look.palette.selection, surface.scene.cards
        return visible, scale, size, dense, colour, cards.slots.extent

    def _take(self, rows: Rows, *, is_still: bool) -> None:
        """Find what is in view of these rows. To a picture is added what it has not, unless it
        shows something that is no longer chosen. There is none while the view or cards move: it
        would be made for one frame."""
        cards = self._surface.scene.cards
        chosen = marked(cards.slots.extent, rows)
        picture = self._picture if is_still and not self._is_shifted else None
        more = rows[~self._chosen[rows]] if picture is not None else rows
        is_more = picture is not None and not (self._chosen & ~chosen).any()
        self._rows, self._chosen, self._is_shifted = rows, chosen, False
        if picture is not None and is_more:
            self._draw_on(picture, more)
            self._at = self._places()
            return
        near = cards.index.within(box_of(visible_rect(self._surface)))
        self._in_view = near[chosen[near]]
        self._picture = self._at = None
        if is_still and len(self._in_view) > MANY:
            self._take_picture(self._in_view)

    def _take_picture(self, rows: Rows) -> None:
        self._picture, self._at = self._pictured(), self._places()
        self._draw_on(self._picture, rows)

    def _places(self) -> Floats | None:
        """Where the chosen cards lie; None where they are not all wholly in view."""
        rects: Floats = self._surface.scene.cards.rects[self._rows]
        seen = box_of(visible_rect(self._surface))
        return rects if lie_in(boxes_of(rects), seen).all() else None

    def _pictured(self) -> QImage:
        """An empty picture over all of the view."""
        viewport = self._surface.viewport()
        dense = viewport.devicePixelRatioF()
        picture = QImage(viewport.size() * dense, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(dense)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _draw_on(self, picture: QImage, rows: Rows) -> None:
        painter = QPainter(picture)
        try:
            self._draw(painter, rows)
        finally:
            painter.end()

    def _draw(self, painter: QPainter, rows: Rows) -> None:
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
        draw_rects(painter, self._rects(rows))
        painter.restore()

    def _rects(self, rows: Rows) -> Floats:
        """Rectangles (n, 4) of x, y, w, h in view pixels."""
        camera, shown = self._surface.camera, self._surface.scene.cards.rects[rows]
        seen = visible_rect(self._surface)
        origin = camera.to_view(seen.topLeft())
        shown[:, :2] -= seen.left(), seen.top()
        shown *= camera.scale
        shown[:, :2] += origin.x(), origin.y()
        return shown
