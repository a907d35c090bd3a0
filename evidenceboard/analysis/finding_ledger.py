"""The findings of a board by the cards that gave rise to them.

Rule: the same finding may be found at several cards, and is one finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidenceboard.analysis.finding import Finding
from evidenceboard.analysis.finding_kinds import FINDING_KINDS
from evidenceboard.model.records import RecordId

Origin = tuple[RecordId, bool]
"""The card at which something was found, and whether late."""

_PLACE = {kind.name: place for place, kind in enumerate(FINDING_KINDS)}


class FindingLedger:
    """What was found at which card, and which cards' findings mention a record."""

    def __init__(self) -> None:
        self._found: dict[Origin, tuple[Finding, ...]] = {}
        self._mentions: dict[RecordId, dict[Origin, None]] = {}
        self._listed: tuple[Finding, ...] | None = ()
        self.alterations = 0
        """How often something was found or went away: what tells two states apart."""

    def put(self, card: RecordId, found: Iterable[Finding], *, late: bool) -> None:
        """Replace what was found at a card."""
        origin, new = (card, late), tuple(found)
        old = self._found.get(origin, ())
        if old == new:
            return
        for record in {record for one in old for record in one.records}:
            del self._mentions[record][origin]
            if not self._mentions[record]:
                del self._mentions[record]
        for record in {record for one in new for record in one.records}:
            self._mentions.setdefault(record, {})[origin] = None
        if new:
            self._found[origin] = new
        else:
            del self._found[origin]
        self._listed = None
        self.alterations += 1

    def drop(self, card: RecordId) -> None:
        """Forget what was found at a card."""
        for late in (False, True):
            self.put(card, (), late=late)

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
        return tuple(sorted(found.values(), key=_order))

    def all(self) -> tuple[Finding, ...]:
        """Every finding once: in the order of the catalogue, then of their sentences."""
        if self._listed is None:
            found = {one.key: one for many in self._found.values() for one in many}
            self._listed = tuple(sorted(found.values(), key=_order))
        return self._listed


def _order(one: Finding) -> tuple[int, str, str]:
    return _PLACE[one.kind], one.title.casefold(), one.key
