"""Which rows of a scene stand out while the rest is dimmed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from evidenceboard.model.records import RecordId
from evidenceboard.picture.geometry import Flags, Rows
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.slots import Slots, grown


class Emphasis:
    """Flags by row, so that painting a tile looks up no ids. Rule: `follow` is called with
    every record that has come or gone since, after the scene has followed."""

    def __init__(self, scene: Scene, ids: frozenset[RecordId]) -> None:
        self.ids = ids
        self._slots = scene.cards.slots, scene.connectors.slots
        self._flags = [_flags(slots, ids) for slots in self._slots]

    def cards(self, rows: Rows) -> Flags:
        """Which of these cards stand out."""
        return self._flags[0][rows]

    def connectors(self, rows: Rows) -> Flags:
        return self._flags[1][rows]

    def follow(self, keys: Iterable[RecordId]) -> None:
        """Rows may belong to other records now."""
        for at, slots in enumerate(self._slots):
            self._flags[at] = grown(self._flags[at], slots.extent)
        for key in keys:
            for flags, slots in zip(self._flags, self._slots, strict=True):
                row = slots.row.get(key)
                if row is not None:
                    flags[row] = key in self.ids


def _flags(slots: Slots, ids: frozenset[RecordId]) -> Flags:
    flags: Flags = np.zeros(slots.extent, dtype=bool)
    if len(ids) * 2 < len(slots):
        flags[slots.rows(ids)] = True
    else:
        flags[: len(slots.ids)] = [key in ids for key in slots.ids]
    return flags
