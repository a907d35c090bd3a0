"""Which row each card belongs in: the longest path from the top, with cycles cut."""

from __future__ import annotations

import numpy as np

from evidenceboard.layout.arrays import Ints, distinct, ranges

_ONE_BY_ONE = 2_000
"""With fewer cards left than this, cycles are cut at one card at a time."""


def layers(count: int, edges: Ints, rank: Ints) -> Ints:
    """The layer (0 = top) of each of `count` nodes. Every edge (upper, lower) leads downward,
    but for those that close a cycle. Among the nodes of a cycle the lowest rank goes on top."""
    layer = np.zeros(count, np.int64)
    waiting = np.bincount(edges[:, 1], minlength=count)
    open_nodes = np.ones(count, np.bool_)
    order = np.argsort(edges[:, 0], kind="stable")
    lower = edges[order, 1]
    starts = np.searchsorted(edges[order, 0], np.arange(count + 1))
    ready, left = np.flatnonzero(waiting == 0), np.arange(count)
    while True:
        if not len(ready):
            left = left[open_nodes[left]]
            if not len(left):
                return layer
            ready = _cut(left, waiting, rank)
        open_nodes[ready] = False
        lengths = starts[ready + 1] - starts[ready]
        uppers = np.repeat(ready, lengths)
        below = lower[ranges(starts[ready], lengths)]
        still = open_nodes[below]
        uppers, below = uppers[still], below[still]
        np.maximum.at(layer, below, layer[uppers] + 1)
        np.subtract.at(waiting, below, 1)
        ready = distinct(below[waiting[below] == 0])


def _cut(left: Ints, waiting: Ints, rank: Ints) -> Ints:
    """The nodes of the remaining cycles to take as if nothing stood above them."""
    weight = rank[left] * 2**40 + waiting[left]
    if len(left) < _ONE_BY_ONE:
        first = int(weight.argmin())
        return left[first : first + 1]
    return left[np.argsort(weight, kind="stable")[: len(left) // 50]]


def components(count: int, edges: Ints) -> Ints:
    """For each node the lowest index that is connected with it, in whatever direction."""
    label = np.arange(count)
    while True:
        lowest = np.minimum(label[edges[:, 0]], label[edges[:, 1]])
        joined = label.copy()
        np.minimum.at(joined, edges[:, 0], lowest)
        np.minimum.at(joined, edges[:, 1], lowest)
        np.minimum.at(joined, label[edges[:, 0]], lowest)
        np.minimum.at(joined, label[edges[:, 1]], lowest)
        joined = joined[joined]
        if np.array_equal(joined, label):
            return label
        label = joined
