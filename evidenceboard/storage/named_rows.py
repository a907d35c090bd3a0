"""Finding many ids among many others at once, in arrays: Python goes on meanwhile.

Rule: an id is found where it is, or nothing is. Ids that share the letters which are looked at
first, as only made up ones do, count as not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evidenceboard.storage.cells import require

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORDS = 9
"""Of four letters each, in an id."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_MOST_BITS = 22
_STEPS = 12
"""So many numbers with the same first bits are looked at one after the other; what is not among
them, as where ids are not made at random, is found by halving."""

Mixed: TypeAlias = "NDArray[np.uint64]"


def rows_named(known: NDArray[np.bytes_], wanted: NDArray[np.bytes_]) -> NDArray[np.int32]:
    """The places among the known ids at which these stand. Raises UnreadableRowError where one is
    not found."""
    if not len(wanted):
        return np.zeros(0, np.int32)
    require(len(known), "a connector has an end that is not there")
    mixed = _mixed(known)
    order = np.argsort(mixed)
    rows = order[_places(mixed[order], _mixed(wanted))].astype(np.int32)
    require((known[rows] == wanted).all(), "a connector has an end that is not there")
    return rows


def _places(ascending: Mixed, wanted: Mixed) -> NDArray[np.intp]:
    """Where numbers stand among those. They are spread evenly, so the first bits of each say where
    nearly: to look there takes a fifth of halving. What is not there is found anywhere."""
    bits = min(len(ascending).bit_length(), _MOST_BITS)
    shift = np.uint64(64 - bits)
    begin = np.searchsorted(ascending, np.arange(1 << bits, dtype=np.uint64) << shift)
    last = len(ascending) - 1
    at: NDArray[np.intp] = np.minimum(begin, last)[wanted >> shift]
    left = np.flatnonzero(ascending[at] != wanted)
    for _ in range(_STEPS):
        if not len(left):
            return at
        at[left] = np.minimum(at[left] + 1, last)
        left = left[ascending[at[left]] != wanted[left]]
    at[left] = np.minimum(np.searchsorted(ascending, wanted[left]), last)
    return at


def _mixed(names: NDArray[np.bytes_]) -> Mixed:
    """A number for each id, made of its first and its last eight letters: in ids made at random
    these differ."""
    words = np.ascontiguousarray(names).view(np.uint32).reshape(-1, _WORDS).astype(np.uint64)
    begin, end = (
        words[:, 0] << np.uint64(32) | words[:, 1],
        words[:, 7] << np.uint64(32) | words[:, 8],
    )
    mixed: Mixed = begin * _ODD ^ end
    return mixed
