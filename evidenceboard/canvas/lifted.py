"""Cards under way: shown where the hand holds them while the board has them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Flags, Floats, Rows, box_of, meets
from evidenceboard.picture.live_blocks import LiveBlocks
from evidenceboard.picture.live_cards import LiveCards
from evidenceboard.picture.live_connectors import LiveConnectors
from evidenceboard.picture.long_rows import each_with
from evidenceboard.picture.placed_connectors import Laid
from evidenceboard.picture.scene import SHADOW, Scene

HERE = (0.0, 0.0)
ALIKE = 1e-6


class Lifted:
    """Some cards with all connectors that they carry along.

    Rule: nothing here touches the board; `put_back` shows what the board says.
    """

    def __init__(self, scene: Scene, ids: Iterable[RecordId]) -> None:
        self._scene = scene
        self.kept = LiveCards()
        self.lines = LiveConnectors()
        self.blocks = LiveBlocks()
        self.way: tuple[float, float] | None = HERE
        self._since = HERE
        """How far the board has taken all of them since they were taken up."""
        self.ids = frozenset(ids)
        self.is_shifted = False
        """Whether connectors were shifted since they were last laid."""
        self._laid: Laid | None = None
        """Where what goes along with the cards runs while they are at home."""
        self._home: Floats = np.zeros((0, 4))
        """The rectangles that the board has for the cards, in the order of their rows."""
        self.follow()

    def follow_moves(self) -> None:
        """Take in that the board has some cards elsewhere, with the same rows as before."""
        before, self._home = self._home, self._scene.home(self._rows)
        ways = self._home - before
        self._laid = None
        if len(ways) and np.abs(ways - ways[0]).max() < ALIKE and not ways[0, 2:].any():
            self._since = self._since[0] + float(ways[0, 0]), self._since[1] + float(ways[0, 1])
            self.way = self._since if self._is_home else None
        else:
            self._begin_anew()

    def follow(self) -> None:
        """Find the rows again after the board changed."""
        scene = self._scene
        self.ids = frozenset(filter(scene.cards.slots.row.__contains__, self.ids))
        self.cards = scene.cards.in_order(scene.cards.slots.rows(self.ids))
        self.connectors = scene.connectors.in_order(scene.connectors.attached(self.cards))
        self._rows = np.sort(self.cards)
        self._home = scene.home(self._rows)
        going_along = scene.connectors.between(self.cards)
        self.lines.expect(going_along)
        self._along = np.flatnonzero(going_along)
        self._stretched = self.connectors[~going_along[self.connectors]]
        self._going_along = going_along
        self._laid = None
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Count from where the board has the cards now how far they are carried."""
        self.blocks.outdate()
        self._since, self.way = HERE, HERE if self._is_home else None

    def outdate(self) -> None:
        """Cards or connectors look different now."""
        self.kept.outdate()
        self.lines.outdate()
        self.blocks.outdate()

    def move(self, dx: float, dy: float) -> None:
        """Show the cards this far, in board units, from where the board has them."""
        rects = each_with(np.add, self._home, (dx, dy, 0.0, 0.0))
        if self._laid is None and self._is_home:
            self._laid = self._scene.connectors.laid(self._along)
        if self._laid is None:
            self._show(rects)
            return
        self._scene.connectors.shift(self._along, self._laid, (dx, dy))
        self._scene.show_at(self._rows, rects, self._stretched)  # some of them hang on the others
        self.is_shifted, self.way = True, (self._since[0] + dx, self._since[1] + dy)

    def lay_exactly(self) -> None:
        """Lay anew what was shifted, and what hangs on it: in the last bits it is not what it is
        where it is laid."""
        self._scene.connectors.go_along(self.connectors)
        self.is_shifted = False

    def reshape(self, rect: QRectF) -> None:
        """Show the cards with this rectangle; meant for one card."""
        sides = [rect.x(), rect.y(), rect.width(), rect.height()]
        self._show(np.tile(sides, (len(self.cards), 1)))

    def on_the_way(self, start: Mapping[RecordId, QRectF], share: float) -> None:
        """Show the cards between where they started and where the board has them (share 1)."""
        begun = self._home.copy()
        for at, key in enumerate(self._scene.cards.slots.named(self._rows)):
            if key in start:
                rect = start[key]
                begun[at] = rect.x(), rect.y(), rect.width(), rect.height()
        self._show(begun + (self._home - begun) * share)

    def put_back(self) -> None:
        if not self._is_home:
            self._show(self._home)
            self.way = self._since

    @property
    def _is_home(self) -> bool:
        """Whether the cards are shown where the board has them."""
        return np.array_equal(self._scene.cards.rects[self._rows], self._home)

    def _show(self, rects: Floats) -> None:
        self._scene.show_at(self._rows, rects, self.connectors)
        self.is_shifted, self.way = False, None

    def covers(self) -> Floats:
        """Boxes over all that is painted for them now."""
        return self._scene.covers(self.cards, self.connectors)

    def rows_in(self, region: QRectF) -> tuple[Rows, Rows]:
        """The rows of cards and connectors to paint in a region, in the order of painting."""
        scene, box = self._scene, box_of(region, SHADOW)
        cards = _that_meet(box, scene.cards.index.boxes, self.cards)
        return cards, _that_meet(box, scene.connectors.index.boxes, self.connectors)

    def goes_along(self, connectors: Rows) -> Flags:
        """Which of these connectors run between two of the cards."""
        return self._going_along[connectors]


def _that_meet(box: Floats, boxes: Floats, rows: Rows) -> Rows:
    """Those of the rows whose boxes touch the one box. Of very many rows all are looked at in the
    order in which they lie in memory."""
    if 2 * len(rows) < len(boxes):
        return rows[meets(boxes[rows], box)]
    return rows[meets(boxes, box)[rows]]
