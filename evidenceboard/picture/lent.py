"""Memory that numpy writes and Qt reads: thousands of rectangles or lines in one call.

A Python object for each would cost more than drawing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QRect, QRectF

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T", QRect, QRectF, QLineF)
ROWS = 4_096
"""So many are handed over at once."""


class Lent(Generic[T]):
    """Rows of four numbers that lie in memory as Qt keeps them.

    Rule: what is lent holds until the next time; Qt has drawn it by then. It is made once, since
    making a piece of memory known to Qt takes longer than drawing a few rectangles.
    """

    def __init__(self, kind: type[T], number: type[np.generic]) -> None:
        self._rows: NDArray[Any] = np.empty((ROWS, 4), dtype=number)
        self._first: T = cast("T", shiboken6.wrapInstance(self._rows.ctypes.data, kind))

    def lend(self, rows: NDArray[Any]) -> Iterator[tuple[T, int]]:
        """Hand rows (n, 4) over, some at a time: the first of them, and how many they are."""
        for start in range(0, len(rows), ROWS):
            some = rows[start : start + ROWS]
            self._rows[: len(some)] = some
            yield self._first, len(some)


PIXEL_RECTS = Lent(QRect, np.int32)
"""Left, top, and the last pixel to the right and below, which Qt keeps in place of a size."""
RECTS = Lent(QRectF, np.float64)
"""X, y, width, height."""
LINES = Lent(QLineF, np.float64)
"""X and y of both ends."""
