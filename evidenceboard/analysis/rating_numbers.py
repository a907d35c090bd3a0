"""The numbers that ratings stand for while strengths are computed: a board's own table.

They are this program's choice, not doctrine, so a board can have others. Rule: F, 6 and "not
rated" have numbers to count with, but nothing here makes them a middle grade: the range of what
they may mean is the whole scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidenceboard.model.records import BoardFacts
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY, Scale

DEFAULTS: Mapping[str, float] = {
    "reliability.A": 1.0,
    "reliability.B": 0.8,
    "reliability.C": 0.6,
    "reliability.D": 0.4,
    "reliability.E": 0.2,
    "reliability.F": 0.5,
    "reliability.unrated": 0.5,
    "credibility.1": 0.9,
    "credibility.2": 0.7,
    "credibility.3": 0.5,
    "credibility.4": 0.3,
    "credibility.5": 0.1,
    "credibility.6": 0.5,
    "credibility.unrated": 0.5,
    "inference": 0.5,
    "claim": 0.5,
}
"""`inference` weighs a connector between claims whose credibility nobody rated; `claim` is the
strength of a claim before any evidence, where it has no prior of its own."""

UNRATED = "unrated"

Spread = tuple[float, float, float]
"""A number as rated, and the lowest and highest that one grade up or down would give."""


def exactly(number: float) -> Spread:
    """A number that is no rating, so that nothing is uncertain about it."""
    return number, number, number


@dataclass(frozen=True, slots=True)
class RatingNumbers:
    """One board's table, with the spread of each grade worked out."""

    table: Mapping[str, float]
    _reliability: Mapping[str, Spread]
    _credibility: Mapping[str, Spread]

    @property
    def inference(self) -> float:
        return self.table["inference"]

    @property
    def claim(self) -> float:
        return self.table["claim"]

    def reliability(self, letter: str | None) -> float:
        """The number for an Admiralty letter; for None or a letter that is none, "unrated"."""
        return self.reliability_spread(letter)[0]

    def credibility(self, digit: str | None) -> float:
        """The number for an Admiralty digit; for None or a digit that is none, "unrated"."""
        return self.credibility_spread(digit)[0]

    def reliability_spread(self, letter: str | None) -> Spread:
        return self._reliability.get(letter or UNRATED) or self._reliability[UNRATED]

    def credibility_spread(self, digit: str | None) -> Spread:
        return self._credibility.get(digit or UNRATED) or self._credibility[UNRATED]


def numbers_of(facts: BoardFacts) -> RatingNumbers:
    """The table of a board: the defaults, and in their place what it has recorded."""
    own: Mapping[str, float] = getattr(facts, "numbers", {})
    table = {key: own.get(key, number) for key, number in DEFAULTS.items()}
    reliability = _spreads("reliability", RELIABILITY, table)
    return RatingNumbers(table, reliability, _spreads("credibility", CREDIBILITY, table))


def _spreads(name: str, scale: Scale, table: Mapping[str, float]) -> dict[str, Spread]:
    """The spread of every grade: that of a judged one reaches to its neighbours."""
    judged = [step.value for step in scale if not step.unjudged]
    numbers = [table[f"{name}.{value}"] for value in judged]
    found = {}
    for value in (*(step.value for step in scale), UNRATED):
        at = judged.index(value) if value in judged else None
        near = numbers if at is None else numbers[max(0, at - 1) : at + 2]
        number = table[f"{name}.{value}"]
        found[value] = (number, min(number, *near), max(number, *near))
    return found
