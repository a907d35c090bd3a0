"""Marks round what was found: live over the tiles, so that typing repaints no board."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from evidenceboard.canvas.surface import Surface, rect_in_view
from evidenceboard.model.records import RecordId
from evidenceboard.picture.connector_route import DISC_RADIUS

STRONG, HALO = 2.0, 7.0
GAP = 3.0
CORNER = 11.0
LEAST = 6.0
"""Marks are never smaller than this in view pixels: hits are seen from afar, too."""


def paint_highlights(painter: QPainter, surface: Surface, ids: Iterable[RecordId]) -> None:
    """Draw a ring round each of these cards and connector discs that is in view."""
    accent = surface.look.palette.accent("note")
    halo = QColor(accent)
    halo.setAlphaF(0.25)
    seen = QRectF(surface.viewport().rect())
    rings = [ring for key in ids if (ring := _ring(surface, key)).intersects(seen)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((halo, HALO), (accent, STRONG)):
        painter.setPen(QPen(colour, width))
        for ring in rings:
            painter.drawRoundedRect(ring, CORNER, CORNER)


def _ring(surface: Surface, key: RecordId) -> QRectF:
    """Where a record's mark lies in the view; null for one that is no longer shown."""
    scene = surface.scene
    if key in scene.cards.slots:
        rect = rect_in_view(surface, scene.rect(key))
    elif key in scene.connectors.slots:
        reach = DISC_RADIUS * surface.camera.scale
        middle = surface.camera.to_view(scene.disc(key))
        rect = QRectF(middle - QPointF(reach, reach), middle + QPointF(reach, reach))
    else:
        return QRectF()
    grown = max(GAP, (LEAST - min(rect.width(), rect.height())) / 2)
    return rect.adjusted(-grown, -grown, grown, grown)
