"""How many connectors speak for each card and against it, counted for all cards at once."""

from __future__ import annotations

import numpy as np

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.picture.geometry import Rows
from evidenceboard.picture.placed_connectors import NOBODY
from evidenceboard.picture.scene import Scene

SIGNS = np.array([kind.sign for kind in CONNECTOR_KINDS])
JUDGED = np.array([kind.judged for kind in CARD_KINDS])


class CountedSigns:
    """Rule: counted when first asked for after a change. Only judged cards have counts."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._counts: tuple[Rows, Rows] | None = None

    def outdate(self) -> None:
        """Connectors have come, gone or changed."""
        self._counts = None

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """What supports these cards, and what contradicts them."""
        if self._counts is None:
            self._counts = self._count(1), self._count(-1)
        judged = JUDGED[self._scene.cards.kinds[rows]]
        supports, contradicts = (counts[rows] * judged for counts in self._counts)
        return supports, contradicts

    def _count(self, sign: int) -> Rows:
        placed = self._scene.connectors
        counts = (SIGNS[placed.kinds] == sign) & ~placed.undercuts & (placed.pairs != NOBODY)
        made: Rows = np.bincount(placed.target[counts], minlength=self._scene.cards.slots.extent)
        return made
