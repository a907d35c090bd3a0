"""The arrays that arranging works on: counting stretches of indices, telling pairs apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.float64]"
Ints: TypeAlias = "NDArray[np.int64]"
Flags: TypeAlias = "NDArray[np.bool_]"


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The indices starts[i] … starts[i] + lengths[i] − 1, one range after another."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    offsets: Ints = np.repeat(starts - (ends - lengths), lengths)
    return np.arange(total) + offsets


def distinct(numbers: Ints) -> Ints:
    """All numbers, each once, in order; np.unique takes longer to get going."""
    rising = np.sort(numbers)
    found: Ints = rising[np.append(True, rising[1:] != rising[:-1])[: len(rising)]]  # numpy's
    return found


def distinct_pairs(first: Ints, second: Ints) -> Ints:
    """All pairs (n, 2), each once, in order: numpy sorts numbers far sooner than rows."""
    wide = int(second.max(initial=0)) + 1
    return np.stack(np.divmod(distinct(first * wide + second), wide), axis=1)


def numbered(first: Ints, second: Ints) -> Ints:
    """Which of all the pairs that occur, in order, each pair is."""
    joined = first * (int(second.max(initial=0)) + 1) + second
    order = np.argsort(joined, kind="stable")
    in_order = joined[order]
    number = np.empty_like(order)
    number[order] = np.cumsum(np.append(False, in_order[1:] != in_order[:-1])[: len(order)])
    return number
