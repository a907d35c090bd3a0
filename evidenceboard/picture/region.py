"""A painter led to a part of the board, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.detail import Detail


@frozen
class Stroke:
    """A painter in board coordinates, and how to get back to its pixels."""

    painter: QPainter
    scale: float
    detail: Detail
    base: QTransform
    to_board: QTransform
    origin: tuple[int, int]
    """The pixel of the board's plane at which the painted region begins."""


@contextmanager
def on_region(painter: QPainter, region: QRectF, scale: float, detail: Detail) -> Iterator[Stroke]:
    """Lead a painter into board coordinates, clipped to a region, and back. The region's top
    left corner comes to lie on the painter's origin."""
    base = painter.transform()
    painter.save()
    painter.scale(scale, scale)
    painter.translate(-region.topLeft())
    painter.setClipRect(region, Qt.ClipOperation.IntersectClip)
    origin = (round(region.left() * scale), round(region.top() * scale))
    try:
        yield Stroke(painter, scale, detail, base, painter.transform(), origin)
    finally:
        painter.restore()
