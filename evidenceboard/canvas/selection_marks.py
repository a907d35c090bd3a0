"""What shows that something is selected or under the pointer: lines, grips, ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from evidenceboard.canvas.ghosts import to_board
from evidenceboard.canvas.handles import paint_grips, paint_outline, paint_ports
from evidenceboard.canvas.hit import Hit, Part
from evidenceboard.canvas.outlines import CORNER, Outlines
from evidenceboard.canvas.surface import Surface, rect_in_view, visible_rect
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.picture.detail import FULL_FROM, detail_at

if TYPE_CHECKING:
    from evidenceboard.picture.connector_painter import ConnectorPainter

MOST_CONNECTORS, MOST_CARRIED = 200, 30
"""Of more selected connectors than this, no more are marked at once, and only close by; none while
cards are carried: it takes longer than all else in such a frame."""
MOST_LOOKED_AT = 20_000
"""Of more selected records than this it is not counted how many are connectors."""
END_RADIUS = 4.5


class SelectionMarks:
    """Painted over the board in view coordinates. Rule: it costs what is on screen."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._outlines = Outlines(surface)
        self._drawing: ConnectorPainter | None = None
        self._look: object = None
        self._ids: frozenset[RecordId] = frozenset()
        self._chosen: list[RecordId] = []

    def paint(self, painter: QPainter, hovered: Hit, *, at_rest: bool) -> None:
        """Mark the selection; with nothing going on, also what the pointer could take hold of."""
        if at_rest:
            self._paint_hovered(painter, hovered)
        self._paint_connectors(painter)
        selection = self._surface.selection
        if selection.rows is None:
            self._outlines.paint(painter, selection.ids)
        else:
            self._outlines.paint_rows(painter, selection.rows)
        if at_rest and not self._surface.document.read_only:
            self._paint_handles(painter, hovered)

    def go_on_from(self, outlines: Outlines) -> None:
        """What is selected now has been outlined by these."""
        self._outlines = outlines

    def _paint_hovered(self, painter: QPainter, hovered: Hit) -> None:
        board, scene = self._surface.document.board, self._surface.scene
        line = hovered.id if hovered.part is Part.CONNECTOR else None
        if line is not None and line in board.connectors:
            self._paint_glow(painter, line)
        card = hovered.id if hovered.part is Part.CARD else hovered.near
        if card in board.cards and card is not None and not self._surface.selection.holds(card):
            colour = QColor(self._surface.look.palette.selection)
            colour.setAlphaF(0.45)
            corner = CORNER * self._surface.camera.scale
            paint_outline(painter, rect_in_view(self._surface, scene.rect(card)), colour, corner)

    def _paint_glow(self, painter: QPainter, connector_id: RecordId) -> None:
        colour = QColor(self._surface.look.palette.selection)
        colour.setAlphaF(0.22)
        start, first, second, end = (
            self._surface.camera.to_view(QPointF(float(x), float(y)))
            for x, y in self._surface.scene.route(connector_id)
        )
        curve = QPainterPath(start)
        curve.cubicTo(first, second, end)
        pen = QPen(colour, 8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(curve, pen)

    def _paint_connectors(self, painter: QPainter) -> None:
        """The selected connectors again, as selected ones look."""
        chosen = self._selected_in_view()
        if not chosen:
            return
        surface = self._surface
        if self._drawing is None or self._look is not surface.look:
            from evidenceboard.picture.connector_painter import (  # noqa: PLC0415  # see near_tools
                ConnectorPainter,
            )

            self._drawing, self._look = ConnectorPainter(surface.look), surface.look
        painter.save()
        to_board(painter, surface)
        detail = detail_at(surface.camera.scale)
        for one in chosen:
            self._drawing.paint(painter, one, surface.scene.route(one.id), detail, selected=True)
        painter.restore()

    def _selected_in_view(self) -> list[Connector]:
        if self._surface.selection.rows is not None:  # of cards
            return []
        ids, connectors = self._surface.selection.ids, self._surface.document.board.connectors
        if ids is not self._ids:
            self._ids = ids
            looked_at = ids if len(ids) <= MOST_LOOKED_AT else ()
            self._chosen = [key for key in looked_at if key in connectors]
        chosen = self._chosen
        is_many = len(chosen) > MOST_CONNECTORS or len(ids) > MOST_LOOKED_AT
        if self._surface.lifted and (is_many or len(chosen) > MOST_CARRIED):
            return []
        if is_many:
            if self._surface.camera.scale < FULL_FROM:
                return []
            seen = self._surface.scene.connectors_in(visible_rect(self._surface))
            chosen = [key for key in seen if key in ids][:MOST_CONNECTORS]
        return [connectors[key] for key in chosen if key in connectors]

    def _paint_handles(self, painter: QPainter, hovered: Hit) -> None:
        surface, palette = self._surface, self._surface.look.palette
        card = surface.selection.only_card
        one = surface.selection.only_connector
        near = hovered.near
        is_other = card is None or near != card.id
        if near is not None and near in surface.document.board.cards and is_other:
            side = hovered.grip if hovered.part is Part.PORT else None
            rect = rect_in_view(surface, surface.scene.rect(near))
            paint_ports(painter, rect, palette.selection, palette.card, side)
        if card is not None:
            rect = rect_in_view(surface, surface.scene.rect(card.id))
            on_port = hovered.part is Part.PORT and hovered.id == card.id
            if not card.locked:
                paint_grips(painter, rect, palette.selection, palette.card)
            paint_ports(
                painter, rect, palette.selection, palette.card, hovered.grip if on_port else None
            )
        if one is not None:
            self._paint_ends(painter, one.id, hovered)

    def _paint_ends(self, painter: QPainter, connector_id: RecordId, hovered: Hit) -> None:
        palette, route = self._surface.look.palette, self._surface.scene.route(connector_id)
        painter.setPen(QPen(palette.selection, 1.5))
        for part, (x, y) in ((Part.SOURCE_END, route[0]), (Part.TARGET_END, route[3])):
            at = self._surface.camera.to_view(QPointF(float(x), float(y)))
            hot = hovered.part is part
            painter.setBrush(palette.selection if hot else palette.card)
            radius = END_RADIUS + (1.5 if hot else 0)
            painter.drawEllipse(at, radius, radius)
