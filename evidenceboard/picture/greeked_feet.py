"""The feet of many claims seen from afar: where each stands or, while that is not known, how much
speaks for it and against it. What supports is drawn thicker, so that it reads without colour."""

from __future__ import annotations

import math

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.counted_signs import CountedSigns
from evidenceboard.picture.far_painter import BOTTOM, ICON, LEFT, RIGHT, TALLY
from evidenceboard.picture.geometry import Flags, Floats, Rows
from evidenceboard.picture.pixel_rects import PixelRects
from evidenceboard.picture.scene import Scene
from evidenceboard.theme.palette import Palette

MARK = 1
"""Pixels across the mark that tells the strength; it stands out by one above and below."""


@frozen(eq=False)
class Feet:
    """Some claims that have feet: the left end, width and lower edge of each in pixels."""

    left: Rows
    room: Rows
    low: Rows

    def parts(self, start: Floats, end: Floats, thick: int, lift: int = 0) -> Rows:
        """Rectangles (n, 4) between two shares of the width."""
        first, last = (np.rint(share * self.room).astype(np.intp) for share in (start, end))
        highs = np.full_like(first, thick)
        return np.stack([self.left + first, self.low - thick + lift, last - first, highs], axis=1)


class GreekedFeet:
    """Adds the feet of cards to what is drawn of them."""

    def __init__(self, scene: Scene, palette: Palette, signs: CountedSigns) -> None:
        self._scene, self._palette, self._signs = scene, palette, signs

    def ask(self, rows: Rows) -> None:
        """Have it worked out where these cards stand: for many at once that takes too long."""
        self._reckoned(rows[self._having(rows)])

    def add(self, rects: PixelRects, rows: Rows, spots: Rows, scale: float) -> None:
        """`spots` are the cards on whole pixels."""
        supports, contradicts = self._signs.of(rows)
        some = np.flatnonzero(self._having(rows))
        reckoned = self._reckoned(rows[some])
        known = ~np.isnan(reckoned[:, 0])
        thick = max(1, math.ceil(TALLY * scale))
        feet = _feet(spots[some[known]], scale)
        self._add_standings(rects, feet, reckoned[known], thick)
        others = some[~known]
        share = supports[others] / np.maximum(supports[others] + contradicts[others], 1)
        self._add_sides(rects, _feet(spots[others], scale), share, thick)

    def _having(self, rows: Rows) -> Flags:
        """Which of these cards have feet."""
        supports, contradicts = self._signs.of(rows)
        tall = self._scene.cards.rects[rows, 3] >= 3 * ICON
        having: Flags = (supports + contradicts > 0) & tall
        return having

    def _reckoned(self, rows: Rows) -> Floats:
        """Base and strength (n, 2) of claims; NaN where they are not known."""
        asked = self._scene.reckoned
        names = self._scene.cards.slots.named(rows)
        known = [asked.standing_facts(key) if asked else None for key in names]
        pairs = [(one.base, one.strength) if one else (np.nan, np.nan) for one in known]
        return np.array(pairs, dtype=float).reshape(-1, 2)

    def _add_sides(self, rects: PixelRects, feet: Feet, share: Floats, thick: int) -> None:
        palette, none, whole = self._palette, np.zeros_like(share), np.ones_like(share)
        rects.add(palette.accent("supports"), feet.parts(none, share, thick))
        thin = max(1, thick // 2)
        rects.add(palette.accent("contradicts"), feet.parts(share, whole, thin))

    def _add_standings(self, rects: PixelRects, feet: Feet, reckoned: Floats, thick: int) -> None:
        palette, (base, strength) = self._palette, reckoned.T
        none, whole = np.zeros_like(base), np.ones_like(base)
        rects.add(palette.line, feet.parts(none, whole, thick))
        risen, fallen = feet.parts(base, strength, thick), feet.parts(strength, base, thick)
        fallen[:, 3] = max(1, thick // 2)
        rects.add(palette.accent("supports"), risen[risen[:, 2] > 0])
        rects.add(palette.accent("contradicts"), fallen[fallen[:, 2] > 0])
        mark = feet.parts(strength, strength, thick + 2, lift=1)
        mark[:, 0] = np.minimum(mark[:, 0], feet.left + feet.room - MARK)
        mark[:, 2] = MARK
        rects.add(palette.soft_ink, mark)


def _feet(spots: Rows, scale: float) -> Feet:
    room = np.maximum(spots[:, 2] - int((LEFT + RIGHT) * scale), MARK)
    low = spots[:, 1] + spots[:, 3] - int(BOTTOM * scale)
    return Feet(spots[:, 0] + int(LEFT * scale), room, low)
