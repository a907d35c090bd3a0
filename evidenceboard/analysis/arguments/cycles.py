"""What the arguments of a cycle settle on: where the continuous model σ' = f(σ) − σ comes to rest.

Plain iteration is quicker, but on some published cycles it never settles, and where a cycle has
several answers it may settle on another one; so it is used where there can be only one. Rule: the
work is bounded by counted steps, never by a clock, and what still moves at the end is given back
as a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from evidenceboard.analysis.arguments.cycle_arrays import CycleArrays
from evidenceboard.analysis.arguments.graph import Graph
from evidenceboard.analysis.arguments.semantics import Floats

ITERATIONS, STILL = 100, 1e-9
STEPS, STEP, PARTS = 20_000, 0.25, 5
WATCHED = 1_000
"""Of what does not settle, the last so many steps tell the range."""
MOST_WORK = 40_000_000
"""Steps × size: for huge cycles that do not settle fewer steps have to do."""

Span = tuple[float, float]


@dataclass
class Settling:
    """The state of settling: where the unknowns are, and between which bounds they still move."""

    at: Floats
    low: Floats
    high: Floats


def settle(graph: Graph, rows: Sequence[int], unsettled: dict[int, Span]) -> Iterator[None]:
    """Give the arguments of a cycle their strengths; those that still move get a span.

    A generator, since a large cycle takes long: each turn is one step. The start is always the
    arguments' own weights, so the result does not depend on what was there before.
    """
    arrays = CycleArrays(graph, rows)
    yield from arrays.take_in()
    found = Settling(arrays.start, arrays.start, arrays.start)
    yield from _settled(arrays, found)
    moves = found.high - found.low > 2e-7
    for at, (row, plane) in enumerate(arrays.unknowns):
        graph.strengths[plane][row] = float(found.at[at])
        if plane == 0:
            unsettled.pop(row, None)
            if moves[at]:
                unsettled[row] = (float(found.low[at]), float(found.high[at]))


def _settled(arrays: CycleArrays, found: Settling) -> Iterator[None]:
    at = arrays.start
    for _ in range(ITERATIONS if arrays.contracts else 0):
        after = arrays.strengths(at)
        moved = float(np.abs(after - at).max())
        at = after
        if moved <= STILL:
            found.at = found.low = found.high = at
            return
        yield
    yield from _flowed(arrays, found)


def _flowed(arrays: CycleArrays, found: Settling) -> Iterator[None]:
    """Classic Runge–Kutta. What does not come to rest may be too steep for the step, so that is
    halved after every part of what is allowed."""
    at, step = arrays.start, STEP
    steps = max(2 * WATCHED, min(STEPS, MOST_WORK // arrays.size))
    for number in range(steps):
        if number and number % (steps // PARTS) == 0:
            step /= 2
        if number == steps - WATCHED:
            found.low = found.high = at
        slope = arrays.strengths(at) - at
        if float(np.abs(slope).max()) <= STILL / 10:
            found.at = found.low = found.high = at
            return
        at = _stepped(arrays, at, slope, step)
        found.low, found.high = np.minimum(found.low, at), np.maximum(found.high, at)
        yield
    found.at = (found.low + found.high) / 2


def _stepped(arrays: CycleArrays, at: Floats, first: Floats, step: float) -> Floats:
    second = _slope(arrays, at + step / 2 * first)
    third = _slope(arrays, at + step / 2 * second)
    fourth = _slope(arrays, at + step * third)
    return np.clip(at + step / 6 * (first + 2 * second + 2 * third + fourth), 0.0, 1.0)


def _slope(arrays: CycleArrays, at: Floats) -> Floats:
    return arrays.strengths(at) - at
