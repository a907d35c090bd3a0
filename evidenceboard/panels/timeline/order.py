"""Dated things put in the order in which they begin, in steps: there may be tens of thousands."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evidenceboard.model.frozen import frozen
from evidenceboard.panels.timeline.things import Thing, ThingKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

MANY = 1_200
"""With more things than this all labels are cut to the same room: measuring takes long."""
LABEL = 150.0
RUN = 1_000
"""So many things are sorted in one step."""

Places: TypeAlias = "NDArray[np.float64]"
Flags: TypeAlias = "NDArray[np.bool_]"
_Key = tuple[int, int, ThingKey, Thing]


@frozen
class Ordered:
    """Things with what their rows are made of at any scale. Rule: what does not depend on the scale
    is worked out once."""

    things: tuple[Thing, ...]
    numbers: Mapping[ThingKey, int]
    first: Places
    """The first day of each, and the day after its last."""
    last: Places
    open_before: Flags
    open_after: Flags
    widths: Places
    """The room of each label, in pixels."""
    cuts_labels: bool


def in_order(
    found: Iterable[Thing], width_of: Callable[[Thing], float]
) -> Generator[None, None, Ordered]:
    """Put things in order, by where they begin on the line; `width_of` measures a label."""
    keys: list[_Key] = []
    for one in found:
        keys.append((one.start, one.end, one.key, one))
        yield
    runs: list[list[_Key]] = []
    for start in range(0, len(keys), RUN):
        runs.append(sorted(islice(keys, start, start + RUN)))
        yield
    things: list[Thing] = []
    numbers: dict[ThingKey, int] = {}
    first: list[int] = []
    last: list[int] = []
    for start, end, key, one in merge(*runs):
        numbers[key] = len(things)
        things.append(one)
        first.append(start)
        last.append(end)
        yield
    open_ends: list[tuple[bool, bool]] = []
    widths: list[float] = []
    for one in things:
        open_ends.append((one.first is None, one.last is None))
        widths.append(width_of(one) if len(things) <= MANY else LABEL)
        yield
    opened = np.array(open_ends, dtype=bool).reshape(-1, 2)
    return Ordered(
        tuple(things),
        numbers,
        np.array(first, dtype=np.float64),
        np.array(last, dtype=np.float64),
        opened[:, 0],
        opened[:, 1],
        np.array(widths, dtype=np.float64),
        len(things) > MANY,
    )


NOTHING = Ordered(
    (), {}, *(np.zeros(0),) * 2, *(np.zeros(0, bool),) * 2, widths=np.zeros(0), cuts_labels=False
)
