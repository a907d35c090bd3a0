"""Find as you type: which cards and connectors hold the words asked for.

All searchable text lies folded in two byte strings, titles and the rest, so that a search is a
`find` at memory speed; a bisection tells which record an offset belongs to. Substrings count,
so a half-typed word is found. A word that is nowhere is mostly known without a look at the text,
by three letters in a row that occur nowhere.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.model.change import Change
from evidenceboard.model.records import BoardFacts, Card, Connector, Quantity, Record, RecordId

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BREAK = b"\n"
_WASTE = 1 << 20
"""Bytes of erased text that are tolerated before a text is packed anew."""
_TRIPLES = 1 << 18
"""So many places for triples of bytes; texts in two scripts fill about a tenth of them."""


def folded(text: str) -> bytes:
    """Text as it is compared: composed, case-folded, white space as single blanks, UTF-8."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.casefold().split()).encode("utf-8", "replace")


def _titles(record: Card | Connector) -> tuple[str, ...]:
    return (record.title,) if isinstance(record, Card) else (record.label,)


def _rest(record: Card | Connector) -> Iterator[str]:
    if isinstance(record, Card):
        yield record.body
        yield from record.tags
        for attachment in record.attachments:
            yield attachment.name
        for judgement in record.judgements:
            yield judgement.reason
    for value in record.fields.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Quantity):
            yield value.unit


class _Texts:
    """Folded texts end to end. A text that changes is erased in place and added at the end."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._bytes = bytearray()
        self._starts: list[int] = []
        self._owners: list[RecordId | None] = []
        self._place: dict[RecordId, int] = {}
        self._erased = 0

    def put(self, owner: RecordId, pieces: Iterable[str]) -> bytes:
        """Take in what a record says, in place of what it said; returns that, folded."""
        text = _BREAK.join(found for piece in pieces if piece and (found := folded(piece)))
        self.erase(owner)
        if text:
            self._append(owner, text + _BREAK)
        return text

    def _append(self, owner: RecordId, text: bytes) -> None:
        self._place[owner] = len(self._starts)
        self._starts.append(len(self._bytes))
        self._owners.append(owner)
        self._bytes += text

    def erase(self, owner: RecordId) -> None:
        at = self._place.pop(owner, None)
        if at is None:
            return
        start, end = self._span(at)
        self._bytes[start:end] = bytes(end - start)
        self._owners[at] = None
        self._erased += end - start
        if self._erased > max(_WASTE, len(self._bytes) // 2):
            self._pack()

    def holders(self, word: bytes) -> Iterator[RecordId]:
        """Whose texts hold the word, each once, in the order in which they were put."""
        at = self._bytes.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            owner = self._owners[place]
            if owner is not None:
                yield owner
            at = self._bytes.find(word, self._span(place)[1])

    def hold(self, owner: RecordId, word: bytes) -> bool:
        at = self._place.get(owner)
        if at is None:
            return False
        start, end = self._span(at)
        return self._bytes.find(word, start, end) >= 0

    def _span(self, at: int) -> tuple[int, int]:
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._bytes)
        return self._starts[at], end

    def _pack(self) -> None:
        kept = {key: bytes(self._bytes[slice(*self._span(at))]) for key, at in self._place.items()}
        self._begin()
        for owner, text in kept.items():
            self._append(owner, text)


class _Triples:
    """Which three bytes in a row occur. Rule: of what occurs it says so; it may of other triples,
    since those share places, and what is erased leaves its triples behind."""

    def __init__(self) -> None:
        self._occur = np.zeros(_TRIPLES, dtype=bool)

    def add(self, text: bytes) -> None:
        self._occur[self._places(text)] = True

    def may_hold(self, word: bytes) -> bool:
        """Whether all triples of a word occur; a shorter word has none."""
        return bool(self._occur[self._places(word)].all())

    @staticmethod
    def _places(text: bytes) -> NDArray[np.uint32]:
        signs = np.frombuffer(text, np.uint8).astype(np.uint32)
        mixed: NDArray[np.uint32] = signs[:-2] * 40_503 + signs[1:-1] * 1_237 + signs[2:]
        return mixed % _TRIPLES


class TextSearch:
    """The texts of a board, kept in step with its changes.

    Rule: what was deleted or overwritten is erased here at once, not merely skipped.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._first = _Texts()
        self._then = _Texts()
        self._triples = _Triples()
        self.add(records)

    def add(self, records: Iterable[Record]) -> None:
        """Take in records; a large board may be taken in by parts."""
        taken: list[bytes] = []
        for record in records:
            if not isinstance(record, BoardFacts):
                taken.append(self._first.put(record.id, _titles(record)))
                taken.append(self._then.put(record.id, _rest(record)))
        self._triples.add(_BREAK.join(taken))

    def follow(self, change: Change) -> None:
        """Keep in step with a change to the board."""
        for key, (_, after) in change.beyond_moves.items():
            if after is None:
                self._first.erase(key)
                self._then.erase(key)
            else:
                self.add([after])

    def find(self, query: str, limit: int = 50) -> list[RecordId]:
        """The first `limit` records that hold every word of the query, titles first.

        Words in "double quotes" stand as one phrase. An empty query finds nothing.
        """
        words = sorted(set(query_words(query)), key=len, reverse=True)
        hits: dict[RecordId, None] = {}
        if not words or not all(map(self._triples.may_hold, words)):
            return []
        for texts in (self._first, self._then):
            for owner in texts.holders(words[0]):
                if owner not in hits and all(self._holds(owner, word) for word in words[1:]):
                    hits[owner] = None
                    if len(hits) == limit:
                        return list(hits)
        return list(hits)

    def _holds(self, owner: RecordId, word: bytes) -> bool:
        return self._first.hold(owner, word) or self._then.hold(owner, word)


def query_words(query: str) -> list[bytes]:
    """The folded words and quoted phrases that a query asks for."""
    words: list[bytes] = []
    for at, part in enumerate(query.split('"')):
        pieces = [part] if at % 2 else part.split()
        words += [found for piece in pieces if (found := folded(piece))]
    return words
