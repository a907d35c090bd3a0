"""The keys of a table's rows, with the proof that its index leads from each key to its very row.

Looking every row up by its key would prove as much, but takes several times as long. Instead the
table and the index are each read in their own order and compared in arrays.

Rule: an index whose keys ascend from its first entry to its last, and that has an entry for every
row and no other, finds every row. Raises UnreadableRowError for any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.cells import require
from evidenceboard.storage.page_rows import Names, Numbers
from evidenceboard.storage.trees import Trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KEY = 36
_ODD = "a key in it is not plainly right"
_DASHES = 8, 13, 18, 23
_HEX = _KEY - len(_DASHES)
_DASH, _ZERO, _A = np.frombuffer(b"-0a", np.uint8)


@frozen(eq=False)
class Keys:
    """Keys in ascending order, and at which place in its table the row of each is."""

    names: Names
    places: NDArray[np.intp]

    def check_ids(self) -> None:
        """The keys are ids of records."""
        check_ids(self.names)

    def check_within(self, names: Names) -> None:
        """All of the keys are among these names, which ascend as well."""
        if len(names) != len(self.names):  # mostly the names are the very keys
            names = names[_places(names, self.names)]
        require((names == self.names).all(), _ODD)


def check_ids(names: Names) -> None:
    """Raises UnreadableRowError unless these are ids of records."""
    letters = np.ascontiguousarray(names).view(np.uint8)
    is_hex = (letters - _ZERO < 10) | (letters - _A < 6)  # below them, numbers go round
    require(np.count_nonzero(is_hex) == _HEX * len(names), _ODD)
    by_id = letters.reshape(-1, _KEY)
    require(all((by_id[:, at] == _DASH).all() for at in _DASHES), _ODD)


def keys_of(trees: Trees, index: int, keys: Names, rowids: Numbers) -> Keys:
    """The keys of a table, which are these in the order of its rows, in the order of the index that
    begins at that page."""
    names, found = trees.entries(index, 2, lambda rows: (rows.ids(0), rows.whole(1)))
    require((names[1:] > names[:-1]).all(), _ODD)
    require((rowids[1:] > rowids[:-1]).all() and len(found) == len(rowids), _ODD)
    at = _numbered_places(rowids, found)
    require((keys[at] == names).all(), _ODD)
    return Keys(names, at)


def _places(ascending: NDArray[Any], wanted: NDArray[Any]) -> NDArray[np.intp]:
    """Where the wanted ones stand among those; all must be there."""
    require(len(ascending) or not len(wanted), _ODD)
    at = np.minimum(np.searchsorted(ascending, wanted), max(len(ascending) - 1, 0))
    require((ascending[at] == wanted).all(), _ODD)
    return at


def _numbered_places(ascending: Numbers, wanted: Numbers) -> NDArray[np.intp]:
    """The same of row ids, which mostly follow on each other: then they say it themselves."""
    count = len(ascending)
    if count and (ascending == ascending[0] + np.arange(count)).all():
        at: NDArray[np.intp] = wanted - ascending[0]
        require(((at >= 0) & (at < count)).all(), _ODD)
        return at
    return _places(ascending, wanted)
