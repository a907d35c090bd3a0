"""What cards say is read and laid out ahead of painting them: that is the same at any scale."""

from __future__ import annotations

from collections.abc import Iterator
from time import thread_time

from PySide6.QtCore import QPointF, QRectF

from evidenceboard.picture.detail import Detail
from evidenceboard.picture.sheets import SheetPainter

NEAREST = {Detail.TITLE: 240, Detail.GREEK: 960, Detail.FULL: 40}
"""Of so many cards around the middle of the view it is read ahead what is shown of them in each
detail: about as many as a view holds."""
USUAL = {Detail.TITLE: 0.3, Detail.GREEK: 0.14}
"""The scale for which pictures are decoded ahead: they serve at others near it."""
MOST_AHEAD = 3_000
"""Where a region holds more cards than this, finding them already takes too long."""


class Reading:
    """Reads in steps, what is nearest to the middle first.

    Rule: it comes to an end, and starts again only where the view has moved or the board changed.
    """

    def __init__(self, painter: SheetPainter) -> None:
        self._painter = painter
        self._known: dict[Detail, set[int]] = {detail: set() for detail in Detail}
        """The cards, by their rows, that have been read."""
        self._place: tuple[QRectF | QPointF, Detail | None] | None = None
        self._steps: Iterator[int] = iter(())
        self._is_over = False

    def outdate(self) -> None:
        """The board is another: what was read may not hold any more."""
        self._place = None
        for some in self._known.values():
            some.clear()

    def has_read(self, region: QRectF, detail: Detail) -> bool:
        """Whether all cards in a region have been read in that detail."""
        return self._is_over and self._place == (region, detail)

    def read(self, region: QRectF, detail: Detail, seconds: float) -> bool:
        """Read the cards in a region for about so long; whether that is done."""
        if self._place != (region, detail):
            self._begin((region, detail), self._in_region(region, detail))
        return self._go_on(seconds)

    def read_around(self, middle: QPointF, dpr: float, seconds: float) -> bool:
        """Read the cards nearest to a point, in every detail, for about so long; whether that is
        done. `dpr` are the pixels per point of the screen."""
        if self._place != (middle, None):
            self._begin((middle, None), self._around(middle, dpr))
        return self._go_on(seconds)

    def _begin(self, place: tuple[QRectF | QPointF, Detail | None], steps: Iterator[int]) -> None:
        self._place, self._steps, self._is_over = place, steps, False

    def _go_on(self, seconds: float) -> bool:
        until = thread_time() + seconds
        while not self._is_over and thread_time() < until:
            self._is_over = next(self._steps, None) is None
        return self._is_over

    def _in_region(self, region: QRectF, detail: Detail) -> Iterator[int]:
        if detail is Detail.BLOCK or self._painter.about(region) > MOST_AHEAD:
            return
        rows = self._painter.cards_in(region)
        yield from self._painter.read_ahead(rows, detail, self._known[detail])
        if detail is Detail.FULL:
            yield from self._painter.read_connectors(region)

    def _around(self, middle: QPointF, dpr: float) -> Iterator[int]:
        for detail, most in NEAREST.items():
            rows = self._painter.cards_near(middle, most)
            yield from self._painter.read_ahead(rows, detail, self._known[detail])
            if detail in USUAL:
                yield from self._painter.decode_ahead(rows, USUAL[detail] * dpr, detail)
