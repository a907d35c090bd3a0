"""The axis of the timeline: where a day lies, and which days are written along the top.

A day is counted as `date.toordinal` counts it; a position is in pixels from the left edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from evidenceboard.model.frozen import frozen
from evidenceboard.model.uncertain_date import MONTHS

FINEST, COARSEST = 120.0, 0.0002
"""Pixels for a day: one day fills a hand's breadth, or all years that there are fit on a screen."""
LEAST_APART = 74
"""Pixels from one label to the next, at the least."""
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


@frozen
class Axis:
    """`origin` is the day at the left edge, `scale` pixels per day. Rule: an axis never changes;
    panning and zooming give another."""

    origin: float
    scale: float

    def x(self, day: float) -> float:
        """Where a day begins."""
        return (day - self.origin) * self.scale

    def day(self, x: float) -> float:
        """Which day lies there."""
        return self.origin + x / self.scale

    def panned(self, dx: float) -> Axis:
        """The axis after its days have moved by so many pixels."""
        return Axis(self._within(self.origin - dx / self.scale), self.scale)

    def zoomed(self, factor: float, x: float) -> Axis:
        """The axis at another scale; the day at `x` stays where it is."""
        scale = min(max(self.scale * factor, COARSEST), FINEST)
        return Axis(self._within(self.day(x) - x / scale), scale)

    def _within(self, day: float) -> float:
        return min(max(day, FIRST_DAY - 200_000.0), float(LAST_DAY))


def fitted(first: float, last: float, width: float, margin: float, label: float) -> Axis:
    """The axis that shows the days from first to last, with room for a label after the last."""
    room = max(width - 2 * margin - label, width / 4, 1.0)
    scale = min(max(room / max(last - first, 1.0), COARSEST), FINEST / 4)
    return Axis(first - margin / scale, scale)


@frozen
class Tick:
    """A day with a line and a label."""

    day: int
    label: str


@frozen
class _Step:
    """Every how many days, months or years there is a tick; `days` is how long that is."""

    unit: str
    count: int
    days: float


_STEPS = (
    _Step("day", 1, 1),
    _Step("day", 7, 7),
    _Step("month", 1, 30.4),
    _Step("month", 3, 91.3),
    *(_Step("year", years, 365.25 * years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


def ticks(axis: Axis, width: float) -> tuple[Tick, ...]:
    """The ticks from the left edge to `width`, as fine as there is room for their labels."""
    step = next((one for one in _STEPS if one.days * axis.scale >= LEAST_APART), _STEPS[-1])
    first = min(max(int(axis.day(0)), FIRST_DAY), LAST_DAY)
    last = min(max(int(axis.day(width)) + 1, FIRST_DAY), LAST_DAY)
    return _between(step, first, last)


@lru_cache(maxsize=64)
def _between(step: _Step, first: int, last: int) -> tuple[Tick, ...]:
    days = [one.toordinal() for one in _days(step, date.fromordinal(first), date.fromordinal(last))]
    opening = next((day for day in days if day >= first), None)
    return tuple(
        Tick(day, _label(step, date.fromordinal(day), is_first=day == opening)) for day in days
    )


def _days(step: _Step, first: date, last: date) -> Iterator[date]:
    if step.unit == "day":
        start = first.toordinal() - (first.weekday() if step.count == 7 else 0)
        for ordinal in range(max(start, FIRST_DAY), last.toordinal() + 1, step.count):
            yield date.fromordinal(ordinal)
        return
    months = step.count if step.unit == "month" else 12 * step.count
    at = (first.year * 12 + first.month - 1) // months * months
    end = last.year * 12 + last.month - 1
    for month in range(max(at, 12), end + 1, months):
        yield date(month // 12, month % 12 + 1, 1)


def _label(step: _Step, day: date, *, is_first: bool) -> str:
    """ "Sep 2022", "Oct", … "Jan 2023": the year is said where it begins to matter."""
    if step.unit == "year":
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    opens_year = is_first or (day.month == 1 and day.day <= step.count)
    if step.unit == "month":
        return f"{month} {day.year}" if opens_year else month
    return f"{day.day} {month} {day.year}" if opens_year else f"{day.day} {month}"
