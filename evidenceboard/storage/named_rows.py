"""Finding many ids among many others at once, in arrays: Python goes on meanwhile.

Rule: an id is found where it is, or nothing is. Ids that share the letters which are looked at
first, as only made up ones do, count as not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.storage.cells import require

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORDS = 9
"""Of four letters each, in an id."""
_ODD = np.uint64(0x9E3779B97F4A7C15)


def rows_named(known: NDArray[np.bytes_], wanted: NDArray[np.bytes_]) -> NDArray[np.int32]:
    """The places among the known ids at which these stand. Raises UnreadableRowError where one is
    not found."""
    if not len(wanted):
        return np.zeros(0, np.int32)
    require(len(known), "a connector has an end that is not there")
    mixed = _mixed(known)
    order = np.argsort(mixed)
    at = np.searchsorted(mixed[order], _mixed(wanted))
    rows = order[np.minimum(at, len(order) - 1)].astype(np.int32)
    require((known[rows] == wanted).all(), "a connector has an end that is not there")
    return rows


def _mixed(names: NDArray[np.bytes_]) -> NDArray[np.uint64]:
    """A number for each id, made of its first and its last eight letters: in ids made at random
    these differ."""
    words = np.ascontiguousarray(names).view(np.uint32).reshape(-1, _WORDS).astype(np.uint64)
    begin, end = (
        words[:, 0] << np.uint64(32) | words[:, 1],
        words[:, 7] << np.uint64(32) | words[:, 8],
    )
    mixed: NDArray[np.uint64] = begin * _ODD ^ end
    return mixed
