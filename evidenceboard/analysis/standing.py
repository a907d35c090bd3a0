"""Where a claim stands, and why: what counted, what it adds up to, and the word for it."""

from __future__ import annotations

from typing import Literal

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId

Word = Literal["unsupported", "supported", "contradicted", "undecided", "contested"]
Status = Literal["counts", "repeat", "undercut", "cannot be judged", "unrated", "circular", "muted"]
Independence = Literal["declared", "not recorded", "single"]

SUPPORTED, CONTRADICTED, CONTESTED = 0.55, 0.45, 0.3
"""From which strength on, up to which strength, and from which support *and* opposition on."""


@frozen
class Contribution:
    """What one connector adds to a claim.

    `weight` is what the connector passes on of `strength`, the card's own; `value` is signed,
    and with Quadratic Energy the values of a claim add up to its energy. Where it only repeats,
    `repeats` is the card that counts in its place.
    """

    connector: RecordId
    card: RecordId
    sign: int
    weight: float
    strength: float
    value: float
    status: Status
    repeats: RecordId | None = None
    note: str = ""


@frozen
class Standing:
    """Where a claim stands. `low` to `high` is what ratings one grade away would make of the
    strength. Rule: a strength is never shown without the name of its semantics."""

    claim: RecordId
    word: Word
    strength: float
    base: float
    energy: float
    low: float
    high: float
    settled: bool
    semantics: str
    contributions: tuple[Contribution, ...]
    support: float
    opposition: float
    reports: int
    origins: int
    reports_for: int
    reports_against: int
    origins_for: int
    origins_against: int
    independence: Independence
    reasons: tuple[str, ...]
    explanation: str


def word_for(strength: float, support: float, opposition: float) -> Word:
    """The standing in a word."""
    if support == 0 and opposition == 0:
        return "unsupported"
    if support >= CONTESTED and opposition >= CONTESTED:
        return "contested"
    if strength >= SUPPORTED:
        return "supported"
    return "contradicted" if strength <= CONTRADICTED else "undecided"
