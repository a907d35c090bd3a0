"""Which row each thing has at a scale, and which of them can be seen."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.panels.timeline.axis import Axis
from evidenceboard.panels.timeline.order import Ordered, Places
from evidenceboard.panels.timeline.rows import in_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROW, DENSE_ROW = 27, 13
"""Heights of a row: with labels, and where there are too many things for labels."""
LEAST = 5.0
"""A thing is at least so many pixels wide."""
FADE = 56.0
"""How long the open end of a thing is drawn."""
GAP = 10.0
MOST_ROWS = 120
"""With more rows than this nobody reads labels: they are left out until there is more room."""


class Plan:
    """Rule: the rows depend on the scale alone, so panning moves everything together. Before
    `finding_rows` has come to its end, all things are in the first one."""

    def __init__(self, ordered: Ordered, scale: float) -> None:
        self.ordered, self.scale = ordered, scale
        self.things, self.numbers = ordered.things, ordered.numbers
        self.cuts_labels, self.has_labels = ordered.cuts_labels, True
        self.before = FADE * bool(ordered.open_before.any())
        """The room that open ends take before the first day,"""
        self.after = FADE * bool(ordered.open_after.any())
        """and after the last."""
        first, last = ordered.first * scale, ordered.last * scale
        self.lefts: Places = first - FADE * ordered.open_before
        self._bars = np.maximum(last, first + LEAST) + FADE * ordered.open_after
        inside = self._bars - self.lefts >= ordered.widths
        self.rights: Places = np.where(inside, self._bars, self._bars + ordered.widths)
        self.rows: NDArray[np.int32] = np.zeros(len(self.things), dtype=np.int32)
        self._order = np.argsort(self.lefts, kind="stable")
        self._sorted_lefts = self.lefts[self._order]
        self._widest = float((self.rights - self.lefts).max()) if len(self.things) else 0.0

    @property
    def first(self) -> int:
        """The first day of all."""
        return int(self.ordered.first.min()) if self.things else 0

    @property
    def last(self) -> int:
        """The day after the last."""
        return int(self.ordered.last.max()) if self.things else 0

    def finding_rows(self) -> Generator[None, None, None]:
        """Give each thing its row, in steps."""
        found = yield from self._in_rows(MOST_ROWS)
        if found is None:
            self.has_labels, self.rights = False, self._bars
            self._widest = float((self.rights - self.lefts).max())
            found = yield from self._in_rows()
        if found is not None:
            self.rows[self._order] = found

    def _in_rows(self, most: int | None = None) -> Generator[None, None, NDArray[np.int32] | None]:
        rights = (self.rights[self._order] + GAP).tolist()
        return (yield from in_rows(self._sorted_lefts.tolist(), rights, most))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self.rows.max()) + 1 if len(self.rows) else 0

    @property
    def row_height(self) -> int:
        return ROW if self.has_labels else DENSE_ROW

    @property
    def height(self) -> int:
        return self.count * self.row_height

    def seen(self, axis: Axis, width: float, top: float, bottom: float) -> list[int]:
        """The numbers of the things between the edges, given in pixels of the plan."""
        left = axis.origin * self.scale
        start = int(np.searchsorted(self._sorted_lefts, left - self._widest))
        stop = int(np.searchsorted(self._sorted_lefts, left + width, side="right"))
        found = self._order[start:stop]
        tops = self.rows[found] * self.row_height
        keep = (self.rights[found] >= left) & (tops + self.row_height >= top) & (tops <= bottom)
        numbers: list[int] = found[keep].tolist()
        return numbers
