"""The rows of a table, or the entries of an index, taken from the pages of a file into arrays.

SQLite hands rows over one by one, which takes ten times as long. Its file format is laid down for
good.

Rule: what is read here is what SQLite reads, once it has itself found the pages in order; whoever
believes it asks SQLite for that. What it may read otherwise raises UnreadableRowError or
IndexError. No more pages of a tree are read than the file has.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.cells import require
from evidenceboard.storage.limits import MOST_RECORDS
from evidenceboard.storage.page_rows import (
    INDEX_LEAF,
    INDEX_NODE,
    ODD,
    TABLE_LEAF,
    TABLE_NODE,
    Bytes,
    Layout,
    Numbers,
    PageRows,
)
from evidenceboard.storage.safe_opening import never

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[Any]"

_UTF_8 = 1
_AT_ONCE = 16_000_000
"""Bytes of pages that are looked at together."""
_DEEPEST = 20


@frozen(eq=False)
class _Level:
    """The inner pages of a tree that are equally far from its root, in order."""

    pages: Numbers
    counts: Numbers
    """How many cells each has, all of them between its children."""


class Trees(AbstractContextManager["Trees"]):
    """The trees of pages in a file to which nobody writes, for one thread."""

    def __init__(self, path: Path, cancelled: Callable[[], bool] = never) -> None:
        self._cancelled = cancelled
        with path.open("rb") as file:
            header = file.read(100)
        size = int.from_bytes(header[16:18], "big")
        size = 65536 if size == 1 else size
        self._layout = Layout(size, size - header[20])
        plain = size >= 512 and size & (size - 1) == 0 and self._layout.usable >= 480
        require(plain and int.from_bytes(header[56:60], "big") == _UTF_8, ODD)
        self._pages = path.stat().st_size // size
        self._file = path.open("rb")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def rows(self, root: int, columns: int) -> Iterator[PageRows]:
        """The rows of a table with so many columns, many at once."""
        _, leaves = self._levels(root, TABLE_NODE, TABLE_LEAF)
        yield from self._read(leaves, TABLE_LEAF, columns)

    def entries(
        self, root: int, columns: int, taken: Callable[[PageRows], tuple[Array, ...]]
    ) -> tuple[Array, ...]:
        """What is taken of the entries of an index with so many columns, in their order: those of
        inner pages stand between the leaves."""
        levels, leaves = self._levels(root, INDEX_NODE, INDEX_LEAF)
        counts, found = [], []
        for rows in self._read(leaves, INDEX_LEAF, columns):
            counts.append(rows.counts)
            found.append(taken(rows))
        places = [np.repeat(2 * np.arange(len(leaves)), np.concatenate(counts))]
        last = np.arange(len(leaves))
        for level in reversed(levels):
            ends = np.cumsum(level.counts + 1) - 1
            places.append(2 * np.delete(last, ends) + 1)
            last = last[ends]
            found += map(taken, self._read(level.pages, INDEX_NODE, columns))
        order = np.argsort(np.concatenate(places), kind="stable")
        return tuple(column[order] for column in joined(found))

    def _levels(self, root: int, node: int, leaf: int) -> tuple[list[_Level], Numbers]:
        """The inner pages of a tree from its root down, and its leaves in order."""
        pages, levels, left = np.array([root], np.int64), list[_Level](), self._pages
        while True:
            ordered = np.sort(pages)
            left -= len(pages)
            require(left >= 0 and len(levels) < _DEEPEST, ODD)
            require(ordered[0] > 1 and ordered[-1] <= self._pages, ODD)
            require((ordered[1:] > ordered[:-1]).all(), ODD)
            kind = self._data(pages[:1])[0]
            if kind == leaf:
                return levels, pages
            require(kind == node, ODD)
            parts = [self._children(some, node) for some in self._parts(pages)]
            levels.append(_Level(pages, np.concatenate([counts for counts, _ in parts])))
            pages = np.concatenate([children for _, children in parts])

    def _children(self, pages: Numbers, node: int) -> tuple[Numbers, Numbers]:
        """How many cells inner pages have, and the pages below them, in order."""
        data = self._data(pages)
        counts, at = self._layout.cells(data, node, least=5)
        rightmost = np.arange(len(pages)) * self._layout.size + 8
        return counts, _four_bytes(data, np.insert(at, np.cumsum(counts), rightmost))

    def _read(self, pages: Numbers, kind: int, columns: int) -> Iterator[PageRows]:
        total = 0
        for some in self._parts(pages):
            require(not self._cancelled(), "reading it was given up")
            data = self._data(some, PageRows.room(columns))
            rows = PageRows.read(data, self._layout, kind, columns)
            total += int(rows.counts.sum())
            require(total <= MOST_RECORDS, f"it holds more than {MOST_RECORDS:,} records of a sort")
            yield rows

    def _parts(self, pages: Numbers) -> Iterator[Numbers]:
        step = max(_AT_ONCE // self._layout.size, 1)
        for first in range(0, len(pages), step):
            yield pages[first : first + step]

    def _data(self, pages: Numbers, room: int = 0) -> Bytes:
        """The bytes of pages, then so many zeros. Pages in a row are read at once."""
        size = self._layout.size
        data = np.empty(len(pages) * size + room, np.uint8)
        data[len(pages) * size :] = 0
        breaks = np.flatnonzero(np.diff(pages) != 1) + 1
        for begin, end in pairwise([0, *breaks.tolist(), len(pages)]):
            self._file.seek((int(pages[begin]) - 1) * size)
            read = self._file.readinto(data[begin * size : end * size].data)
            require(read == (end - begin) * size, ODD)
        return data


def joined(parts: Iterable[tuple[Array, ...]]) -> Iterator[Array]:
    """Columns that were taken in parts, whole."""
    return map(np.concatenate, zip(*parts, strict=True))


def _four_bytes(data: Bytes, at: Numbers) -> Numbers:
    number = np.zeros(len(at), np.int64)
    for step in range(4):
        number = number << 8 | data[at + step]
    return number


def roots_in(connection: sqlite3.Connection) -> dict[str, int]:
    """The pages at which the trees of tables, and of the indexes that come with them, begin.

    SQLite goes by the text that makes a table, not by the name beside it, and so does this.
    """
    roots: dict[str, int] = {}
    query = "SELECT name, rootpage, sql FROM sqlite_schema WHERE type = 'table' OR sql IS NULL"
    for name, root, text in connection.execute(query):
        made = re.match(r"CREATE TABLE (\w+) ", str(text))
        key = made.group(1) if made else str(name)
        require(key not in roots and isinstance(root, int), ODD)
        roots[key] = root
    return roots
