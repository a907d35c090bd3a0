"""Very many lines with their pens, of which those in a place are found and drawn together."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtGui import QPainter, QPen

from evidenceboard.picture.batches import draw_lines
from evidenceboard.picture.geometry import Floats, Rows


@dataclass(slots=True)
class LineGroups:
    """Lines in the order of painting, those with the same pen together.

    Rule: `file` comes between the last `add` and the first question.
    """

    pens: list[QPen] = field(default_factory=list)
    _parts: list[Floats] = field(default_factory=list)
    _lines: Floats = field(default_factory=lambda: np.zeros((0, 4)))
    _boxes: Floats = field(default_factory=lambda: np.zeros((4, 0)))
    _starts: Rows = field(default_factory=lambda: np.zeros(1, dtype=np.intp))

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, pen: QPen, lines: Floats) -> None:
        if len(lines):
            self.pens.append(pen)
            self._parts.append(lines)

    def file(self) -> None:
        """Make all lines known by their places."""
        if not self._parts:
            return
        self._lines = np.concatenate(self._parts)
        x1, y1, x2, y2 = self._lines.T
        self._boxes = np.stack(
            [np.minimum(x1, x2), np.minimum(y1, y2), np.maximum(x1, x2), np.maximum(y1, y2)]
        )
        self._starts = np.cumsum([0, *(len(part) for part in self._parts)])
        self._parts = []

    def within(self, box: Floats) -> Rows:
        """Which lines may show in a box."""
        left, top, right, bottom = self._boxes
        near = (left <= box[2]) & (right >= box[0]) & (top <= box[3]) & (bottom >= box[1])
        return np.flatnonzero(near)

    def paint(self, painter: QPainter, found: Rows) -> None:
        """Draw these lines."""
        if not len(found):
            return
        lines = self._lines[found]
        bounds = np.searchsorted(found, self._starts).tolist()
        for pen, start, end in zip(self.pens, bounds, bounds[1:], strict=False):
            if start < end:
                painter.setPen(pen)
                draw_lines(painter, lines[start:end])
