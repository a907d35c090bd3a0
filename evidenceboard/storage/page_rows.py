"""What stands on pages of a table or an index, as arrays: one look at a column of many rows.

Rule: a row that is not laid out as SQLite lays rows out itself raises UnreadableRowError, or
IndexError where it leads out of its pages. No value is converted or repaired.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.cells import WIDEST, require

if TYPE_CHECKING:
    from numpy.typing import NDArray

ODD = "a row in it is not plainly right"
TABLE_NODE, INDEX_NODE, TABLE_LEAF, INDEX_LEAF = 0x05, 0x02, 0x0D, 0x0A
LONGEST = 6
"""Bytes of a number of varying length: up to 2^42."""
_LEAST = 36
"""Bytes of a row: each has a key. A page that names more rows than fit is none of ours."""
_WRITTEN_AT_ONCE = 4_000
"""Texts, for each of whose letters a number is made."""
_REAL, _ZERO, _ONE, _EMPTY_TEXT = 7, 8, 9, 13
_BYTES_OF = np.array([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0], np.int64)
"""By the sorts of values that are no texts."""

Names: TypeAlias = "NDArray[np.bytes_]"
Numbers: TypeAlias = "NDArray[np.int64]"
Bytes: TypeAlias = "NDArray[np.uint8]"


@frozen
class Layout:
    """How the pages of a tree are laid out."""

    size: int
    """Bytes of a page."""
    usable: int
    """Those of them that SQLite uses."""

    def cells(self, data: Bytes, kind: int, least: int = _LEAST) -> tuple[Numbers, Numbers]:
        """How many cells each page has, and where each cell begins."""
        pages = data[: len(data) // self.size * self.size].reshape(-1, self.size)
        require((pages[:, 0] == kind).all(), ODD)
        counts = pages[:, 3].astype(np.int64) << 8 | pages[:, 4]
        begin = 12 if kind in (TABLE_NODE, INDEX_NODE) else 8
        most = int(counts.max())
        require(begin + most * (least + 2) <= self.usable, ODD)
        pairs = pages[:, begin : begin + 2 * most].astype(np.int64)
        at = pairs[:, ::2] << 8 | pairs[:, 1::2]
        named = np.arange(most) < counts[:, np.newaxis]
        within = (at >= begin + 2 * counts[:, np.newaxis]) & (at < self.usable)
        require(within[named].all(), ODD)
        at += (np.arange(len(pages)) * self.size)[:, np.newaxis]
        return counts, at[named]

    def kept(self, kind: int, payload: Numbers) -> Numbers:
        """How many bytes of a row stand on its own page; the others went to further pages."""
        usable = self.usable
        most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        least = (usable - 12) * 32 // 255 - 23
        some = least + (payload - least) % (usable - 4)
        return np.where(payload <= most, payload, np.where(some <= most, some, least))


@frozen(eq=False)
class PageRows:
    """Rows that stand on some pages, in their order there."""

    data: Bytes
    counts: Numbers
    """How many are on each page."""
    rowids: Numbers
    """Of tables; none of indexes."""
    sorts: list[Numbers]
    """Of each column, what sort of value each row has."""
    begins: list[Numbers]
    """Of each column, where the value begins."""
    end: Numbers
    """Where what stands on the row's own page ends."""

    @staticmethod
    def room(columns: int) -> int:
        """How far numbers of varying length may lead in a row with so many columns."""
        return (columns + 4) * LONGEST

    @classmethod
    def read(cls, data: Bytes, layout: Layout, kind: int, columns: int) -> PageRows:
        """All rows on pages of a kind, with so many columns. After the pages come zeros, to which
        what begins at their very end may lead: `room` bytes."""
        counts, at = layout.cells(data, kind)
        page_end = (at // layout.size) * layout.size + layout.usable
        if kind == INDEX_NODE:
            at = at + 4
        payload, at = varying(data, at)
        rowids = np.zeros(0, np.int64)
        if kind == TABLE_LEAF:
            rowids, at = varying(data, at)
        end = at + layout.kept(kind, payload)
        require((end <= page_end).all(), ODD)
        sorts, begins, last = _columns(data, at, columns)
        require((last == at + payload).all(), ODD)
        return cls(data, counts, rowids, sorts, begins, end)

    def ids(self, column: int) -> Names:
        """Texts as long as an id."""
        require((self.sorts[column] == _text(36)).all(), ODD)
        return self._texts(column, 36, slice(None))

    def ids_or_none(self, column: int) -> Names:
        """The same, and nothing where there is no value."""
        sorts = self.sorts[column]
        found = np.zeros(len(sorts), "S36")
        there = np.flatnonzero(sorts)
        require((sorts[there] == _text(36)).all(), ODD)
        found[there] = self._texts(column, 36, there)
        return found

    def numbers(self, column: int) -> NDArray[np.float64]:
        """Numbers, whole or not. Whole ones that a `float` does not hold exactly are refused."""
        sorts = self.sorts[column]
        require((sorts >= 1).all(), ODD)
        return self.numbers_or_none(column)

    def numbers_or_none(self, column: int) -> NDArray[np.float64]:
        """The same, and NaN where there is no value."""
        sorts = self.sorts[column]
        require((sorts <= _ONE).all(), ODD)
        found = np.full(len(sorts), np.nan)
        for sort in np.flatnonzero(np.bincount(sorts)).tolist():
            if not sort:
                continue
            rows = np.flatnonzero(sorts == sort)
            if sort == _REAL:
                found[rows] = self._bytes(column, 8, rows).view(">f8")[:, 0]
            else:
                found[rows] = self._whole(column, sort, rows)
        return found

    def whole(self, column: int) -> Numbers:
        """Whole numbers."""
        sorts = self.sorts[column]
        require((sorts != _REAL).all(), ODD)
        return self.numbers(column).astype(np.int64)

    def _whole(self, column: int, sort: int, rows: NDArray[np.intp]) -> Numbers:
        if sort >= _ZERO:
            return np.full(len(rows), sort - _ZERO, np.int64)
        found = self._bytes(column, int(_BYTES_OF[sort]), rows)
        whole = found[:, 0].astype(np.int8).astype(np.int64)
        for at in range(1, found.shape[1]):
            whole = whole << 8 | found[:, at]
        require(((whole >= -WIDEST) & (whole <= WIDEST)).all(), ODD)
        return whole

    def words(self, column: int, known: Sequence[str]) -> NDArray[np.uint8]:
        """Places in the known words."""
        sorts = self.sorts[column]
        found = np.full(len(sorts), len(known), np.uint8)
        for length in {len(word) for word in known}:
            rows = np.flatnonzero(sorts == _text(length))
            texts = self._texts(column, length, rows)
            for code, word in enumerate(known):
                if len(word) == length:
                    found[rows[texts == word.encode()]] = code
        require((found < len(known)).all(), ODD)
        return found

    def lengths(self, column: int, rows: NDArray[np.intp] | slice = slice(None)) -> Numbers:
        """How many bytes texts have."""
        sorts = self.sorts[column][rows]
        require((sorts >= _EMPTY_TEXT).all() and (sorts % 2 == 1).all(), ODD)
        return (sorts - _EMPTY_TEXT) // 2

    def are_flags(self, column: int) -> bool:
        """Whether a column holds nothing but ones; a row may also have none."""
        sorts = self.sorts[column]
        return bool(((sorts == _ONE) | (sorts == 0)).all())

    def has_texts(self, column: int) -> bool:
        """Whether a column holds nothing but texts that are not empty and stand whole on the pages
        of their rows; a row may also have none."""
        there = np.flatnonzero(self.sorts[column])
        return bool((self.sorts[column][there] > _EMPTY_TEXT).all()) and self.are_texts(
            column, there
        )

    def are_texts(self, column: int, rows: NDArray[np.intp]) -> bool:
        """Whether these rows have texts, which stand whole on their pages."""
        sorts = self.sorts[column][rows]
        plain = (sorts >= _EMPTY_TEXT) & (sorts % 2 == 1) & self.ends_here(column)[rows]
        return bool(plain.all())

    def ends_here(self, column: int) -> NDArray[np.bool_]:
        """Of which rows a text stands whole on the page."""
        return self.begins[column] + (self.sorts[column] - _EMPTY_TEXT) // 2 <= self.end

    def written(self, column: int, rows: NDArray[np.intp]) -> Iterator[bytes]:
        """The texts of these rows in their order, each with NUL behind it, some at a time. All of
        them stand whole on the pages of their rows."""
        for first in range(0, len(rows), _WRITTEN_AT_ONCE):
            some = rows[first : first + _WRITTEN_AT_ONCE]
            lengths = (self.sorts[column][some] - _EMPTY_TEXT) // 2 + 1
            ends = np.cumsum(lengths)
            at = np.repeat(self.begins[column][some] - ends + lengths, lengths)
            at += np.arange(len(at))
            text = self.data[at]
            text[ends - 1] = 0
            yield text.tobytes()

    def texts(self, column: int) -> Iterator[Bytes]:
        """The texts in such a column, as many arrays as they have lengths."""
        for _, texts in self.texts_of(column, np.flatnonzero(self.sorts[column])):
            yield texts

    def texts_of(
        self, column: int, rows: NDArray[np.intp]
    ) -> Iterator[tuple[NDArray[np.intp], Bytes]]:
        """Rows, none of which has an empty text there, and their texts, each time of another
        length."""
        lengths = (self.sorts[column][rows] - _EMPTY_TEXT) // 2
        order = np.argsort(lengths, kind="stable")
        rows, lengths = rows[order], lengths[order]
        ends = np.flatnonzero(np.diff(lengths)) + 1
        for begin, end in pairwise([0, *ends.tolist(), len(rows)]):
            if begin < end:
                some = rows[begin:end]
                yield some, self._bytes(column, int(lengths[begin]), some)

    def _texts(self, column: int, length: int, rows: NDArray[np.intp] | slice) -> Names:
        begins = self.begins[column][rows]
        require((begins + length <= self.end[rows]).all(), ODD)
        count = len(self.data) - length + 1
        windows = np.ndarray((count,), f"S{length}", self.data.data, strides=(1,))
        texts: Names = windows[begins]
        return texts

    def _bytes(self, column: int, length: int, rows: NDArray[np.intp]) -> Bytes:
        return self._texts(column, length, rows).view(np.uint8).reshape(-1, length)


def varying(data: Bytes, at: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers of varying length that begin there, and where what follows them begins."""
    number = data[at].astype(np.int64)
    at = at + 1
    more = np.flatnonzero(number >= 128)
    number[more] -= 128
    for _ in range(LONGEST - 1):
        if not len(more):
            break
        byte = data[at[more]].astype(np.int64)
        at[more] += 1
        number[more] = number[more] << 7 | (byte & 127)
        more = more[byte >= 128]
    require(not len(more), ODD)
    return number, at


def _columns(
    data: Bytes, at: Numbers, columns: int
) -> tuple[list[Numbers], list[Numbers], Numbers]:
    """What sort of value each column of the rows that begin there has, and where it begins; and
    where the last one ends."""
    header, where = varying(data, at)
    begin = first = at + header
    sorts, begins = [], []
    for _ in range(columns):
        sort, where = varying(data, where)
        sorts.append(sort)
        begins.append(begin)
        begin = begin + np.where(sort >= 12, (sort - 12) // 2, _BYTES_OF[np.minimum(sort, 11)])
    require((where == first).all(), ODD)
    return sorts, begins, begin


def _text(length: int) -> int:
    return _EMPTY_TEXT + 2 * length
