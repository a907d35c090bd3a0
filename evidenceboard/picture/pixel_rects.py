"""Very many rectangles on whole pixels, in the order of painting; those in a place are found."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.lent import PIXEL_RECTS


def _none() -> Rows:
    return np.zeros((0, 4), dtype=np.intp)


@dataclass(slots=True)
class PixelRects:
    """Rows of left, top, width, height on the board's plane of pixels, those of a colour together.

    Rule: `file` comes between the last `add` and the first painting.
    """

    _colours: list[QColor] = field(default_factory=list)
    _parts: list[Rows] = field(default_factory=list)
    _rects: Rows = field(default_factory=_none)
    _edges: Rows = field(default_factory=lambda: np.zeros((4, 0), dtype=np.intp))
    """Left, top, and the first pixels to the right and below, each in one piece of memory."""
    _starts: Rows = field(default_factory=lambda: np.zeros(1, dtype=np.intp))

    def add(self, colour: QColor, rects: Rows) -> None:
        if len(rects):
            self._colours.append(colour)
            self._parts.append(rects)

    def file(self) -> None:
        """Take in what was added."""
        self._rects = np.concatenate([_none(), *self._parts])
        left, top, width, height = self._rects.T
        self._edges = np.stack([left, top, left + width, top + height])
        self._starts = np.cumsum([0, *(len(part) for part in self._parts)])

    def within(self, box: Rows) -> Rows:
        """Which of them show in a box of pixels."""
        left, top, right, bottom = self._edges
        across = (left < box[2]) & (right > box[0])
        return np.flatnonzero(across & (top < box[3]) & (bottom > box[1]))

    def paint(self, painter: QPainter, box: Rows, origin: tuple[int, int]) -> None:
        """Draw what shows in a box on a painter whose (0, 0) is the pixel `origin`."""
        found = self.within(box)
        rects = self._rects[found]
        rects[:, 2:] += rects[:, :2] - 1
        rects -= np.array([*origin, *origin])
        bounds = np.searchsorted(found, self._starts).tolist()
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, start, end in zip(self._colours, bounds, bounds[1:], strict=False):
            if start < end:
                painter.setBrush(colour)
                for first, count in PIXEL_RECTS.lend(rects[start:end]):
                    painter.drawRects(first, count)
