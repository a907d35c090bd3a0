"""The numbers that ratings stand for while strengths are computed: a board's own table.

They are this program's choice, not doctrine, so a board can have others. Rule: F, 6 and "not
rated" have numbers to count with, but nothing here makes them a middle grade: the range of what
they may mean is the whole scale.
"""

from __future__ import annotations

from collections.abc import Mapping

from evidenceboard.model.frozen import frozen
from evidenceboard.model.reckoning import NUMBERS
from evidenceboard.model.records import BoardFacts
from evidenceboard.model.scales import CREDIBILITY, RELIABILITY, Scale

UNRATED = "unrated"

Spread = tuple[float, float, float]
"""A number as rated, and the lowest and highest that one grade up or down would give."""


def exactly(number: float) -> Spread:
    """A number that is no rating, so that nothing is uncertain about it."""
    return number, number, number


@frozen
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
    shares = {key: number for key, number in facts.numbers.items() if 0 <= number <= 1}
    table = {**NUMBERS, **shares}
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
