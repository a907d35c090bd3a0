"""The whole board as one small picture: what is shown where no tile has been painted yet."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Record
from evidenceboard.picture.batches import block_colour, paint_blocks
from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.look import Look
from evidenceboard.picture.placed_cards import ENCLOSES
from evidenceboard.picture.scene import Scene

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 1024
MANY, SPECKS = 4000, 8.0
"""More cards than this that cover fewer pixels on the average are set as pixels by numpy instead of
painted as rectangles."""
AT_ONCE = 5_000
"""So many are set in one step, which takes a millisecond or two."""
LOOKED_AT = 200
"""Changes of more records than this are taken to show, unseen."""
_DONE = object()
_block = attrgetter("kind", "x", "y", "width", "height")


class Overview:
    """Cards as blocks, no connectors, `side` pixels along its longer side.

    Rule: it is made when it is first needed. After a change of the board the old one is drawn
    until there was time for a new one.
    """

    def __init__(self, scene: Scene, look: Look, side: int = SIDE) -> None:
        self.look = look
        self._side = side
        self._scene = scene
        self._image: QImage | None = None
        self._bounds = QRectF()
        self._is_old = False
        self._making: Iterator[None] | None = None

    def outdate(self) -> None:
        """Have the picture made anew when it is next needed."""
        self._image = self._making = None

    def go_on_from(self, other: Overview) -> None:
        """Show what another one of these cards shows, until there was time for a picture of one's
        own."""
        if self._image is None and other.look is self.look:
            self._image, self._bounds, self._is_old = other._image, other._bounds, True

    def follow(self, change: Change) -> None:
        """The board has changed."""
        if shows_in_overviews(change):
            self._is_old, self._making = True, None

    def make_some(self) -> bool:
        """Take a step of making the picture, where there is none or the board is not what it was;
        whether there is more to do."""
        if self._image is not None and not self._is_old:
            return False
        if self._making is None:
            self._making = self.making()
        return next(self._making, _DONE) is not _DONE

    def draw(self, painter: QPainter, visible: QRectF, pixel_scale: float) -> None:
        """Draw the board where it lies in a view of device pixels."""
        if self._image is None:
            for _ in self.making():
                pass
        part = self._bounds.intersected(visible)
        if self._image is None or part.isEmpty():
            return
        corner = (part.topLeft() - visible.topLeft()) * pixel_scale
        ratio = self._image.width() / self._bounds.width()
        source = QRectF((part.topLeft() - self._bounds.topLeft()) * ratio, part.size() * ratio)
        painter.drawImage(QRectF(corner, part.size() * pixel_scale), self._image, source)

    def making(self) -> Iterator[None]:
        """Make the picture anew, step by step; the one before is drawn until this one is done."""
        bounds = self._scene.card_bounds().adjusted(-100, -100, 100, 100)
        ratio = self._side / max(bounds.width(), bounds.height())
        width = max(1, round(bounds.width() * ratio))
        height = max(1, round(bounds.height() * ratio))
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(self.look.palette.canvas)
        cards = self._scene.cards
        rows = np.flatnonzero(~np.isnan(cards.rects[:, 0]))
        frames = ENCLOSES[cards.kinds[rows]]
        plain = rows[~frames]
        width, height = cards.rects[plain, 2:].mean(axis=0) * ratio if len(plain) else (0, 0)
        if len(rows) > MANY and width * height < SPECKS:
            yield from self._scatter(image, bounds, ratio, plain)
        else:
            yield from self._paint(image, bounds, ratio, rows[frames])
            yield from self._paint(image, bounds, ratio, plain)
        self._bounds, self._image = QRectF(bounds), image
        self._is_old = False

    def _paint(self, image: QImage, bounds: QRectF, ratio: float, rows: Rows) -> Iterator[None]:
        """These cards as rectangles."""
        cards = self._scene.cards
        for some in _portions(rows):
            yield
            painter = QPainter(image)
            painter.scale(ratio, ratio)
            painter.translate(-bounds.topLeft())
            paint_blocks(painter, cards.rects[some], cards.kinds[some], self.look)
            painter.end()

    def _scatter(self, image: QImage, bounds: QRectF, ratio: float, rows: Rows) -> Iterator[None]:
        """Each card as the few pixels that it covers, set all at once; frames are left out."""
        cards = self._scene.cards
        colours = np.array(
            [block_colour(kind.accent, self.look).rgb() for kind in CARD_KINDS], np.uint32
        )
        for some in _portions(rows):
            yield
            rects = cards.rects[some] - (bounds.left(), bounds.top(), 0.0, 0.0)
            _set_pixels(image, rects * ratio, colours[cards.kinds[some]])


def _portions(rows: Rows) -> Iterator[Rows]:
    return (rows[begin : begin + AT_ONCE] for begin in range(0, len(rows), AT_ONCE))


def shows_in_overviews(change: Change) -> bool:
    """Whether a change may look different from far away: what cards say, and connectors, do not."""
    if change.only_moves or len(change.steps) > LOOKED_AT:
        return bool(change)
    return any(_block_of(before) != _block_of(after) for before, after in change.steps.values())


def _block_of(record: Record | None) -> object:
    return _block(record) if isinstance(record, Card) else None


def _set_pixels(image: QImage, rects: NDArray[np.floating], colours: NDArray[np.uint32]) -> None:
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), -1)
    start = rects[:, :2].astype(np.intp)
    size = np.maximum(np.rint(rects[:, 2:]), 1).astype(np.intp)
    for dx in range(min(int(size[:, 0].max()), 8)):
        for dy in range(min(int(size[:, 1].max()), 8)):
            wide = (size[:, 0] > dx) & (size[:, 1] > dy)
            x = np.minimum(start[wide, 0] + dx, image.width() - 1)
            y = np.minimum(start[wide, 1] + dy, image.height() - 1)
            pixels[y, x] = colours[wide]
