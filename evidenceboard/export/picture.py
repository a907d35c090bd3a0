"""A picture of a board, ready to be painted on anything."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from evidenceboard.export.picture_options import PictureOptions
from evidenceboard.export.plan import Limits, PicturePlan, plan
from evidenceboard.model.board import Board
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.look import look
from evidenceboard.picture.placed_cards import ENCLOSES
from evidenceboard.picture.scene import Scene

STRIP_ROWS = 256
BATCH = 100
"""Records painted between two looks at whether the work was cancelled."""
FULL_DOWN_TO = 0.25
"""Below this scale cards are drawn as on screen: nobody could read them anyway."""


def scene_of(board: Board) -> Scene:
    """The records as they are now, for pictures only: edits made later do not reach it."""
    return Scene(Board(board.cards.values(), board.connectors.values(), board.facts))


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
        self._painter = BoardPainter(scene, self.look, content)

    @property
    def paper_colour(self) -> QColor:
        return self.look.palette.canvas

    def paint(self, painter: QPainter, region: QRectF, scale: float) -> None:
        """Paint a part of the board with its top left corner at the painter's origin."""
        detail = Detail.FULL if scale >= FULL_DOWN_TO else None
        self._painter.paint(
            painter, region, scale, only=self._only, background=False, detail=detail
        )

    def paint_in_batches(
        self, painter: QPainter, region: QRectF, scale: float
    ) -> Generator[float, None, None]:
        """The same in full detail, some records at a time; yields the part that is done."""
        batches = list(self._batches(region))
        for done, (cards, connectors) in enumerate(batches, start=1):
            with self._painter.on_region(painter, region, scale, Detail.FULL) as stroke:
                self._painter.paint_rows(stroke, cards, connectors)
            yield done / len(batches)

    def _batches(self, region: QRectF) -> Iterator[tuple[Rows, Rows]]:
        """What shows in a region, in the order of painting: frames, connectors, other cards."""
        cards, connectors = self._painter.rows(region, only=self._only)
        beneath = ENCLOSES[self.scene.cards.kinds[cards]]
        frames, others, none = cards[beneath], cards[~beneath], cards[:0]
        for start in range(0, len(frames), BATCH):
            yield frames[start : start + BATCH], none
        for start in range(0, len(connectors), BATCH):
            yield none, connectors[start : start + BATCH]
        for start in range(0, len(others), BATCH):
            yield others[start : start + BATCH], none

    def rows(self, top: int, count: int) -> QRectF:
        """What these rows of pixels show, in board units."""
        scale, region = self.plan.scale, self.plan.region
        return QRectF(
            region.left(), region.top() + top / scale, self.plan.width / scale, count / scale
        )

    def image(self, top: int, count: int) -> QImage:
        """Rows of the picture, on an image that nothing else was ever painted on."""
        see_through = self.options.transparent
        wanted = (
            QImage.Format.Format_ARGB32_Premultiplied if see_through else QImage.Format.Format_RGB32
        )
        image = QImage(self.plan.width, count, wanted)
        image.fill(QColor(0, 0, 0, 0) if see_through else self.paper_colour)
        painter = QPainter(image)
        try:
            self.paint(painter, self.rows(top, count), self.plan.scale)
        finally:
            painter.end()
        return image

    def strips(self) -> Iterator[QImage]:
        """The picture from top to bottom, 256 rows at a time."""
        for top in range(0, self.plan.height, STRIP_ROWS):
            yield self.image(top, min(STRIP_ROWS, self.plan.height - top))
