"""Arranges cards in layers: questions and hypotheses on top, evidence beneath, origins below.

Frames stay whole: what lies in a frame is arranged inside it, then the frame, resized to fit,
takes part as one block. All frames of one depth are worked on together, in arrays.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from evidenceboard.layout.arrays import Floats, Ints, distinct_pairs, numbered
from evidenceboard.layout.card_graph import CardGraph, card_graph
from evidenceboard.layout.free_place import free_place
from evidenceboard.layout.layering import components, layers
from evidenceboard.layout.packing import ASPECT, shelves
from evidenceboard.layout.rows import GAP, middles, ordered, wrapped
from evidenceboard.model.board import Board
from evidenceboard.model.records import RecordId

Rect = tuple[float, float, float, float]
"""x, y, width, height in board units."""

ROW_GAP = 110.0
FRAME_MARGIN = 32.0
FRAME_HEADER = 48.0
RESWEEPS = 6
"""Barycentre sweeps after long rows were wrapped; the order is good already."""


def arrange(board: Board, ids: Collection[RecordId]) -> dict[RecordId, Rect]:
    """New rectangles for these cards; all others, and locked ones, stay and are not covered.

    Only frames change their size. The result begins where the cards' upper left corner was, or
    at the nearest place that is free. Returns nothing for fewer than two cards.
    """
    wanted = set(ids)
    locked = board.each_card("locked")
    chosen = [key for key, is_locked in locked if not is_locked and key in wanted]
    if len(chosen) < 2:
        return {}
    graph = card_graph(board, chosen)
    rects = _laid_out(graph)
    rects[:, :2] += graph.rects[:, :2].min(axis=0) - rects[:, :2].min(axis=0)
    rects[:, :2] += free_place(board, set(chosen), rects)
    columns = (column.tolist() for column in rects.round().T)
    return dict(zip(graph.ids, zip(*columns, strict=True), strict=True))


def _laid_out(graph: CardGraph) -> Floats:
    rects = graph.rects.copy()
    depth = _depths(graph.parent)
    for level in range(int(depth.max()), -1, -1):
        nodes = np.flatnonzero(depth == level)
        corners, extents = _one_level(graph, rects, depth, nodes)
        rects[nodes, :2] = corners
        frames = np.unique(graph.parent[nodes])
        if level:
            margins = np.array([2 * FRAME_MARGIN, FRAME_MARGIN + FRAME_HEADER])
            rects[frames, 2:] = extents[frames] + margins
    for level in range(1, int(depth.max()) + 1):  # from inside the frames to the board
        nodes = np.flatnonzero(depth == level)
        rects[nodes, :2] += rects[graph.parent[nodes], :2] + (FRAME_MARGIN, FRAME_HEADER)
    return rects


def _depths(parent: Ints) -> Ints:
    """How many frames each card lies in."""
    depth = np.zeros(len(parent), np.int64)
    above = parent.copy()
    while (above >= 0).any():
        depth += above >= 0
        above = np.where(above >= 0, parent[above], -1)
    return depth


def _one_level(graph: CardGraph, rects: Floats, depth: Ints, nodes: Ints) -> tuple[Floats, Floats]:
    """Corners of the nodes of one depth within their parents, and the extent of every parent."""
    edges = _lifted_edges(graph, depth, nodes)
    owner = graph.parent[nodes]
    owners = np.where(owner < 0, len(graph.ids), owner)
    group = components(len(nodes), edges)
    lonely = np.bincount(group, minlength=len(nodes))[group] == 1
    corners, size = _components_laid_out(rects[nodes], group, edges, graph.rank[nodes])
    blocks = np.unique(group)
    blocks = blocks[np.lexsort((blocks, graph.rank[nodes][blocks], lonely[blocks]))]
    places, extents = shelves(owners[blocks], size[blocks], len(graph.ids) + 1)
    offset = np.zeros((len(nodes), 2))
    offset[blocks] = places
    return corners + offset[group], extents


def _lifted_edges(graph: CardGraph, depth: Ints, nodes: Ints) -> Ints:
    """Edges between nodes of one depth and one parent; into a frame counts for the frame."""
    ends = graph.edges.copy()
    level = depth[nodes[0]]
    for _ in range(int(depth.max())):
        deeper = depth[ends] > level
        ends = np.where(deeper, graph.parent[ends], ends)
    upper, lower = ends[:, 0], ends[:, 1]
    ours = (depth[ends] == level).all(axis=1) & (upper != lower)
    ours &= graph.parent[upper] == graph.parent[lower]
    place = np.full(len(depth), -1, np.int64)
    place[nodes] = np.arange(len(nodes))
    return distinct_pairs(place[upper[ours]], place[lower[ours]])


def _components_laid_out(
    rects: Floats, group: Ints, edges: Ints, rank: Ints
) -> tuple[Floats, Floats]:
    """Corners of nodes within their connected component, and the size of each component."""
    count = len(rects)
    width, height = rects[:, 2], rects[:, 3]
    layer = layers(count, edges, rank)
    area = np.bincount(group, weights=(width + GAP) * (height + ROW_GAP), minlength=count)
    widest = np.maximum(np.sqrt(area * ASPECT * 1.5), 4 * (width.max(initial=0) + GAP))
    row = numbered(group, layer)
    order = ordered(row, width, edges, rects[:, 0])
    row = wrapped(row, group, width, order, widest)
    place = np.empty(count)
    place[order] = np.arange(count)
    order = ordered(row, width, edges, place, sweeps=RESWEEPS)
    middle = middles(order, row, width, edges)
    corners = np.stack((middle - width / 2, _row_tops(row, group, height)), axis=1)
    least, most = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(least, group, corners)
    np.maximum.at(most, group, corners + rects[:, 2:])
    return corners - least[group], np.where(np.isfinite(most), most - least, 0.0)


def _row_tops(row: Ints, group: Ints, height: Floats) -> Floats:
    """The y of every node: rows of one group beneath one another, each as high as its tallest."""
    tallest = np.zeros(int(row.max()) + 1)
    np.maximum.at(tallest, row, height)
    owner = np.zeros(len(tallest), np.int64)
    owner[row] = group
    ends = np.cumsum(tallest + ROW_GAP)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    start = np.repeat(np.append(0.0, ends)[first], np.diff(np.append(first, len(owner))))
    tops: Floats = ends - tallest - ROW_GAP - start
    return tops[row]
