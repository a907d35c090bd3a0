"""Where the cards lie: arrays of rectangles, kinds, order, and what may not be moved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy

import numpy as np

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.geometry import Codes, Flags, Floats, Rows, boxes_of, shown
from evidenceboard.picture.grid_index import GridIndex
from evidenceboard.picture.long_rows import stretch_of
from evidenceboard.picture.slots import Slots, column, grown

KIND_CODE = {kind.name: code for code, kind in enumerate(CARD_KINDS)}
ENCLOSES = np.array([kind.encloses for kind in CARD_KINDS])
HOLDS_PICTURE = np.array([kind.holds_picture for kind in CARD_KINDS])
GONE = np.array([np.nan] * 4)


def rects_of(cards: Collection[Card]) -> Floats:
    """Their rectangles (n, 4): x, y, width, height."""
    return np.stack([column(cards, name, float) for name in ("x", "y", "width", "height")], axis=1)


class PlacedCards:
    """Geometry of all cards, a row each. Rule: rows of removed cards hold NaN rectangles."""

    def __init__(self, slots: Slots, rects: Floats, kinds: Codes, z: Floats, locked: Flags) -> None:
        self.slots = slots
        self.placings = 0
        """How often cards were given other rectangles: while it stands still, so do they."""
        self.rects = shown(rects)
        self.kinds, self.z, self.locked = kinds, z, locked
        self.index = GridIndex(boxes_of(self.rects))

    @classmethod
    def of(cls, cards: Mapping[RecordId, Card]) -> PlacedCards:
        """The geometry of a board's cards."""
        records = cards.values()
        return cls(
            Slots(cards),
            rects_of(records),
            column(records, "kind", np.uint8, KIND_CODE.__getitem__),
            column(records, "z", float),
            column(records, "locked", bool),
        )

    def copy(self) -> PlacedCards:
        """The same places; what is placed here later does not reach them."""
        made = copy(self)
        made.slots, made.rects = self.slots.copy(), self.rects.copy()
        made.kinds, made.z, made.locked = self.kinds.copy(), self.z.copy(), self.locked.copy()
        made.index = GridIndex(boxes_of(self.rects))
        return made

    def put(self, cards: Collection[Card]) -> None:
        """Take in new or altered cards."""
        if not cards:
            return
        rows = self.slots.add([card.id for card in cards])
        self._grow()
        self.kinds[rows] = column(cards, "kind", np.uint8, KIND_CODE.__getitem__)
        self.z[rows] = column(cards, "z", float)
        self.locked[rows] = column(cards, "locked", bool)
        self.place(rows, shown(rects_of(cards)))

    def place(self, rows: Rows, rects: Floats) -> None:
        """Give cards other rectangles."""
        self.placings += 1
        self.rects[stretch_of(rows)] = rects
        self.index.put(rows, boxes_of(rects))

    def remove(self, ids: Collection[RecordId]) -> None:
        rows = self.slots.remove(ids)
        self.place(rows, np.tile(GONE, (len(rows), 1)))

    def in_order(self, rows: Rows) -> Rows:
        """The rows from the back to the front: frames beneath all else, then by z, then by id."""
        keys = (self.slots.names[rows], self.z[rows], ~ENCLOSES[self.kinds[rows]])
        return rows[np.lexsort(keys)]

    def make_room(self) -> bool:
        """Have rows ready for records to come; whether there were too few."""
        lacked = self.slots.make_room()
        if lacked:
            self._grow()
            self.index.make_room(self.slots.extent)
        return lacked

    def _grow(self) -> None:
        have, extent = len(self.rects), self.slots.extent
        self.rects = grown(self.rects, extent)
        self.rects[have:] = np.nan
        self.kinds, self.z = grown(self.kinds, extent), grown(self.z, extent)
        self.locked = grown(self.locked, extent)
