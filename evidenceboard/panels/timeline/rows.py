"""Rows for things along a line, so that none covers another."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP = 500
"""So many things get their rows in one step."""


def in_rows(
    lefts: Sequence[float], rights: Sequence[float], most: int | None = None
) -> Generator[None, None, NDArray[np.int32] | None]:
    """The row of each thing, which lies from its left to its right: the uppermost that is free.
    None where there would be more than `most`.

    The things come ordered by their left.
    """
    rows: list[int] = []
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    count = 0
    for number, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        while busy and busy[0][0] <= left:
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
        elif count == most:
            return None
        else:
            row, count = count, count + 1
        rows.append(row)
        heappush(busy, (right, row))
        if number % STEP == STEP - 1:
            yield
    return np.array(rows, dtype=np.int32)
