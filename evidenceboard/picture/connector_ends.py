"""Where connectors end, and the heads that they end in, for thousands of all kinds at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.picture.connector_grades import LINE_WIDTHS
from evidenceboard.picture.connector_line import (
    ARROW_HALF,
    ARROW_LENGTH,
    BAR_GAP,
    BAR_HALF,
    DIAMOND_HALF,
    DIAMOND_LENGTH,
    OPEN_HALF,
    OPEN_LENGTH,
    TAKEN,
)
from evidenceboard.picture.geometry import Codes, Floats

FAR_HEAD = 9.0
_SIDES = {
    "arrow": (ARROW_LENGTH, ARROW_HALF),
    "bar": (BAR_GAP, BAR_HALF),
    "diamond": (DIAMOND_LENGTH / 2, DIAMOND_HALF),
    "open": (OPEN_LENGTH, OPEN_HALF),
    "none": (0.0, 0.0),
}
_FAR_SIDES = {"arrow": (1.0, 0.5), "bar": (0.0, 0.7), "diamond": (0.5, 0.4), "open": (1.0, 0.5)}
_HEADS = [kind.head for kind in CONNECTOR_KINDS]
SIDES = np.array([_SIDES[head] for head in _HEADS])
"""How far before the tip the sides of a head of each kind are, and how far from the line."""
FAR_SIDES = FAR_HEAD * np.array([_FAR_SIDES.get(head, (0.0, 0.0)) for head in _HEADS])
"""The same from afar."""
TAKES = np.array([TAKEN.get(head, ARROW_LENGTH - 1) for head in _HEADS])
GROWS = np.array([float(head == "arrow") for head in _HEADS])
"""Whether the heads of a kind are larger on thicker lines."""


class Ends:
    """Curves, drawn only up to where their heads begin, and those heads."""

    def __init__(self, curves: Floats, kinds: Codes, grades: Codes) -> None:
        self.kinds, self.grades = kinds, grades
        self.widths: Floats = LINE_WIDTHS[kinds, grades]
        self.tips = curves[:, 3]
        self._way = _directions(curves)
        self._grown = np.maximum(self.widths - 2, 0) * GROWS[kinds]
        self.curves = curves.copy()
        self.curves[:, 3] -= self._way * (TAKES[kinds] + self._grown)[:, None]
        self._left, self._right = self._sides(SIDES[kinds] + self._grown[:, None])

    def arrows(self, at: slice) -> Floats:
        """The corners (n, 3, 2) of filled heads."""
        return np.stack([self._left[at], self.tips[at], self._right[at]], axis=1)

    def head_lines(self, at: slice) -> Floats:
        """The lines (m, 4) of heads that are open, or bars; these are of one kind."""
        sides = self._left[at], self._right[at]
        return self._lines(at, sides, DIAMOND_LENGTH)

    def far_heads(self) -> Floats:
        """The lines (m, 4) of heads as they are drawn from afar, of one kind: two sides, or a
        bar."""
        return self._lines(slice(None), self._sides(FAR_SIDES[self.kinds]), FAR_HEAD)

    def far_arrows(self) -> Floats:
        left, right = self._sides(FAR_SIDES[self.kinds])
        return np.stack([left, self.tips, right], axis=1)

    def _sides(self, sides: Floats) -> tuple[Floats, Floats]:
        """The points at both sides of the line, so far before its end and so far from it."""
        base = self.tips - self._way * sides[:, :1]
        aside = np.stack([-self._way[:, 1], self._way[:, 0]], axis=1) * sides[:, 1:]
        return base + aside, base - aside

    def _lines(self, at: slice, sides: tuple[Floats, Floats], length: float) -> Floats:
        (left, right), tips, kinds = sides, self.tips[at], self.kinds[at]
        head = CONNECTOR_KINDS[kinds[0]].head if len(kinds) else "none"
        if head == "none":
            return np.zeros((0, 4))
        if head == "bar":
            return np.hstack(sides)
        if head == "diamond":
            back = tips - self._way[at] * length
            corners = (back, left, tips, right, back)
            return np.concatenate([np.hstack(side) for side in pairwise(corners)])
        return np.concatenate([np.hstack([left, tips]), np.hstack([tips, right])])


def _directions(curves: Floats) -> Floats:
    """The unit vectors in which curves arrive; along the chord where an end stands still."""
    way = curves[:, 3] - curves[:, 2]
    length = np.hypot(way[:, 0], way[:, 1])
    still = length < 1e-6
    if still.any():
        way[still] = (curves[:, 3] - curves[:, 0])[still]
        length = np.hypot(way[:, 0], way[:, 1])
        way[length < 1e-6] = (0.0, -1.0)
        length = np.maximum(length, 1e-6)
        length[length <= 1e-6] = 1.0
    unit: Floats = way / length[:, None]
    return unit
