"""A picture of a board, ready to be painted on anything."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from evidenceboard.export.aside import Aside
from evidenceboard.export.picture_options import PictureOptions
from evidenceboard.export.plan import Limits, PicturePlan, plan
from evidenceboard.model.board import Board
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.card_pictures import CardPictures, Content
from evidenceboard.picture.detail import Detail, detail_at
from evidenceboard.picture.geometry import Rows, box_of
from evidenceboard.picture.look import look
from evidenceboard.picture.memory import FILE
from evidenceboard.picture.picture_painter import PRINTED_SCALE
from evidenceboard.picture.placed_cards import ENCLOSES, HOLDS_PICTURE
from evidenceboard.picture.reckoned_board import ReckonedBoard
from evidenceboard.picture.scene import Scene

Pictures = TypeVar("Pictures", bound=CardPictures)

STRIP_ROWS = 256
STRIP_BYTES = 8_000_000
"""A strip holds fewer rows where its image would be larger than this."""
BATCH = 25
"""Records painted between two looks at whether the work was cancelled."""
FULL_DOWN_TO = 0.25
"""Below this scale cards are drawn as on screen: nobody could read them anyway."""


def scene_of(board: Board, shown: Scene | None = None) -> Scene:
    """The records as they are now, for pictures only: edits made later do not reach it. `shown`
    is the board as it is on screen: laying a large one once more takes a second."""
    scene = Scene(board.copy()) if shown is None else shown.copy()
    scene.reckoned = ReckonedBoard(scene.board)
    return scene


class Picture:
    """What was chosen, in the look that was chosen, through the one painter.

    Rule: scene and painter are not the screen's, so nothing that the screen remembers, hides
    or highlights can get into a file.
    """

    def __init__(
        self,
        scene: Scene,
        content: Callable[[str], bytes],
        options: PictureOptions,
        limits: Limits,
    ) -> None:
        """`scene` comes from `scene_of`. Raises ExportError where there is nothing to show."""
        board = scene.board
        self.options = options
        self.scene = scene
        self.plan: PicturePlan = plan(scene, options, limits)
        self.look = look(options.theme)
        everything = len(self.plan.only) == len(board.cards) + len(board.connectors)
        self._only = None if everything else self.plan.only
        self._content = content
        self._pictures: CardPictures = CardPictures(content)
        self._painter = BoardPainter(scene, self.look, content, pictures=self._pictures)
        self._writer = BoardPainter(scene, self.look, content, memory=FILE, pictures=self._pictures)

    def paint_with(self, pictures: Callable[[Content], Pictures]) -> Pictures:
        """Have these pictures painted as shapes are, in place of decoded ones."""
        made = pictures(self._content)
        self._pictures = made
        self._writer = BoardPainter(
            self.scene, self.look, self._content, memory=FILE, pictures=made
        )
        return made

    @property
    def paper_colour(self) -> QColor:
        return self.look.palette.canvas

    def reckon(self) -> Iterator[None]:
        """Work out where claims stand, a little at a time; `paint` shows what is known by then."""
        if self.scene.reckoned is not None:
            yield from self.scene.reckoned.reckon()

    def get_ready(self, region: QRectF, scale: float) -> Iterator[None]:
        """Decode, a moment at a time, the pictures that `paint` will show of a part."""
        cards = self._painter.card_rows(region, only=self._only)
        yield from self._decode(self._painter, cards, scale, _detail(scale))

    @property
    def records(self) -> int:
        """How many cards and connectors it shows."""
        return len(self.plan.only)

    def pictures_to_decode(self) -> int:
        """How many pictures `paint_in_batches` would decode that are not at hand."""
        return len(self._writer.records.undecoded(self._every_card(), PRINTED_SCALE, Detail.FULL))

    def decode_as_shapes(self) -> Iterator[None]:
        """Decode, a moment at a time, the pictures that `paint_in_batches` will show."""
        yield from self._decode(self._writer, self._every_card(), PRINTED_SCALE, Detail.FULL)

    def _every_card(self) -> Rows:
        return self._writer.card_rows(self.plan.region, only=self._only)

    def paint(self, painter: QPainter, region: QRectF, scale: float) -> None:
        """Paint a part of the board with its top left corner at the painter's origin."""
        self._painter.paint(
            painter, region, scale, only=self._only, background=False, detail=_detail(scale)
        )

    def paint_in_batches(
        self, painter: QPainter, region: QRectF, scale: float
    ) -> Generator[float, None, None]:
        """The same in full detail as shapes, some records at a time; yields the part done."""
        for _ in self.reckon():
            yield 0.0
        cards = self._writer.card_rows(region, only=self._only)
        yield 0.0  # ordering a hundred thousand records takes a moment by itself
        connectors = self._writer.connector_rows(region, only=self._only)
        yield 0.0
        batches = list(self._batches(cards, connectors, BATCH))
        for done, batch in enumerate(batches, start=1):
            for _ in self._decode(self._writer, batch[0], PRINTED_SCALE, Detail.FULL):
                yield (done - 1) / len(batches)
            with self._writer.on_region(painter, region, scale, Detail.FULL) as stroke:
                self._writer.paint_rows(stroke, *batch)
            yield done / len(batches)

    def strips(self, rows: int = 0) -> Iterator[QImage | None]:
        """The picture from top to bottom, so many rows at a time; unless told, as many as need
        little memory. While a strip is painted, None comes again and again: moments to look up."""
        yield from self.reckon()
        painter = BoardPainter(
            self.scene,
            self.look,
            self._content,
            keeps_pixmaps=True,
            memory=FILE,
            pictures=self._pictures,
        )
        rows = rows or max(1, min(STRIP_ROWS, STRIP_BYTES // (4 * self.plan.width)))
        for top in range(0, self.plan.height, rows):
            image = self._blank(min(rows, self.plan.height - top))
            yield from self._paint_strip(painter, image, top)
            yield image

    def _paint_strip(
        self, board: BoardPainter, image: QImage, top: int
    ) -> Generator[None, None, None]:
        """Rule: a strip's connectors are painted in one go, since which of them covers which
        must not depend on the strip; they are worked out in steps before."""
        scale, detail = self.plan.scale, _detail(self.plan.scale)
        region = self._part(top, image.height())
        cards, connectors = board.rows(region, only=self._only)
        lines = board.records.batch(scale)
        if detail is not Detail.BLOCK:
            for _ in lines.fill(connectors, box_of(region), detail):
                yield
        for some, joins in self._batches(cards, connectors, max(1, len(connectors))):
            yield from self._decode(board, some, scale, detail)
            painter = QPainter(image)
            try:
                with board.on_region(painter, region, scale, detail) as stroke:
                    if len(joins):
                        board.records.paint_connectors(stroke, joins, lines)
                    else:
                        board.paint_rows(stroke, some, joins)
            finally:
                painter.end()
            yield

    def _decode(
        self, board: BoardPainter, cards: Rows, scale: float, detail: Detail
    ) -> Generator[None, None, None]:
        """Decode the pictures of these cards beside; one item for each moment of it."""
        for row in board.records.undecoded(cards, scale, detail):
            found = board.records.decoding(row, scale, detail)
            if found is not None:
                key, decode = found
                work = Aside(decode, daemon=False)
                yield from work.wait()
                self._pictures.keep(key, work.result)

    def _batches(self, cards: Rows, connectors: Rows, at_once: int) -> Iterator[tuple[Rows, Rows]]:
        """Rows in the order of painting: frames, connectors, `at_once` of them, other cards."""
        beneath = ENCLOSES[self.scene.cards.kinds[cards]]
        frames, others, none = cards[beneath], cards[~beneath], cards[:0]
        for start in range(0, len(frames), BATCH):
            yield frames[start : start + BATCH], none
        for start in range(0, len(connectors), at_once):
            yield none, connectors[start : start + at_once]
        for some in self._shares(others):
            yield some, none

    def _shares(self, cards: Rows) -> list[Rows]:
        """Cards in their order, so many at a time; a picture counts as a whole batch."""
        holding = HOLDS_PICTURE[self.scene.cards.kinds[cards]]
        batch = (np.cumsum(np.where(holding, BATCH, 1)) - 1) // BATCH
        return np.split(cards, np.flatnonzero(np.diff(batch)) + 1) if len(cards) else []

    def _part(self, top: int, count: int) -> QRectF:
        """What these rows of pixels show, in board units."""
        scale, region = self.plan.scale, self.plan.region
        return QRectF(
            region.left(), region.top() + top / scale, self.plan.width / scale, count / scale
        )

    def _blank(self, rows: int) -> QImage:
        """An image that nothing else was ever painted on."""
        see_through = self.options.transparent
        wanted = (
            QImage.Format.Format_ARGB32_Premultiplied if see_through else QImage.Format.Format_RGB32
        )
        image = QImage(self.plan.width, rows, wanted)
        image.fill(QColor(0, 0, 0, 0) if see_through else self.paper_colour)
        return image


def _detail(scale: float) -> Detail:
    """What is legible is painted in full, though the screen leaves it out at that scale."""
    return Detail.FULL if scale >= FULL_DOWN_TO else detail_at(scale)
