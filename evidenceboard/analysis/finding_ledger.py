"""The findings of a board by the cards that gave rise to them.

Rule: the same finding may be found at several cards, and is one finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds import FINDING_KINDS
from evidenceboard.analysis.groups import Groups
from evidenceboard.model.records import RecordId

Origin = tuple[RecordId, bool]
"""The card at which something was found, and whether late."""
Place = tuple[int, str, str]
"""Where a finding stands in the list: by its kind, its sentence, its key."""

Shared = TypeVar("Shared", str, RecordId)

MANY = 1_000
"""If more findings come and go at once, the list is sorted anew."""
_KIND = {kind.name: place for place, kind in enumerate(FINDING_KINDS)}


class FindingLedger:
    """What was found at which card, and which cards' findings mention a record."""

    def __init__(self) -> None:
        self._found: dict[Origin, tuple[Finding, ...]] = {}
        self._mentioning: Groups[RecordId] = Groups()
        self._holding: Groups[str] = Groups()
        """The cards at which something was found, by its key."""
        self._altered: set[str] = set()
        """Keys of findings that came or went since the list was asked for."""
        self._list = _List()
        self._listed: tuple[Finding, ...] = ()
        self.alterations = 0
        """How often something was found or went away: what tells two states apart."""

    def put(self, card: RecordId, found: Iterable[Finding], *, late: bool) -> None:
        """Replace what was found at a card."""
        new, old = tuple(found), self._found.get((card, late), ())
        if old == new:
            return
        before = self._at(card)
        if new:
            self._found[card, late] = new
        else:
            del self._found[card, late]
        self._refile(card, before, self._at(card))
        self._altered.update(one.key for one in (*old, *new))
        self.alterations += 1

    def _refile(self, card: RecordId, before: list[Finding], after: list[Finding]) -> None:
        _refile(self._mentioning, card, _records(before), _records(after))
        keys, others = {one.key for one in before}, {one.key for one in after}
        _refile(self._holding, card, keys, others)

    def drop(self, card: RecordId) -> None:
        """Forget what was found at a card."""
        for late in (False, True):
            self.put(card, (), late=late)

    def _at(self, card: RecordId) -> list[Finding]:
        return [one for late in (False, True) for one in self._found.get((card, late), ())]

    def _now(self, key: str) -> Finding | None:
        """The finding of that key; found at several cards, as the first of them tells it."""
        card = min(self._holding.of(key), default=None)
        found = () if card is None else self._at(card)
        return next((one for one in found if one.key == key), None)

    def mentioning(self, record: RecordId) -> Collection[RecordId]:
        """The cards at which something was found that leads to the record."""
        return tuple(self._mentioning.of(record))

    def about(self, record: RecordId) -> tuple[Finding, ...]:
        """The findings that lead to a record."""
        found = {
            one.key: one
            for card in sorted(self._mentioning.of(record), reverse=True)
            for one in self._at(card)
            if record in one.records
        }
        return tuple(sorted(found.values(), key=_place))

    def all(self) -> tuple[Finding, ...]:
        """Every finding once: in the order of the catalogue, then of their sentences."""
        if self._altered:
            now = {key: one for key in self._altered if (one := self._now(key)) is not None}
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


def _records(found: Iterable[Finding]) -> set[RecordId]:
    return {record for one in found for record in one.records}


def _refile(
    groups: Groups[Shared], card: RecordId, before: set[Shared], after: set[Shared]
) -> None:
    """Let the card share what it shares now."""
    for one in before - after:
        groups.leave(one, card)
    for one in after - before:
        groups.enter(one, card)


def _place(one: Finding) -> Place:
    return _KIND[one.kind], one.title.casefold(), one.key
