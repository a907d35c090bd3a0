"""Which claims give figures about the same thing that cannot both be right.

Claims are about the same where their figures have the same unit and they share a tag, support the
same claim, or have much the same title. Two figures conflict where no number lies in both, at a
time that lies in both. Rule: of a subject with many figures only its two extremes are compared, so
that the work grows with the figures, not with their square.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from rapidfuzz.fuzz import token_sort_ratio

from evidenceboard.analysis.groups import Groups
from evidenceboard.analysis.subject import Subject
from evidenceboard.model.connector_kinds.supports import SUPPORTS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Quantity, RecordId
from evidenceboard.model.uncertain_date import Span, span

MOST_PAIRED = 12
"""In a subject of no more figures than this each is compared with each."""
_ALIKE = 80.0
"""How much alike titles must be, of 100, to be about the same."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ALWAYS = Span(None, None)

About = tuple[str, str, str]
"""What figures are about: the sort of subject, their unit, and the tag, claim or word."""


@frozen
class _Figure:
    low: float
    high: float
    when: Span
    title: str
    about: frozenset[About]


class Figures:
    """The figures that a board's claims carry, by what they are about."""

    def __init__(self) -> None:
        self._figures: dict[RecordId, _Figure] = {}
        self._about: Groups[About] = Groups()
        self._extremes: dict[About, tuple[RecordId, RecordId]] = {}

    def put(self, subject: Subject) -> set[RecordId]:
        """Take in a claim; returns the claims whose conflicts may be others than before."""
        quantity = subject.card.fields.get("quantity")
        if not isinstance(quantity, Quantity) or not quantity.unit.strip():
            return set()
        figure = _figure(subject, quantity)
        self._figures[subject.card.id] = figure
        return self._regroup(subject.card.id, figure.about, entering=True)

    def drop(self, key: RecordId) -> set[RecordId]:
        """Forget a claim; returns as `put` does."""
        figure = self._figures.pop(key, None)
        return set() if figure is None else self._regroup(key, figure.about, entering=False)

    def _regroup(self, key: RecordId, about: frozenset[About], *, entering: bool) -> set[RecordId]:
        touched: set[RecordId] = set()
        for one in about:
            touched.update(self._extremes.pop(one, ()))
            (self._about.enter if entering else self._about.leave)(one, key)
            group = self._about.of(one)
            if len(group) == MOST_PAIRED + entering:
                touched.update(group)
            elif len(group) > MOST_PAIRED and not entering:
                touched.update(self._extremes_of(one))
        return touched

    def conflicts(self, key: RecordId) -> Iterator[RecordId]:
        """The claims whose figures conflict with this one's."""
        mine = self._figures.get(key)
        if mine is None:
            return
        others: set[RecordId] = set()
        for about in mine.about:
            others.update(self._rivals(key, about))
        for other in sorted(others - {key}):
            if _conflict(mine, self._figures[other]):
                yield other

    def _rivals(self, key: RecordId, about: About) -> Iterator[RecordId]:
        group = self._about.of(about)
        if len(group) > MOST_PAIRED:
            extremes = self._extremes_of(about)
            yield from extremes if about[0] != "title" and key in extremes else ()
        elif about[0] != "title":
            yield from group
        else:
            mine = self._figures[key].title
            yield from (one for one in group if _alike(mine, self._figures[one].title))

    def _extremes_of(self, about: About) -> tuple[RecordId, RecordId]:
        found = self._extremes.get(about)
        if found is None:
            group = sorted(self._about.of(about))
            lowest = min(group, key=lambda key: self._figures[key].high)
            highest = max(group, key=lambda key: self._figures[key].low)
            found = self._extremes[about] = (lowest, highest)
        return found


def _figure(subject: Subject, quantity: Quantity) -> _Figure:
    card, unit = subject.card, quantity.unit.strip().casefold()
    words = sorted({word.casefold() for word in _WORD.findall(card.title)}, key=len)[-3:]
    about = {("tag", unit, tag.casefold()) for tag in card.tags}
    about |= {("title", unit, word) for word in words}
    about |= {
        ("claim", unit, str(one.target)) for one in subject.outgoing if one.kind == SUPPORTS.name
    }
    when = span(card.text("date")) if card.text("date") else _ALWAYS
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    return _Figure(low, high, when, card.title, frozenset(about))


def _conflict(one: _Figure, other: _Figure) -> bool:
    apart = one.high < other.low or other.high < one.low
    return apart and _meet(one.when, other.when)


def _meet(one: Span, other: Span) -> bool:
    """Whether a day may lie in both."""
    return not (
        (one.last is not None and other.first is not None and one.last < other.first)
        or (other.last is not None and one.first is not None and other.last < one.first)
    )


def _alike(title: str, other: str) -> bool:
    return token_sort_ratio(title.casefold(), other.casefold(), score_cutoff=_ALIKE) > 0
