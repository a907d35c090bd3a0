"""What the face of a claim says of its standing: a few words and figures, told apart cheaply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

if TYPE_CHECKING:
    from evidenceboard.analysis.brief import Brief
    from evidenceboard.analysis.standing import Standing


@frozen
class StandingFacts:
    """Rule: two claims with the same facts show the same bar and the same words."""

    word: str
    strength: float
    base: float
    low: float
    high: float
    reports: int
    origins: int
    semantics: str
    """Its title, as people read it."""
    settled: bool = True


def standing_facts(standing: Standing | Brief) -> StandingFacts:
    """The part of a standing that the face of the claim shows."""
    return StandingFacts(
        standing.word,
        standing.strength,
        standing.base,
        standing.low,
        standing.high,
        standing.reports,
        standing.origins,
        semantics_named(standing.semantics).title,
        standing.settled,
    )


class Reckoned(Protocol):
    """What was reckoned about a board, as far as its pictures show it."""

    def reckon(self) -> Iterator[None]:
        """Work out what is not known yet, a little at a time."""

    def standing_facts(self, claim: RecordId) -> StandingFacts | None:
        """Where a claim stands; None while that is not known, or for what is no claim."""

    def is_muted(self, record: RecordId) -> bool:
        """Whether a card is supposed not to count for the moment."""

    def supposed_rating(self, record: RecordId) -> str:
        """The rating that a card is supposed to have for the moment; "" for the recorded one."""


def counts_in_words(facts: StandingFacts) -> str:
    """ "4 reports, 2 origins"."""
    reports = f"{facts.reports:,} report{'' if facts.reports == 1 else 's'}"
    origins = f"{facts.origins:,} origin{'' if facts.origins == 1 else 's'}"
    return f"{reports}, {origins}" if facts.reports else "no reports"
