"""Cards under way: shown where the hand holds them while the board has them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Floats, Rows, box_of, boxes_of, meets
from evidenceboard.picture.live_cards import LiveCards
from evidenceboard.picture.live_connectors import LiveConnectors
from evidenceboard.picture.placed_connectors import Laid
from evidenceboard.picture.scene import SHADOW, Scene


class Lifted:
    """Some cards with all connectors that they carry along.

    Rule: nothing here touches the board; `put_back` shows what the board says.
    """

    def __init__(self, scene: Scene, ids: Iterable[RecordId]) -> None:
        self._scene = scene
        self.kept = LiveCards()
        self.lines = LiveConnectors()
        self.ids = frozenset(ids)
        self.is_shifted = False
        """Whether connectors were shifted since they were last laid."""
        self._laid: Laid | None = None
        """Where what goes along with the cards runs while they are at home."""
        self.follow()

    def follow_moves(self) -> None:
        """Take in that the board has some cards elsewhere, with the same rows as before."""
        self._home, self._laid = self._scene.home(self.cards), None

    def follow(self) -> None:
        """Find the rows again after the board changed."""
        scene = self._scene
        self.ids = frozenset(filter(scene.cards.slots.row.__contains__, self.ids))
        self.cards = scene.cards.in_order(scene.cards.slots.rows(self.ids))
        self.connectors = scene.connectors.in_order(scene.connectors.attached(self.cards))
        self._home = scene.home(self.cards)
        going_along = scene.connectors.between(self.cards)
        self.lines.expect(going_along)
        self._along = self.connectors[going_along[self.connectors]]
        self._stretched = self.connectors[~going_along[self.connectors]]
        self._laid = None

    def outdate(self) -> None:
        """Cards or connectors look different now."""
        self.kept.outdate()
        self.lines.outdate()

    def move(self, dx: float, dy: float) -> None:
        """Show the cards this far, in board units, from where the board has them."""
        rects = self._home + np.array([dx, dy, 0.0, 0.0])
        if self._laid is None and self._is_home:
            self._laid = self._scene.connectors.laid(self._along)
        if self._laid is None:
            self._show(rects)
            return
        self._scene.connectors.shift(self._along, self._laid, np.array([dx, dy]))
        self._scene.show_at(self.cards, rects, self._stretched)  # some of them hang on the others
        self.is_shifted = True

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
        for at, key in enumerate(self._scene.cards.slots.named(self.cards)):
            if key in start:
                rect = start[key]
                begun[at] = rect.x(), rect.y(), rect.width(), rect.height()
        self._show(begun + (self._home - begun) * share)

    def put_back(self) -> None:
        if not self._is_home:
            self._show(self._home)

    @property
    def _is_home(self) -> bool:
        """Whether the cards are shown where the board has them."""
        return np.array_equal(self._scene.cards.rects[self.cards], self._home)

    def _show(self, rects: Floats) -> None:
        self._scene.show_at(self.cards, rects, self.connectors)
        self.is_shifted = False

    def covers(self) -> Floats:
        """Boxes over all that is painted for them now."""
        return self._scene.covers(self.cards, self.connectors)

    def rows_in(self, region: QRectF) -> tuple[Rows, Rows]:
        """The rows of cards and connectors to paint in a region, in the order of painting."""
        scene, box = self._scene, box_of(region, SHADOW)
        cards = self.cards[meets(boxes_of(scene.cards.rects[self.cards]), box)]
        connectors = self.connectors[meets(scene.connectors.index.boxes[self.connectors], box)]
        return cards, connectors
