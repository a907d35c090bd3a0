"""Cards under way: shown where the hand holds them while the board has them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from PySide6.QtCore import QRectF

from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Floats, Rows, box_of, boxes_of, meets
from evidenceboard.picture.live_cards import LiveCards
from evidenceboard.picture.live_connectors import LiveConnectors
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
        self.follow()

    def follow(self) -> None:
        """Find the rows again after the board changed."""
        scene = self._scene
        self.ids = frozenset(filter(scene.cards.slots.row.__contains__, self.ids))
        self.cards = scene.cards.in_order(scene.cards.slots.rows(self.ids))
        self.connectors = scene.connectors.in_order(scene.connectors.attached(self.cards))
        self._home = scene.home(self.cards)

    def outdate(self) -> None:
        """Cards or connectors look different now."""
        self.kept.outdate()
        self.lines.outdate()

    def move(self, dx: float, dy: float) -> None:
        """Show the cards this far, in board units, from where the board has them."""
        self._show(self._home + np.array([dx, dy, 0.0, 0.0]))

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
        if (self._scene.cards.rects[self.cards] != self._home).any():
            self._show(self._home)

    def _show(self, rects: Floats) -> None:
        self._scene.show_at(self.cards, rects, self.connectors)

    def covers(self) -> Floats:
        """Boxes over all that is painted for them now."""
        return self._scene.covers(self.cards, self.connectors)

    def rows_in(self, region: QRectF) -> tuple[Rows, Rows]:
        """The rows of cards and connectors to paint in a region, in the order of painting."""
        scene, box = self._scene, box_of(region, SHADOW)
        cards = self.cards[meets(boxes_of(scene.cards.rects[self.cards]), box)]
        connectors = self.connectors[meets(scene.connectors.index.boxes[self.connectors], box)]
        return cards, connectors
