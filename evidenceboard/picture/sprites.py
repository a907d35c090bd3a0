"""Small pictures that stand on connectors: discs with their marks, and labels.

Rule: a sprite is made for one scale and lies on whole pixels; it is for the screen only.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import ConnectorKind
from evidenceboard.picture.connector_painter import ConnectorPainter
from evidenceboard.picture.connector_route import DISC_GAP, DISC_RADIUS

KEPT = 512
MARKS_FROM = 0.4
"""In discs smaller than at this scale no mark can be told apart."""


@frozen
class Sprite:
    """A picture, and where its corner lies from the middle of the connector's disc."""

    image: QImage
    corner: QPoint


class Sprites:
    """Sprites of one look, made when first wanted, the ones used last kept."""

    def __init__(self, painter: ConnectorPainter) -> None:
        self._painter = painter
        self._kept: OrderedDict[tuple[object, ...], Sprite] = OrderedDict()

    def disc(self, kind: ConnectorKind, scale: float, *, hollow: bool) -> Sprite:
        """A disc with the ring that keeps it apart from lines beneath it."""
        reach = DISC_RADIUS + DISC_GAP + 1
        place = QRectF(-reach, -reach, 2 * reach, 2 * reach)

        def paint(painter: QPainter) -> None:
            self._painter.paint_disc(painter, kind, QPointF(0, 0), hollow=hollow)

        return self._sprite((kind.name, hollow, scale), place, scale, paint)

    def far_disc(self, kind: ConnectorKind, scale: float) -> Sprite:
        """A disc as it is seen from afar."""
        place = QRectF(-DISC_RADIUS, -DISC_RADIUS, 2 * DISC_RADIUS, 2 * DISC_RADIUS)

        def paint(painter: QPainter) -> None:
            self._painter.paint_far_disc(painter, kind, with_mark=scale >= MARKS_FROM)

        return self._sprite((kind.name, "far", scale), place.adjusted(-1, -1, 1, 1), scale, paint)

    def label(self, words: str, scale: float) -> Sprite:
        """A label on its halo."""

        def paint(painter: QPainter) -> None:
            self._painter.paint_label(painter, words, QPointF(0, 0))

        place = self._painter.label_place(words, QPointF(0, 0)).adjusted(-1, -1, 1, 1)
        return self._sprite((words, scale), place, scale, paint)

    def _sprite(
        self,
        key: tuple[object, ...],
        place: QRectF,
        scale: float,
        paint: Callable[[QPainter], None],
    ) -> Sprite:
        if key not in self._kept:
            self._kept[key] = _made(place, scale, paint)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def _made(place: QRectF, scale: float, paint: Callable[[QPainter], None]) -> Sprite:
    left, top = math.floor(place.left() * scale), math.floor(place.top() * scale)
    right, bottom = math.ceil(place.right() * scale), math.ceil(place.bottom() * scale)
    image = QImage(right - left, bottom - top, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
    return Sprite(image, QPoint(left, top))
