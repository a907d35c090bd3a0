"""How long painting takes on this machine, learnt from what it took so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.detail import Detail

LEARNS = 0.1
"""How much of each new experience counts."""
FULL, TITLE, GREEK, BLOCK = Detail
AT_FIRST = {
    "rows": dict.fromkeys(Detail, 5e-7),
    "grades": {FULL: 8e-5},
    "discs": {FULL: 1e-5},
    "labels": {FULL: 2e-4},
    "lines": {FULL: 2e-5, TITLE: 8e-6, GREEK: 4e-6},
    "titles": {GREEK: 3e-5},
    "picture": dict.fromkeys(Detail, 3e-3),
    "words": {FULL: 8e-4, TITLE: 2e-4},
    "card": {FULL: 5e-4, TITLE: 2e-4},
    "paint": {FULL: 5e-6, TITLE: 2.5e-6, GREEK: 1.2e-6, BLOCK: 6e-6},
}
"""Seconds for a unit, by the detail in which it is painted."""
_EACH_AT_FIRST = {(sort, d): each for sort, some in AT_FIRST.items() for d, each in some.items()}
FIXED = {
    "rows": 300,
    "grades": 0,
    "discs": 20,
    "labels": 1,
    "lines": 40,
    "titles": 2,
    "picture": 0,
    "words": 0,
    "card": 0,
    "paint": 30,
}
"""What a step costs before anything is in it, as so many more units."""


@frozen
class Step:
    """A piece of work that is next: of which sort, and about how many units it is."""

    sort: str
    units: int
    detail: Detail


@dataclass(slots=True)
class Pace:
    """Rule: an odd one out (a cold cache, another process) moves the expectation only a little."""

    _each: dict[tuple[str, Detail], float] = field(default_factory=lambda: dict(_EACH_AT_FIRST))

    def expected(self, step: Step) -> float:
        """How many seconds the step will take."""
        return self._each[step.sort, step.detail] * (step.units + FIXED[step.sort])

    def learn(self, step: Step, seconds: float) -> None:
        """Take note of what it took."""
        off = min(seconds / max(self.expected(step), 1e-9), 4.0)
        self._each[step.sort, step.detail] *= 1 + LEARNS * (off - 1)
