"""The wide part of a graph, solved level by level with arrays.

A level is all arguments whose neighbours have their strengths. What is left for one by one is
narrow, or lies in cycles and behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from evidenceboard.analysis.arguments.graph import FACING, Graph
from evidenceboard.analysis.arguments.pull_arrays import Ints, PullArrays, in_order
from evidenceboard.analysis.arguments.semantics import Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

PIECE = 8_192
NARROW = 24
"""Levels of fewer arguments are faster one by one."""


def solve_levels(graph: Graph, placed: Ints) -> Iterator[None]:
    """Give strengths to the arguments of all wide levels and note in `placed` at which level each
    is; those that are left keep −1. The graph must be as it was taken in."""
    strengths = np.array([np.frombuffer(plane) for plane in graph.strengths])
    yield
    yield from _find_levels(graph.pulls, placed)
    yield from _evaluate(graph, placed, strengths)
    for plane, found in zip(graph.strengths, strengths, strict=True):
        np.frombuffer(plane)[:] = found


def _find_levels(pulls: PullArrays, placed: Ints) -> Iterator[None]:
    begins, dependents = pulls.first_dependents, pulls.dependents
    waiting = np.bincount(dependents, minlength=pulls.rows)
    ready, level = np.flatnonzero(waiting == 0), 0
    while len(ready) >= (NARROW if level else 1):
        placed[ready] = level
        level += 1
        reached = dependents[ranges(begins[ready], begins[ready + 1])]
        np.subtract.at(waiting, reached, 1)
        yield
        fresh = np.zeros(pulls.rows, dtype=bool)
        fresh[reached[waiting[reached] == 0]] = True
        ready = np.flatnonzero(fresh)
        yield


def ranges(begins: Ints, ends: Ints) -> Ints:
    """All numbers of several ranges, one after the other."""
    counts = ends - begins
    before = np.cumsum(counts) - counts
    found: Ints = np.arange(counts.sum()) + np.repeat(begins - before, counts)
    return found


def _evaluate(graph: Graph, placed: Ints, strengths: Floats) -> Iterator[None]:
    target = graph.pulls.entries.target
    level = placed[target]
    order = yield from in_order(level + 1)
    bounds = np.searchsorted(level[order], np.arange(1, placed.max() + 2))
    yield
    for begin, end in pairwise(bounds.tolist()):
        for cut in _pieces(target[order[begin:end]]):
            _evaluate_level(graph, order[begin:end][cut], strengths)
            yield


def _pieces(target: Ints) -> Iterator[slice]:
    """A level in pieces of some thousand entries; those of one target stay together.

    Cuts come in order and may come twice; np.unique imports for 20 ms when it is first called.
    """
    cuts = np.searchsorted(target, target[PIECE::PIECE])
    for begin, end in pairwise([0, *cuts.tolist(), len(target)]):
        if begin < end:
            yield slice(begin, end)


def _evaluate_level(graph: Graph, entries: NDArray[np.int64], strengths: Floats) -> None:
    """Give strengths to the targets of these entries, which are in order."""
    pulls, semantics = graph.pulls.entries, graph.semantics
    carried = pulls.weights[:, entries] * strengths[:, pulls.source[entries]]
    carried *= strengths[:, pulls.gate[entries]]
    shares = semantics.amounts(carried) / pulls.parts[entries]
    target, opposes = pulls.target[entries], pulls.opposes[entries]
    lines = target * 2 + opposes
    slots = first_of_each(lines, pulls.origin[entries])
    shares = np.maximum.reduceat(shares, slots, axis=1)
    begins = first_of_each(lines[slots])
    sums = np.add.reduceat(shares, begins, axis=1)
    rows = target[first_of_each(target)]
    sides = np.zeros((2, len(graph.planes), len(rows)))
    summed = slots[begins]
    sides[opposes[summed], :, np.searchsorted(rows, target[summed])] = sums.T
    weights = np.array([np.frombuffer(plane)[rows] for plane in graph.weights])
    pressed = np.array([graph.pressed.get(row, 0.0) for row in rows.tolist()])
    opposition = sides[1][list(FACING[: len(graph.planes)])] + pressed
    strengths[:, rows] = semantics.strengths(weights, sides[0], opposition)


def first_of_each(*columns: Ints) -> NDArray[np.int64]:
    """Where a new combination of values begins, in columns where equal ones stand together."""
    changed = np.ones(len(columns[0]), dtype=bool)
    if len(changed):
        changed[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.flatnonzero(changed)
