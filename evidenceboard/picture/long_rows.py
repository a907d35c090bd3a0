"""Arithmetic on very many points or boxes with one of them.

numpy goes through an array by its last axis, and each time anew through one of two or four numbers:
in rows of hundreds the same takes a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONG = 512
"""Numbers in a row. Rule: so many are whole points and whole boxes."""
MANY = 1_000
"""Of fewer rows it is not worth a look whether they follow one another."""


def each_with(
    function: np.ufunc, values: NDArray[np.floating[Any]], last: Sequence[float]
) -> NDArray[np.floating[Any]]:
    """`function(values, last)` for values (…, 2) or (…, 4) and as many numbers `last`."""
    flat, pattern = np.ascontiguousarray(values).reshape(-1), np.tile(last, LONG // len(last))
    made = np.empty_like(flat)
    whole = len(flat) // LONG * LONG
    function(flat[:whole].reshape(-1, LONG), pattern, out=made[:whole].reshape(-1, LONG))
    function(flat[whole:], pattern[: len(flat) - whole], out=made[whole:])
    return made.reshape(values.shape)


def stretch_of(rows: NDArray[np.intp]) -> NDArray[np.intp] | slice:
    """Rows in ascending order as a slice where very many of them follow one another: what is read
    and written there is one copy."""
    count = len(rows)
    if count < MANY or rows[-1] - rows[0] + 1 != count or (rows[1:] <= rows[:-1]).any():
        return rows
    return slice(int(rows[0]), int(rows[-1]) + 1)
