"""Ratings copied into each other: A1, B2, C3 and so on, statement after statement.

Reliability is about who speaks, credibility about what is said. Raters who copy one into the other
give up half of what they know; on real reports most did. So a board says where it looks like that.
"""

from __future__ import annotations

from evidenceboard.analysis.subject import Subject
from evidenceboard.model.records import RecordId
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY

_MIRRORS = {
    letter.value: digit.value for letter, digit in zip(RELIABILITY, CREDIBILITY, strict=True)
}


def mirror_of(reliability: str) -> str:
    """The credibility that mirrors a reliability; "" where there is none."""
    return _MIRRORS.get(reliability, "")


class MirroredRatings:
    """The statements of a board that carry both ratings, and those of them that are mirrors."""

    def __init__(self) -> None:
        self._rated: dict[RecordId, tuple[tuple[RecordId, bool], ...]] = {}
        self.rated = 0
        self.mirrored = 0

    def put(self, told: Subject) -> None:
        """Take in a card that is not known yet."""
        mirror = mirror_of(told.card.text("reliability"))
        said = [(one.id, one.text("credibility")) for one in told.statements if mirror]
        rated = tuple((key, digit == mirror) for key, digit in said if digit)
        if rated:
            self._rated[told.card.id] = rated
            self._count(rated, 1)

    def drop(self, key: RecordId) -> None:
        """Forget a card."""
        self._count(self._rated.pop(key, ()), -1)

    def _count(self, rated: tuple[tuple[RecordId, bool], ...], step: int) -> None:
        self.rated += step * len(rated)
        self.mirrored += step * sum(alike for _, alike in rated)

    def mirrors(self, most: int) -> tuple[RecordId, ...]:
        """Up to `most` of the statements that are mirrors, ordered by their source."""
        found: list[RecordId] = []
        for key in sorted(self._rated):
            found += [one for one, alike in self._rated[key] if alike]
            if len(found) >= most:
                break
        return tuple(found[:most])
