"""How long painting takes on this machine, learnt from what it took so far."""

from __future__ import annotations

from dataclasses import dataclass, field

LEARNS = 0.1
"""How much of each new experience counts."""
AT_FIRST = {"rows": 5e-7, "connectors": 8e-6, "titles": 3e-5, "card": 6e-4, "paint": 6e-6}
FIXED = {"rows": 300, "connectors": 40, "titles": 2, "card": 0, "paint": 30}
"""What a step costs before anything is in it, as so many more units."""


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of work that is next: of which sort, and about how many units it is."""

    sort: str
    units: int


@dataclass(slots=True)
class Pace:
    """Rule: an odd one out (a cold cache, another process) moves the expectation only a little."""

    _each: dict[str, float] = field(default_factory=lambda: dict(AT_FIRST))

    def expected(self, step: Step) -> float:
        """How many seconds the step will take."""
        return self._each[step.sort] * (step.units + FIXED[step.sort])

    def learn(self, step: Step, seconds: float) -> None:
        """Take note of what it took."""
        off = min(seconds / max(self.expected(step), 1e-9), 4.0)
        self._each[step.sort] *= 1 + LEARNS * (off - 1)
