"""What a measurement hands back: a row of the table, its limit and whether that was reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

STATS = ("p50", "p95", "p99", "max")


@dataclass(frozen=True, slots=True)
class Limit:
    """The figure that a board may cost at most, and which of the row's statistics it is about."""

    stat: str
    most: float

    def __str__(self) -> str:
        return f"{self.stat} ≤ {figure(self.most)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Rule: `values` are what was measured, in order; nothing is left out.

    `own` is what the measuring thread itself was computing meanwhile: on a machine that others
    use as well it tells a slow program from a busy processor. `floor` is the least that it could
    have cost, measured in the same run.
    """

    what: str
    cards: int
    values: Sequence[float]
    unit: str = "ms"
    own: Sequence[float] = ()
    floor: float | None = None
    floor_is: str = ""
    limit: Limit | None = None
    remark: str = ""
    order: int = field(default=0, compare=False)

    def stat(self, name: str, *, own: bool = False) -> float:
        """A percentile: the value that so many of a hundred do not exceed."""
        values = sorted(self.own if own else self.values)
        if name == "max":
            return values[-1]
        return values[min(len(values) - 1, len(values) * int(name[1:]) // 100)]

    @property
    def mark(self) -> str:
        """✓ reached; ~ reached by the thread's own time only, on a busy machine; ✗ not reached."""
        if self.limit is None:
            return ""
        if self.stat(self.limit.stat) <= self.limit.most:
            return "✓"
        if self.own and self.stat(self.limit.stat, own=True) <= self.limit.most:
            return "~"
        return "✗"

    @property
    def is_single(self) -> bool:
        return len(self.values) == 1

    def as_data(self) -> dict[str, Any]:
        """The row for a JSON file; `of_data` brings it back."""
        stats = {name: self.stat(name) for name in STATS}
        return asdict(self) | {"statistics": stats, "mark": self.mark}

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> Self:
        limit = data["limit"]
        rest = {key: data[key] for key in data.keys() - {"limit", "statistics", "mark"}}
        return cls(limit=Limit(**limit) if limit else None, **rest)


def figure(value: float) -> str:
    """A number in as many digits as say something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def limit_for(cards: int, small: float | None, large: float | None, stat: str) -> Limit | None:
    """The limit for a board of that size: the issue names one for 10k cards and one for 100k."""
    most = small if cards <= 10_000 else large
    return None if most is None else Limit(stat, most)


def frame_limit(cards: int) -> Limit | None:
    """What a frame may take."""
    return limit_for(cards, 8.0, 16.7, "p99")
