"""A connector that is being drawn: its curve to the pointer, and what it would end on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from evidenceboard.canvas.ghosts import to_board
from evidenceboard.canvas.handles import paint_outline
from evidenceboard.canvas.outlines import CORNER
from evidenceboard.canvas.surface import Surface, rect_in_view
from evidenceboard.model.records import Connector, RecordId
from evidenceboard.picture.connector_route import route
from evidenceboard.picture.detail import detail_at

RING = 14.0
NOWHERE = RecordId("")


def end_rect(surface: Surface, record_id: RecordId | None, point: QPointF) -> QRectF:
    """Where a connector would end: a card's rectangle, a connector's disc, or the pointer."""
    board = surface.document.board
    if record_id in board.cards and record_id is not None:
        return surface.scene.rect(record_id)
    if record_id in board.connectors and record_id is not None:
        point = surface.scene.disc(record_id)
    return QRectF(point.x(), point.y(), 0, 0)


def paint_preview(
    painter: QPainter, surface: Surface, kind: str, source: QRectF, target: QRectF
) -> None:
    """The curve that a connector between these two would take, by the board's own routing."""
    from evidenceboard.picture.connector_painter import ConnectorPainter  # noqa: PLC0415  # see near_tools

    curve = route(_numbers(source), _numbers(target))
    shown = Connector(NOWHERE, kind, NOWHERE, NOWHERE)
    painter.save()
    to_board(painter, surface)
    drawing = ConnectorPainter(surface.look)
    drawing.paint(painter, shown, curve, detail_at(surface.camera.scale))
    painter.restore()


def _numbers(rect: QRectF) -> tuple[float, ...]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def paint_end(painter: QPainter, surface: Surface, record_id: RecordId, *, allowed: bool) -> None:
    """Mark the card or disc that would be connected; in the colour of danger where it cannot."""
    palette = surface.look.palette
    colour = palette.selection if allowed else palette.danger
    if record_id in surface.document.board.cards:
        rect = rect_in_view(surface, surface.scene.rect(record_id)).adjusted(-2, -2, 2, 2)
        paint_outline(painter, rect, colour, CORNER * surface.camera.scale + 2)
        return
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = max(RING * surface.camera.scale, 8)
    painter.drawEllipse(surface.camera.to_view(surface.scene.disc(record_id)), reach, reach)
