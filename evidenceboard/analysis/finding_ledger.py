"""The findings of a board by the cards that gave rise to them.

Rule: the same finding may be found at several cards, and is one finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds import FINDING_KINDS
from evidenceboard.model.records import RecordId

Origin = tuple[RecordId, bool]
"""The card at which something was found, and whether late."""
Place = tuple[int, str, str]
"""Where a finding stands in the list: by its kind, its sentence, its key."""

MANY = 1_000
"""If more findings come and go at once, the list is sorted anew."""
_KIND = {kind.name: place for place, kind in enumerate(FINDING_KINDS)}


class FindingLedger:
    """What was found at which card, and which cards' findings mention a record."""

    def __init__(self) -> None:
        self._found: dict[Origin, tuple[Finding, ...]] = {}
        self._mentions: dict[RecordId, dict[Origin, None]] = {}
        self._by_key: dict[str, tuple[Finding, ...]] = {}
        self._altered: set[str] = set()
        """Keys of findings that came or went since the list was asked for."""
        self._list = _List()
        self._listed: tuple[Finding, ...] = ()
        self.alterations = 0
        """How often something was found or went away: what tells two states apart."""

    def put(self, card: RecordId, found: Iterable[Finding], *, late: bool) -> None:
        """Replace what was found at a card."""
        origin, new = (card, late), tuple(found)
        old = self._found.pop(origin, ())
        if new:
            self._found[origin] = new
        if old != new:
            self._forget(origin, old)
            self._learn(origin, new)
            self.alterations += 1

    def drop(self, card: RecordId) -> None:
        """Forget what was found at a card."""
        for late in (False, True):
            self.put(card, (), late=late)

    def _forget(self, origin: Origin, old: tuple[Finding, ...]) -> None:
        for record in {record for one in old for record in one.records}:
            del self._mentions[record][origin]
            if not self._mentions[record]:
                del self._mentions[record]
        for one in old:
            self._altered.add(one.key)
            rest = list(self._by_key.pop(one.key))
            rest.remove(one)
            if rest:
                self._by_key[one.key] = tuple(rest)

    def _learn(self, origin: Origin, new: tuple[Finding, ...]) -> None:
        for record in {record for one in new for record in one.records}:
            self._mentions.setdefault(record, {})[origin] = None
        for one in new:
            self._altered.add(one.key)
            self._by_key[one.key] = (*self._by_key.get(one.key, ()), one)

    def mentioning(self, record: RecordId) -> Iterator[RecordId]:
        """The cards at which something was found that leads to the record."""
        for card, _ in self._mentions.get(record, ()):
            yield card

    def about(self, record: RecordId) -> tuple[Finding, ...]:
        """The findings that lead to a record."""
        found = {
            one.key: one
            for origin in self._mentions.get(record, ())
            for one in self._found[origin]
            if record in one.records
        }
        return tuple(sorted(found.values(), key=_place))

    def all(self) -> tuple[Finding, ...]:
        """Every finding once: in the order of the catalogue, then of their sentences."""
        if self._altered:
            now = {key: self._by_key[key][-1] for key in self._altered if key in self._by_key}
            self._list.alter(self._altered, now)
            self._altered = set()
            self._listed = tuple(self._list.findings)
        return self._listed


class _List:
    """Findings in order. Rule: a few that come or go cost no sorting of the others."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._places: list[Place] = []
        self._place: dict[str, Place] = {}

    def alter(self, gone: Collection[str], come: Mapping[str, Finding]) -> None:
        """Take out what these keys stood for, and put in what they stand for now."""
        if len(gone) > MANY:
            self._sort_anew(gone, come)
            return
        for key in gone:
            if key in self._place:
                at = bisect_left(self._places, self._place.pop(key))
                del self._places[at], self.findings[at]
        for key, one in come.items():
            place = self._place[key] = _place(one)
            at = bisect_left(self._places, place)
            self._places.insert(at, place)
            self.findings.insert(at, one)

    def _sort_anew(self, gone: Collection[str], come: Mapping[str, Finding]) -> None:
        kept = {one.key: one for one in self.findings if one.key not in gone}
        self._place = {key: _place(one) for key, one in {**kept, **come}.items()}
        self._places = sorted(self._place.values())
        self.findings = [come.get(key) or kept[key] for _, _, key in self._places]


def _place(one: Finding) -> Place:
    return _KIND[one.kind], one.title.casefold(), one.key
