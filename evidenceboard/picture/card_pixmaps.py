"""Cards kept as pictures, so that painting one again costs a blit."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.records import RecordId
from evidenceboard.picture.detail import Detail

LIMIT = 24 * 2**20
LARGEST = 2**20
"""A card whose picture takes more bytes than this is painted straight."""


@dataclass(slots=True)
class _Kept:
    image: QImage
    size: tuple[float, float]
    phase: tuple[float, float]
    """Where between two pixels the card's margin begins."""


class CardPixmaps:
    """Pictures of cards at one scale, the least lately used ones given up for new ones.

    Rule: a kept picture has the same pixels as painting the card straight, wherever it lies.
    """

    def __init__(self, margin: float) -> None:
        self._margin = margin
        self._kept: dict[RecordId, _Kept] = {}
        self._bytes = 0
        self._made_for: tuple[float, Detail] | None = None

    def forget(self, key: RecordId) -> None:
        """Let go of a card's picture: it looks different now."""
        if kept := self._kept.pop(key, None):
            self._bytes -= kept.image.sizeInBytes()

    def clear(self) -> None:
        self._kept.clear()
        self._bytes = 0

    def draw(
        self,
        painter: QPainter,
        key: RecordId,
        rect: list[float],
        origin: tuple[int, int],
        paint: Callable[[QPainter], None],
        *,
        exact: bool,
    ) -> bool:
        """Draw a card's picture on a painter whose unit is a pixel; `origin` is the pixel of the
        board's plane that lies at (0, 0). `paint` paints it in board coordinates when there is
        no picture yet. Cards under way (not `exact`) may be off by less than a pixel.
        False where the card is too large to keep; then nothing was drawn.
        """
        scale = self._scale
        left, top = (rect[0] - self._margin) * scale, (rect[1] - self._margin) * scale
        phase = (left - math.floor(left), top - math.floor(top))
        size = (rect[2], rect[3])
        kept = self._kept.pop(key, None)
        if kept is None or kept.size != size or (exact and kept.phase != phase):
            if kept is not None:
                self._bytes -= kept.image.sizeInBytes()
            kept = self._made(paint, (math.floor(left), math.floor(top)), size, phase)
            if kept is None:
                return False
        self._kept[key] = kept
        x, y = round(left - kept.phase[0]), round(top - kept.phase[1])
        painter.drawImage(QPointF(x - origin[0], y - origin[1]), kept.image)
        return True

    def prepare(self, scale: float, detail: Detail) -> None:
        """Say for which scale pictures are wanted; those for another one are given up."""
        if self._made_for != (scale, detail):
            self._made_for, self._scale = (scale, detail), scale
            self.clear()

    def _made(
        self,
        paint: Callable[[QPainter], None],
        corner: tuple[int, int],
        size: tuple[float, float],
        phase: tuple[float, float],
    ) -> _Kept | None:
        width, height = (
            math.ceil((length + 2 * self._margin) * self._scale + part) + 1
            for length, part in zip(size, phase, strict=True)
        )
        if width * height * 4 > LARGEST:
            return None
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-corner[0], -corner[1])
        painter.scale(self._scale, self._scale)
        paint(painter)
        painter.end()
        self._make_room(image.sizeInBytes())
        return _Kept(image, size, phase)

    def _make_room(self, needed: int) -> None:
        self._bytes += needed
        while self._bytes > LIMIT and self._kept:
            self.forget(next(iter(self._kept)))
