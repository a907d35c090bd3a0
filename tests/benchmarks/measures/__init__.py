"""What is measured in a window that stays open: one module per kind, in this order.

What changes the board for good comes last. Everything here drives the window by events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.benchmarks.measures import (
    arranging,
    connecting,
    dragging,
    finding,
    hovering,
    minimap,
    moving_all,
    panning,
    per_item,
    reasoning,
    resizing,
    saving,
    selecting,
    storing,
    undoing,
    writing,
    zooming,
)
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Stage


@dataclass(frozen=True, slots=True)
class Measure:
    """One kind of measurement; `most_cards` is for what larger boards cannot bear."""

    name: str
    run: Callable[[Stage], Iterator[Row]]
    most_cards: int = 10**9


MEASURES: tuple[Measure, ...] = (
    Measure("pan", panning.measure),
    Measure("per-item", per_item.measure, most_cards=10_000),
    Measure("zoom", zooming.measure),
    Measure("drag", dragging.measure_one),
    Measure("drag-500", dragging.measure_many),
    Measure("marquee", selecting.measure),
    Measure("hover", hovering.measure),
    Measure("resize", resizing.measure),
    Measure("write", writing.measure),
    Measure("connect", connecting.measure),
    Measure("minimap", minimap.measure),
    Measure("store", storing.measure),
    Measure("undo", undoing.measure),
    Measure("save", saving.measure),
    Measure("move-all", moving_all.measure),
    Measure("arrange", arranging.measure),
    # these two ask for every record themselves, which a window does not
    Measure("find", finding.measure),
    Measure("reasoning", reasoning.measure),
)
