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

Spread = tuple[float, float, float]
"""A number as rated, and the lowest and highest that one grade up or down would give."""


def exactly(number: float) -> Spread:
    """A number that is no rating, so that nothing is uncertain about it."""
    return number, number, number


@dataclass(frozen=True, slots=True)
class RatingNumbers:
    """One board's table."""

    table: Mapping[str, float]

    @property
    def inference(self) -> float:
        return self.table["inference"]

    @property
    def claim(self) -> float:
        return self.table["claim"]

    def reliability(self, letter: str | None) -> float:
        """The number for an Admiralty letter; for None or a letter that is none, "unrated"."""
        return self._number("reliability", letter)

    def credibility(self, digit: str | None) -> float:
        """The number for an Admiralty digit; for None or a digit that is none, "unrated"."""
        return self._number("credibility", digit)

    def reliability_spread(self, letter: str | None) -> Spread:
        return self._spread("reliability", RELIABILITY, letter)

    def credibility_spread(self, digit: str | None) -> Spread:
        return self._spread("credibility", CREDIBILITY, digit)

    def _number(self, name: str, value: str | None) -> float:
        return self.table.get(f"{name}.{value}", self.table[f"{name}.unrated"])

    def _spread(self, name: str, scale: Scale, value: str | None) -> Spread:
        grades = [step.value for step in scale if not step.unjudged]
        number = self._number(name, value)
        if value in grades:
            at = grades.index(value)
            grades = grades[max(0, at - 1) : at + 2]
        reached = [number, *(self.table[f"{name}.{grade}"] for grade in grades)]
        return number, min(reached), max(reached)


def numbers_of(facts: BoardFacts) -> RatingNumbers:
    """The table of a board: the defaults, and in their place what it has recorded."""
    own: Mapping[str, float] = getattr(facts, "numbers", {})
    return RatingNumbers({key: own.get(key, number) for key, number in DEFAULTS.items()})
