"""Greeked cards under way, worked out once and drawn wherever the hand has carried them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evidenceboard.picture.geometry import Floats, Rows
from evidenceboard.picture.greeked_cards import GreekedCards
from evidenceboard.picture.row_painter import RowPainter

MOST = 1_500
"""More cards than this are worked out anew in every frame, but only those in view."""


class LiveCards:
    """Rule: what was worked out holds as long as all cards have moved by the same way; after any
    other change of them `outdate` is called."""

    def __init__(self) -> None:
        self._greeked: GreekedCards | None = None
        self._steps: Iterator[int] = iter(())
        """What is left to work out of them."""
        self._made_by: tuple[RowPainter, float] | None = None
        self._rects: Floats = np.zeros((0, 4))

    def outdate(self) -> None:
        """The cards look different now, or are others."""
        self._greeked = None

    def get_ready(self, records: RowPainter, scale: float, rows: Rows) -> Iterator[int]:
        """Work these cards out, in steps, ahead of painting; nothing for too many."""
        if not 0 < len(rows) <= MOST:
            return
        self._greeked, self._made_by = records.greeked(scale), (records, scale)
        self._rects = records.scene.cards.rects[rows]
        self._steps = self._greeked.fill(rows, records.without_text)
        # `yield from` would end them together with whoever gives up in between
        for step in self._steps:  # noqa: UP028
            yield step

    def at_their_places(
        self, records: RowPainter, scale: float, rows: Rows
    ) -> tuple[GreekedCards, tuple[int, int]] | None:
        """The cards, and by how many pixels they have moved since; None for too many."""
        rects = records.scene.cards.rects[rows]
        way = self._way(rects) if self._made_by == (records, scale) else None
        if self._greeked is None or way is None:
            self._greeked, way = None, (0.0, 0.0)
            next(self.get_ready(records, scale, rows), None)
        if self._greeked is None:
            return None
        for _ in self._steps:
            pass
        return self._greeked, (round(way[0] * scale), round(way[1] * scale))

    def _way(self, rects: Floats) -> tuple[float, float] | None:
        """How far all cards have moved; None where that is not one way for all."""
        if rects.shape != self._rects.shape or not len(rects):
            return None
        ways = rects - self._rects
        alike = np.abs(ways - ways[0]).max(initial=0) < 1e-6 and not ways[0, 2:].any()
        return (float(ways[0, 0]), float(ways[0, 1])) if alike else None
