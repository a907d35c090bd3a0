"""Sprites at their spots on the board's plane of pixels, found by place and drawn together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QTransform

from evidenceboard.picture.geometry import Floats, Rows
from evidenceboard.picture.sprites import Sprite


class PlacedSprites:
    """Rule: a sprite lies on whole pixels, so that it looks the same wherever it lies."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._spots = np.zeros((0, 4))
        self._sprites: list[Sprite] = []

    def add(self, middles: Floats, sprites: Sequence[Sprite]) -> None:
        """Have these sprites drawn around points of the board."""
        pixels = np.floor(middles * self._scale + 0.5)
        sides = [(s.corner.x(), s.corner.y(), s.image.width(), s.image.height()) for s in sprites]
        spots = np.array(sides, dtype=float).reshape(-1, 4)
        spots[:, :2] += pixels
        self._spots = np.concatenate([self._spots, spots])
        self._sprites += sprites

    def within(self, box: Floats) -> Rows:
        """Which of them show in a box of the board."""
        pixels, spots = box * self._scale, self._spots
        return np.flatnonzero(
            (spots[:, 0] < pixels[2])
            & (spots[:, 0] + spots[:, 2] > pixels[0])
            & (spots[:, 1] < pixels[3])
            & (spots[:, 1] + spots[:, 3] > pixels[1])
        )

    def paint(
        self, painter: QPainter, base: QTransform, origin: tuple[int, int], found: Rows
    ) -> None:
        """Draw these sprites; `base` leads to the painter's pixels, `origin` is the pixel of the
        board's plane at (0, 0) there."""
        if not len(found):
            return
        before = painter.transform()
        painter.setTransform(base)
        for number, (x, y, _, _) in zip(found.tolist(), self._spots[found].tolist(), strict=True):
            place = QPoint(int(x) - origin[0], int(y) - origin[1])
            painter.drawImage(place, self._sprites[number].image)
        painter.setTransform(before)
