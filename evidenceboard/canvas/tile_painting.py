"""One tile, painted in steps that are short enough for a frame."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.canvas.kept_sheets import KeptSheets
from evidenceboard.canvas.tile_keys import SIDE, Key
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.pace import Step
from evidenceboard.picture.sheets import Coat, LeftOut, Sheet, SheetPainter

LONGEST_STEP = 0.002
"""Where painting a part would take more seconds than this, it is painted in quarters."""
SMALLEST_PART = 128


class TilePainter:
    """Rule: what a step is about is said before it is taken, and nothing is open between two."""

    def __init__(self, painter: SheetPainter, scale: float, detail: Detail) -> None:
        self.sheets = KeptSheets(painter, scale, detail)
        self._painter, self._scale, self._detail = painter, scale, detail

    def steps(self, key: Key, image: QImage, left_out: LeftOut | None) -> Iterator[Step]:
        """Paint a tile on an image, whatever was on it."""
        sheet = self.sheets.of(key)
        if sheet is None:
            sheet = yield from self.sheets.steps(key, left_out)
        whole = QRect(0, 0, SIDE, SIDE)
        yield from self._painter.pictures(sheet, self._region(key, whole))
        yield from self._part(key, image, sheet, whole)

    def _part(self, key: Key, image: QImage, sheet: Sheet, part: QRect) -> Iterator[Step]:
        """Paint a part of a tile in as few steps as may be: a coat, or several, at a time; where
        one coat would take too long, in quarters."""
        region, half = self._region(key, part), part.width() // 2
        coats = self._painter.coats(sheet, region)
        longest = max(self._expected([coat]) for coat in coats)
        if longest > LONGEST_STEP and half >= SMALLEST_PART:
            for x, y in ((0, 0), (half, 0), (0, half), (half, half)):
                quarter = QRect(part.x() + x, part.y() + y, half, half)
                yield from self._part(key, image, sheet, quarter)
            return
        some: list[Coat] = []
        for coat in coats:
            if some and self._expected([*some, coat]) > LONGEST_STEP:
                yield from self._put_on(some, image, sheet, part, region)
                some = []
            some.append(coat)
        yield from self._put_on(some, image, sheet, part, region)

    def _put_on(
        self, coats: list[Coat], image: QImage, sheet: Sheet, part: QRect, region: QRectF
    ) -> Iterator[Step]:
        yield self._painting(coats)
        painter = QPainter(image)
        painter.translate(part.topLeft())
        self._painter.paint(painter, sheet, region, coats)
        painter.end()

    def _expected(self, coats: list[Coat]) -> float:
        return self._painter.pace.expected(self._painting(coats))

    def _painting(self, coats: list[Coat]) -> Step:
        return Step("paint", sum(coat.load for coat in coats), self._detail)

    def _region(self, key: Key, part: QRect) -> QRectF:
        """A part of a tile, on the board."""
        corner = QPoint(key[0] * SIDE, key[1] * SIDE) + part.topLeft()
        side = part.width() / self._scale
        return QRectF(corner.x() / self._scale, corner.y() / self._scale, side, side)
