"""Rows for things along a line, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def in_rows(lefts: Sequence[float], rights: Sequence[float]) -> NDArray[np.int32]:
    """The row of each thing, which lies from its left to its right: the uppermost that is free.

    The things come ordered by their left.
    """
    rows = np.zeros(len(lefts), dtype=np.int32)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    count = 0
    for number, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        while busy and busy[0][0] <= left:
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
        else:
            row, count = count, count + 1
        rows[number] = row
        heappush(busy, (right, row))
    return rows
