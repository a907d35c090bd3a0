"""Cards kept as pictures, so that painting one again costs a blit."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.records import RecordId
from evidenceboard.picture.detail import Detail

LARGEST = 4 * 2**20
"""A card whose picture takes more bytes than this is painted straight."""


@dataclass(slots=True)
class _Kept:
    image: QImage
    size: tuple[float, float]


class CardPixmaps:
    """Pictures of cards at one scale, the least lately used ones given up for new ones.

    Rule: a card's corner lies on a whole pixel, so that one picture serves wherever it lies, and
    its lines are sharp.
    """

    def __init__(self, margin: float, most_bytes: int) -> None:
        self._margin, self._most_bytes = margin, most_bytes
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
    ) -> bool:
        """Draw a card's picture on a painter whose unit is a pixel; `origin` is the pixel of the
        board's plane that lies at (0, 0). `paint` paints it in board coordinates when there is
        no picture yet. False where the card is too large to keep; then nothing was drawn.
        """
        if self.lacks(key, rect) and not self.make(key, rect, paint):
            return False
        kept = self._kept[key] = self._kept.pop(key)  # the one used last
        left = math.floor(rect[0] * self._scale + 0.5) - origin[0] - self._room
        top = math.floor(rect[1] * self._scale + 0.5) - origin[1] - self._room
        painter.drawImage(QPoint(left, top), kept.image)
        return True

    def lacks(self, key: RecordId, rect: list[float]) -> bool:
        """Whether there is no picture of a card in the size that it has."""
        kept = self._kept.get(key)
        return kept is None or kept.size != (rect[2], rect[3])

    def make(self, key: RecordId, rect: list[float], paint: Callable[[QPainter], None]) -> bool:
        """Make a card's picture; False where it would be too large to keep."""
        self.forget(key)
        kept = self._made(paint, rect)
        if kept is not None:
            self._kept[key] = kept
        return kept is not None

    def prepare(self, scale: float, detail: Detail) -> None:
        """Say for which scale pictures are wanted; those for another one are given up."""
        if self._made_for != (scale, detail):
            self._made_for, self._scale = (scale, detail), scale
            self._room = math.ceil(self._margin * scale)
            self.clear()

    def _made(self, paint: Callable[[QPainter], None], rect: list[float]) -> _Kept | None:
        x, y, *size = rect
        width, height = (math.ceil(side * self._scale) + 2 * self._room for side in size)
        if width * height * 4 > LARGEST:
            return None
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._room, self._room)
        painter.scale(self._scale, self._scale)
        painter.translate(-x, -y)
        paint(painter)
        painter.end()
        self._make_room(image.sizeInBytes())
        return _Kept(image, (size[0], size[1]))

    def _make_room(self, needed: int) -> None:
        self._bytes += needed
        while self._bytes > self._most_bytes and self._kept:
            self.forget(next(iter(self._kept)))
