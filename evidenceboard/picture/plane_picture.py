"""A part of the board as a picture that lies on nothing, to be drawn wherever it has moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats
from evidenceboard.picture.region import Stroke, on_region

STRIPS = 8
"""In so many steps it is painted unless told otherwise, one strip below the other. Each is an image
of its own: memory for all at once may take longer than a frame to get."""


@dataclass(slots=True)
class PlanePicture:
    """Rule: it is made and drawn on whole pixels, so that what is in it looks as sharp; it is drawn
    once it `is_whole`."""

    corner: tuple[int, int]
    """The pixel of the board's plane where it begins."""
    size: tuple[int, int]
    scale: float
    detail: Detail
    strips: int = STRIPS
    _painted: list[tuple[int, QImage]] = field(default_factory=list)
    """How far down each begins, and its image."""
    _steps_done: int = 0

    @classmethod
    def over(
        cls, box: Floats, scale: float, detail: Detail, beside: int = 0, strips: int = STRIPS
    ) -> Self:
        """An unpainted one over a box of the board, and so many pixels beside it."""
        left, top = (np.floor(box[:2] * scale).astype(int) - beside).tolist()
        right, bottom = (np.ceil(box[2:] * scale).astype(int) + beside).tolist()
        return cls((left, top), (right - left, bottom - top), scale, detail, strips)

    @property
    def pixels(self) -> int:
        """How many it has."""
        return self.size[0] * self.size[1]

    @property
    def is_whole(self) -> bool:
        """Whether all of it has been painted."""
        return self._steps_done == self.strips

    def steps(self, paint: Callable[[Stroke], None]) -> Iterator[int]:
        """Paint what is left of it, in steps."""
        while not self.is_whole:
            yield 1
            self.paint_some(paint)

    def paint_some(self, paint: Callable[[Stroke], None]) -> None:
        """Paint a strip more."""
        done = self._steps_done
        top, bottom = (self.size[1] * number // self.strips for number in (done, done + 1))
        self._steps_done += 1
        if bottom > top:
            self._paint_strip(top, bottom, paint)

    def _paint_strip(self, top: int, bottom: int, paint: Callable[[Stroke], None]) -> None:
        image = QImage(self.size[0], bottom - top, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        (x, y), scale = self.corner, self.scale
        region = QRectF(x / scale, (y + top) / scale, self.size[0] / scale, (bottom - top) / scale)
        painter = QPainter(image)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            with on_region(painter, region, scale, self.detail) as stroke:
                paint(stroke)
        finally:
            painter.end()
        self._painted.append((top, image))

    def draw(self, stroke: Stroke, moved: tuple[int, int]) -> None:
        """Draw it as strong as it was painted, so many pixels from where it was made."""
        painter, share = stroke.painter, stroke.painter.opacity()
        spots = zip(self.corner, moved, stroke.origin, strict=True)
        corner = QPoint(*(at + way - start for at, way, start in spots))
        painter.setOpacity(1.0)
        painter.setTransform(stroke.base)
        for top, image in self._painted:
            painter.drawImage(corner + QPoint(0, top), image)
        painter.setTransform(stroke.to_board)
        painter.setOpacity(share)
