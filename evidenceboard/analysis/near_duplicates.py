"""Sources whose words are nearly the same: one of them may repeat the other.

Rule: the work grows with the texts, not with their square. Each text is known by the few smallest
hashes of its runs of words; only texts that share some of these are compared letter by letter.
A run that very many texts share is a set phrase and says nothing; equal texts are found however
many they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from heapq import nsmallest
from zlib import crc32

from rapidfuzz.fuzz import ratio

from evidenceboard.analysis.board_ratings import STATING
from evidenceboard.analysis.groups import Groups
from evidenceboard.analysis.subject import Subject, subject
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds.image import IMAGE
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId
from evidenceboard.model.uncertain_date import span

ALIKE = 85.0
"""From how many per cent on two texts are nearly the same."""
FEWEST_WORDS = 6
"""Shorter texts are alike by chance."""
MOST_SHARING = 64
_RUN, _SKETCH, _COMPARED = 3, 5, 16
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
"""Scripts that put no blanks between words count by their letters."""

Rank = tuple[bool, str, RecordId]
"""Who came first: dated before undated, then by date, then by id."""


@frozen
class Likeness:
    """The card that said it first, and how much alike the words are, of 100."""

    first: RecordId
    alike: float


class Texts:
    """The words of a board's sources and experts, by what they have in common."""

    def __init__(self) -> None:
        self._ranks: dict[RecordId, Rank] = {}
        self._runs: dict[RecordId, tuple[int, ...]] = {}
        self._whole: dict[RecordId, tuple[int, ...]] = {}
        self._sharing: Groups[int] = Groups()
        self._saying: Groups[int] = Groups()
        self._firsts: dict[int, RecordId] = {}

    def put(self, told: Subject) -> set[RecordId]:
        """Take in a card; returns those for which another may be the first now."""
        texts = list(dict.fromkeys(words_of(told)))
        if not texts:
            return set()
        key = told.card.id
        self._ranks[key] = _rank(told)
        self._runs[key] = tuple({run for text in texts for run in _sketch(text)})
        self._whole[key] = tuple(crc32(text.encode()) for text in texts)
        for run in self._runs[key]:
            self._sharing.enter(run, key)
        for text in self._whole[key]:
            self._saying.enter(text, key)
        return self._near(key)

    def drop(self, key: RecordId) -> set[RecordId]:
        """Forget a card; returns as `put` does."""
        if key not in self._ranks:
            return set()
        near = self._near(key)
        for run in self._runs.pop(key):
            self._sharing.leave(run, key)
        for text in self._whole.pop(key):
            self._saying.leave(text, key)
        del self._ranks[key]
        return near

    def _near(self, key: RecordId) -> set[RecordId]:
        """What is near a card that has just come or is about to go."""
        near: set[RecordId] = set()
        for run in self._runs[key]:
            group = self._sharing.of(run)
            near.update(group if len(group) <= MOST_SHARING + 1 else ())
        for text in self._whole[key]:
            first = self._firsts.pop(text, None)
            if first is None or self._ranks[key] <= self._ranks[first]:
                near.update(self._saying.of(text))
        return near - {key}

    def first_alike(
        self, board: Board, key: RecordId, related: Callable[[RecordId], bool]
    ) -> Likeness | None:
        """The earlier card that is most like this one, leaving out those known to be related."""
        if key not in self._ranks:
            return None
        for text in self._whole[key]:
            first = self._first(text)
            if first != key and not related(first):
                return Likeness(first, 100.0)
        return self._most_alike(board, key, related)

    def _first(self, text: int) -> RecordId:
        """Who said exactly this first."""
        if text not in self._firsts:
            self._firsts[text] = min(self._saying.of(text), key=self._ranks.__getitem__)
        return self._firsts[text]

    def _most_alike(
        self, board: Board, key: RecordId, related: Callable[[RecordId], bool]
    ) -> Likeness | None:
        earlier = [one for one in self._candidates(key) if self._ranks[one] < self._ranks[key]]
        mine = list(words_of(subject(board, board.cards[key]))) if earlier else []
        found = [
            Likeness(other, alike)
            for other in earlier
            if not related(other) and (alike := _alike(mine, board, other)) >= ALIKE
        ]
        return min(found, key=lambda it: (-it.alike, self._ranks[it.first]), default=None)

    def _candidates(self, key: RecordId) -> list[RecordId]:
        """Who shares runs with a card, those with the most first, up to a few."""
        shared: Counter[RecordId] = Counter()
        for run in self._runs[key]:
            group = self._sharing.of(run)
            if 1 < len(group) <= MOST_SHARING:
                shared.update(group)
        del shared[key]
        ordered = sorted(shared, key=lambda other: (-shared[other], self._ranks[other]))
        return ordered[:_COMPARED]


def words_of(told: Subject) -> Iterator[str]:
    """The texts of a source or expert that are long enough to tell a repetition: what it says,
    and the quotes of its statements. Folded, so that case and punctuation do not matter."""
    if told.card.kind not in STATING or told.card.kind == IMAGE.name:
        return
    said = (told.card.body, told.card.text("opinion"))
    quotes = (one.text("quote") for one in told.statements)
    for text in (*said, *quotes):
        words = _WORD.findall(text.casefold())
        if len(words) >= FEWEST_WORDS:
            yield " ".join(words)


def _sketch(text: str) -> list[int]:
    """The smallest hashes of a text's runs of words: two texts share as many as they are alike."""
    words = text.encode().split(b" ")
    runs = {crc32(b" ".join(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)}
    return nsmallest(_SKETCH, runs)


def _rank(told: Subject) -> Rank:
    published = told.card.text("published")
    first = span(published).first if published else None
    return first is None, "" if first is None else first.isoformat(), told.card.id


def _alike(mine: list[str], board: Board, other: RecordId) -> float:
    theirs = list(words_of(subject(board, board.cards[other])))
    return max(
        (ratio(one, text, score_cutoff=ALIKE) for one in mine for text in theirs), default=0.0
    )
