"""The parts of the board's plane that tiles are painted from, worked out once for many tiles."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator

from PySide6.QtCore import QRectF

from evidenceboard.canvas.tile_keys import SIDE, Key, Span, holds, meeting
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.pace import Step
from evidenceboard.picture.sheets import LeftOut, Sheet, SheetPainter

ACROSS = {Detail.FULL: 4, Detail.TITLE: 2, Detail.GREEK: 2, Detail.BLOCK: 1}
"""So many tiles along its side a sheet holds, unless it holds all that is in view."""
KEPT = 12
MOST_TOGETHER = 5_000
"""Where there are more cards than this, what is in view is not worked out as one sheet."""


class KeptSheets:
    """Sheets of one scale, the ones used last kept.

    Rule: where most of what is in view is due it is one sheet, since a sheet costs about the same
    however little is on it; where a few tiles are due it is a small one, soon worked out.
    """

    def __init__(self, painter: SheetPainter, scale: float, detail: Detail) -> None:
        self.together: Span | None = None
        """The tiles that are best worked out together, if any."""
        self._painter, self._scale, self._detail = painter, scale, detail
        self._kept: OrderedDict[Span, Sheet] = OrderedDict()

    def of(self, key: Key) -> Sheet | None:
        """The sheet that a tile is a part of, if it has been worked out."""
        for span, sheet in self._kept.items():
            if holds(span, (*key, *key)):
                self._kept.move_to_end(span)
                return sheet
        return None

    def steps(self, key: Key, left_out: LeftOut | None) -> Generator[Step, None, Sheet]:
        """Work out a sheet for a tile, and keep it."""
        span = self._span(key)
        sheet = Sheet(self._region(span), self._scale, self._detail)
        yield from self._painter.steps(sheet, left_out)
        self._kept[span] = sheet
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return sheet

    def invalidate(self, spans: Rows) -> None:
        """Give up every sheet that has a tile in common with one of the spans (n, 4)."""
        for span in meeting(spans, list(self._kept)) if self._kept else ():
            del self._kept[span]

    def _span(self, key: Key) -> Span:
        view = self.together
        if view is not None and holds(view, (*key, *key)) and self._is_soon_done(view):
            return view
        across = ACROSS[self._detail]
        left, top = key[0] // across * across, key[1] // across * across
        return left, top, left + across - 1, top + across - 1

    def _is_soon_done(self, view: Span) -> bool:
        return self._painter.about(self._region(view)) <= MOST_TOGETHER

    def _region(self, span: Span) -> QRectF:
        left, top, right, bottom = span
        side = SIDE / self._scale
        return QRectF(left * side, top * side, (right + 1 - left) * side, (bottom + 1 - top) * side)
