"""Which row each thing has at a scale, and which of them can be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evidenceboard.panels.timeline.axis import Axis
from evidenceboard.panels.timeline.rows import in_rows
from evidenceboard.panels.timeline.things import Thing

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
MANY = 1_200
"""With more things than this all labels are cut to the same room: measuring takes long."""
LABEL = 150.0

Places: TypeAlias = "NDArray[np.float64]"


class Plan:
    """Rule: the rows depend on the scale alone, so panning moves everything together."""

    def __init__(
        self, things: Sequence[Thing], scale: float, width_of: Callable[[Thing], float]
    ) -> None:
        self.things = tuple(things)
        self.numbers = {one.key: number for number, one in enumerate(self.things)}
        self.scale = scale
        self.first = min((one.start for one in things), default=0)
        self.last = max((one.end for one in things), default=0)
        first = np.array([one.start for one in things], dtype=np.float64)
        last = np.array([one.end for one in things], dtype=np.float64)
        open_before = np.array([one.first is None for one in things], dtype=bool)
        open_after = np.array([one.last is None for one in things], dtype=bool)
        self.before, self.after = FADE * bool(open_before.any()), FADE * bool(open_after.any())
        """The room that open ends take before the first day and after the last."""
        self.lefts: Places = first * scale - FADE * open_before
        bars = np.maximum(last * scale, first * scale + LEAST) + FADE * open_after
        self.has_labels, self.cuts_labels = True, len(self.things) > MANY
        self.rights: Places = self._with_labels(bars, width_of)
        self.rows = self._in_rows()
        if self.count > MOST_ROWS:
            self.has_labels, self.rights = False, bars
            self.rows = self._in_rows()
        self._widest = float((self.rights - self.lefts).max()) if len(self.things) else 0.0
        self._order = np.argsort(self.lefts, kind="stable")
        self._sorted_lefts = self.lefts[self._order]

    def _with_labels(self, bars: Places, width_of: Callable[[Thing], float]) -> Places:
        if self.cuts_labels:
            widths = np.full(len(self.things), LABEL)
        else:
            widths = np.array([width_of(one) for one in self.things], dtype=np.float64)
        inside = bars - self.lefts >= widths
        return np.where(inside, bars, bars + widths)

    def _in_rows(self) -> NDArray[np.int32]:
        order = np.argsort(self.lefts, kind="stable")
        rows = np.empty(len(self.things), dtype=np.int32)
        found = in_rows(self.lefts[order].tolist(), (self.rights[order] + GAP).tolist())
        rows[order] = found
        return rows

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
