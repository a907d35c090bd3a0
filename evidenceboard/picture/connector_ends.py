"""Where connectors of one kind end, and the heads that they end in, for thousands at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from evidenceboard.model.kinds import ConnectorKind
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
from evidenceboard.picture.geometry import Codes, Flags, Floats

FAR_HEAD = 9.0


class Ends:
    """Curves of one kind, drawn only up to where their heads begin, and those heads."""

    def __init__(self, curves: Floats, kind: ConnectorKind, grades: Codes, number: int) -> None:
        self.widths: Floats = LINE_WIDTHS[number, grades]
        self._by_grade = LINE_WIDTHS[number]
        self._kind = kind
        self.tips = curves[:, 3]
        self._way = _directions(curves)
        self.curves = curves.copy()
        self.curves[:, 3] -= self._way * self._taken()[:, None]

    def width(self, grade: int) -> float:
        """How thick the lines of a grade are."""
        return float(self._by_grade[grade])

    @property
    def widest(self) -> float:
        """How thick a line of the kind may be."""
        return float(self._by_grade.max())

    def _taken(self) -> Floats:
        if self._kind.head in TAKEN:
            return np.full(len(self.widths), TAKEN[self._kind.head])
        return ARROW_LENGTH + np.maximum(self.widths - 2, 0) - 1

    def arrows(self) -> Floats:
        """The corners (n, 3, 2) of filled heads."""
        grown = np.maximum(self.widths - 2, 0)
        left, right = self._sides(ARROW_LENGTH + grown, ARROW_HALF + grown)
        return np.stack([left, self.tips, right], axis=1)

    def head_lines(self, chosen: Flags) -> Floats:
        """The lines (m, 4) of open heads and bars."""
        whole = np.ones(len(self.widths))
        if self._kind.head == "bar":
            return np.hstack(self._sides(BAR_GAP * whole, BAR_HALF * whole))[chosen]
        if self._kind.head == "none":
            return np.zeros((0, 4))
        if self._kind.head == "diamond":
            return self._diamonds(DIAMOND_LENGTH * whole, DIAMOND_HALF * whole, chosen)
        left, right = self._sides(OPEN_LENGTH * whole, OPEN_HALF * whole)
        both = np.hstack([left, self.tips])[chosen], np.hstack([self.tips, right])[chosen]
        return np.concatenate(both)

    def far_heads(self) -> Floats:
        """The lines (m, 4) of heads as they are drawn from afar: two sides, or a bar."""
        whole = np.full(len(self.widths), FAR_HEAD)
        if self._kind.head == "bar":
            return np.hstack(self._sides(0 * whole, 0.7 * whole))
        if self._kind.head == "none":
            return np.zeros((0, 4))
        if self._kind.head == "diamond":
            return self._diamonds(whole, 0.4 * whole, np.ones(len(whole), dtype=bool))
        left, right = self._sides(whole, 0.5 * whole)
        return np.concatenate([np.hstack([left, self.tips]), np.hstack([right, self.tips])])

    def _diamonds(self, length: Floats, half: Floats, chosen: Flags) -> Floats:
        left, right = self._sides(length / 2, half)
        back = self.tips - self._way * length[:, None]
        corners = [each[chosen] for each in (back, left, self.tips, right, back)]
        return np.concatenate([np.hstack(side) for side in pairwise(corners)])

    def far_arrows(self) -> Floats:
        whole = np.full(len(self.widths), FAR_HEAD)
        left, right = self._sides(whole, 0.5 * whole)
        return np.stack([left, self.tips, right], axis=1)

    def _sides(self, back: Floats, half: Floats) -> tuple[Floats, Floats]:
        """The points at both sides of the line, so far before its end and so far from it."""
        base = self.tips - self._way * back[:, None]
        aside = np.stack([-self._way[:, 1], self._way[:, 0]], axis=1) * half[:, None]
        return base + aside, base - aside


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
