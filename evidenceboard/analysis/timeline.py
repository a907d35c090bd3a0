"""Everything on a board that has a date, in order, with how sure the date is.

Rule: a date is never made surer than it was recorded. What may have been on any of several days is
a span; the days on which it certainly was are its core, and only an interval or an exact day has
one. Open ends stay open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from evidenceboard.model.board import Board
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId
from evidenceboard.model.uncertain_date import Span, span

LANES: dict[str, str] = {
    "date": "Claimed",
    "due": "Due",
    "published": "Published",
    "said": "Said",
    "taken": "Taken",
    "accessed": "Accessed",
}
"""The date fields and the word for what happened then, in the order of the timeline's lanes."""
MATTER = tuple(name for name in LANES if name != "accessed")
"""What belongs to the matter; when something was looked up belongs to the inquiry."""

_UNSURE = "~?%"


@frozen
class DatedSpan:
    """When something was: from the first to the last day that it may have been, None where open.

    `core` are the days on which it certainly was, or None. `sure` is False where the record says
    "about" or "perhaps".
    """

    first: date | None
    last: date | None
    core: tuple[date, date] | None
    sure: bool

    @property
    def exact(self) -> bool:
        """Whether it is one day, and surely that one."""
        return self.core is not None and self.first == self.last


@frozen
class Dated:
    """One date of a card or connector. `about` names the field that records it as `text`."""

    record: RecordId
    about: str
    text: str
    when: DatedSpan


def timeline(board: Board, about: Iterable[str] = MATTER) -> tuple[Dated, ...]:
    """The dated things of a board, the earliest first; what is open to the past comes before all.

    Unread records are not read for it.
    """
    return tuple(sorted(each_date(board, about), key=_order))


def each_date(board: Board, about: Iterable[str] = MATTER) -> Iterator[Dated]:
    """The same in no order. The board may change between two of them."""
    names = tuple(about)
    for key, texts in board.recorded(names):
        for name, text in zip(names, texts, strict=True):
            if isinstance(text, str):
                yield Dated(key, name, text, dated_span(text))


@lru_cache(maxsize=4096)
def dated_span(text: str) -> DatedSpan:
    """When an EDTF text says that something was. Raises ValueError where it is no date."""
    whole = span(text)
    start, _, end = text.partition("/")
    sure = not any(mark in text for mark in _UNSURE)
    core = _interval_core(start, end) if end else _one_day(whole)
    return DatedSpan(whole.first, whole.last, core if sure else None, sure)


def _one_day(whole: Span) -> tuple[date, date] | None:
    same = whole.first is not None and whole.first == whole.last
    return (whole.first, whole.first) if same and whole.first else None


def _interval_core(start: str, end: str) -> tuple[date, date] | None:
    """From the last day on which it may have begun to the first on which it may have ended."""
    if {start, end} & {"", ".."}:
        return None
    begun, ended = span(start).last, span(end).first
    return (begun, ended) if begun and ended and begun <= ended else None


def _order(one: Dated) -> tuple[date, date, str, RecordId]:
    return one.when.first or date.min, one.when.last or date.max, one.about, one.record
