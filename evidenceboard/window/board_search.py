"""The words of the open board, read when they are first asked for and kept in step after that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from time import thread_time

from PySide6.QtCore import QObject, QTimer, Signal

from evidenceboard.analysis.text_search import TextSearch
from evidenceboard.canvas.hand import work_begins, work_ends
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import Record, RecordId

SLICE_SECONDS = 0.0025
"""What reading may take of one turn of the event loop: a frame has to fit into it as well."""
BATCH = 8
SMALL = 100
"""A board of no more records is read at once: nobody sees that it is."""


class BoardSearch(QObject):
    """Reads a large board by and by, so that the window never waits for it.

    Rule: what has been read can be found at once; `grown` says when there is more of it.
    """

    grown = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._texts = TextSearch()
        self._left: Iterator[RecordId] | None = None
        self._begun = False
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read)
        document.changed.connect(self._follow)
        texts = self._texts
        self.destroyed.connect(lambda *_: work_ends(texts))  # the board may be left half read

    @property
    def is_complete(self) -> bool:
        """Whether the whole board has been read."""
        return self._begun and self._left is None

    def begin(self) -> None:
        """Read the board, where that has not begun."""
        if not self._begun:
            self._begun = True
            work_begins(self._texts)
            board = self._document.board
            self._left = chain(list(board.cards), list(board.connectors))
            if len(board.cards) + len(board.connectors) <= SMALL:
                self._read()
            else:
                self._reading.start()

    def find(self, query: str, limit: int) -> list[RecordId]:
        """The first records that hold all words of the query, as far as the board was read."""
        return self._texts.find(query, limit)

    def _read(self) -> None:
        until = thread_time() + SLICE_SECONDS
        while self._left is not None and thread_time() < until:
            batch = list(islice(self._left, BATCH))
            self._texts.add(self._records(batch))
            if not batch:
                self._left = None
        if self._left is not None:
            self._reading.start()
        else:
            work_ends(self._texts)
        self.grown.emit()

    def _records(self, ids: list[RecordId]) -> Iterator[Record]:
        """Those of the records that are still on the board."""
        for key in ids:
            record = self._document.board.get(key)
            if record is not None:
                yield record

    def _follow(self, change: Change) -> None:
        if self._begun:
            self._texts.follow(change)
            self.grown.emit()
