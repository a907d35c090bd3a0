"""Where connectors run: one cubic curve each, for thousands at once.

A route depends on its two rectangles and its lane only, never on other cards, so moving a card
redraws its own connectors and no others. Rule: between two cards that do not overlap, all four
control points lie in the gap between the facing sides, so the curve enters neither card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Floats: TypeAlias = "NDArray[np.floating[Any]]"

DISC_RADIUS = 8.0
DISC_GAP = 2.0
"""A connector that ends on another one's disc stops this far outside it."""
LANE_WIDTH = 24.0
PORT_INSET = 18.0
"""Ports keep this far from a card's corners."""
ROW_PREFERENCE = 2.5
BULGE = 46.0
"""How far a connector between overlapping cards swings out."""
REACH = 12.0
"""How far heads, bars, discs and the glow of a selection reach beyond the curve, without label."""


def routes(source_rects: Floats, target_rects: Floats, lanes: Floats) -> Floats:
    """The control points (n, 4, 2) of n connectors, from rectangles (n, 4) of x, y, w, h.

    `lanes` (n,) keeps connectors between the same two cards apart: 0 for an only one, −½ and +½
    for two, and so on. A target without extent is the middle of another connector's disc.
    """
    source, target = _rects(source_rects), _discs_grown(_rects(target_rects))
    lanes = np.asarray(lanes, dtype=float).reshape(-1)
    gaps = _gaps(source, target)
    axis = _facing_axis(gaps)
    made = _facing_routes(source, target, lanes, axis)
    overlapping = gaps.max(axis=1) < 0
    if overlapping.any():
        chosen = (source[overlapping], target[overlapping], lanes[overlapping])
        made[overlapping] = _bulging_routes(*chosen)
    return made


def route(source: tuple[float, ...], target: tuple[float, ...], lane: float = 0) -> Floats:
    """The control points (4, 2) of one connector: what a live preview needs."""
    made: Floats = routes(np.array([source]), np.array([target]), np.array([lane]))[0]
    return made


def disc_points(curves: Floats) -> Floats:
    """The middle (n, 2) of each curve (n, 4, 2), where its disc sits."""
    weights = np.array([0.125, 0.375, 0.375, 0.125])
    middles: Floats = np.einsum("p,npk->nk", weights, curves)
    return middles


def bounds(curves: Floats) -> Floats:
    """A rectangle (n, 4) of x, y, w, h around each curve's control points, and so the curve."""
    low, high = curves.min(axis=1), curves.max(axis=1)
    return np.concatenate([low, high - low], axis=1)


def flatten(curves: Floats, steps: int) -> Floats:
    """Points (n, steps + 1, 2) along the curves, for drawing many of them as lines."""
    t = np.linspace(0.0, 1.0, steps + 1)
    rest = 1 - t
    basis = np.stack([rest**3, 3 * rest**2 * t, 3 * rest * t**2, t**3], axis=1)
    points: Floats = np.einsum("sp,npk->nsk", basis, curves)
    return points


def _rects(values: Floats) -> Floats:
    return np.asarray(values, dtype=float).reshape(-1, 4)


def _discs_grown(rects: Floats) -> Floats:
    """Points become squares around a disc, whose sides' middles lie just outside it."""
    point = (rects[:, 2] == 0) & (rects[:, 3] == 0)
    if not point.any():
        return rects
    reach = DISC_RADIUS + DISC_GAP
    grown = rects.copy()
    grown[point] += np.array([-reach, -reach, 2 * reach, 2 * reach])
    return grown


def _gaps(source: Floats, target: Floats) -> Floats:
    """The free space (n, 2) between the rectangles along x and y; negative where they overlap."""
    after = target[:, :2] - (source[:, :2] + source[:, 2:])
    before = source[:, :2] - (target[:, :2] + target[:, 2:])
    return np.maximum(after, before)


def _facing_axis(gaps: Floats) -> NDArray[np.intp]:
    """0 where the connector leaves sideways, 1 where it leaves up or down.

    Up and down are preferred: boards are laid out in rows, and a connector that runs in the
    gap between two rows passes no third card.
    """
    return np.where(gaps[:, 1] * ROW_PREFERENCE >= gaps[:, 0], 1, 0)


def _facing_routes(source: Floats, target: Floats, lanes: Floats, axis: NDArray[np.intp]) -> Floats:
    """From the nearest side of the one to the facing side of the other, in an S."""
    is_upright = axis == 1
    from_s, cross_s, length_s, side_s = _turned(source, is_upright)
    from_t, cross_t, length_t, side_t = _turned(target, is_upright)
    middle_s, middle_t = from_s + length_s / 2, from_t + length_t / 2
    ahead = np.where(middle_t >= middle_s, 1.0, -1.0)
    start, end = middle_s + ahead * length_s / 2, middle_t - ahead * length_t / 2
    reach = (end - start) / 2
    middle_s, middle_t = cross_s + side_s / 2, cross_t + side_t / 2
    apart = middle_t - middle_s
    softness = (side_s + side_t) / 2 + np.abs(end - start) / 2
    port_s = middle_s + _slide(side_s, apart, softness, lanes)
    port_t = middle_t + _slide(side_t, -apart, softness, lanes)
    made = np.empty((len(axis), 4, 2))
    alongs, acrosses = (start, start + reach, end - reach, end), (port_s, port_s, port_t, port_t)
    for point, (along, across) in enumerate(zip(alongs, acrosses, strict=True)):
        made[:, point, 0] = np.where(is_upright, across, along)
        made[:, point, 1] = np.where(is_upright, along, across)
    return made


def _turned(rects: Floats, is_upright: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats, Floats]:
    """Where rectangles begin along the way and across it, and how far they reach."""
    x, y, width, height = rects.T
    one = np.where(is_upright, y, x), np.where(is_upright, x, y)
    return *one, np.where(is_upright, height, width), np.where(is_upright, width, height)


def _slide(side: Floats, apart: Floats, softness: Floats, lanes: Floats) -> Floats:
    """How far a port moves from the middle of its side: toward the other card, but never to the
    corner, plus its lane. The farther off, the softer, so that cards in a column part ways."""
    room = np.maximum(side / 2 - np.minimum(PORT_INSET, side / 4), 0) * (side > 4 * DISC_RADIUS)
    toward = room * apart / (np.abs(apart) + softness + 1)
    moved: Floats = np.minimum(np.maximum(toward + lanes * LANE_WIDTH, -room), room)
    return moved


def _bulging_routes(source: Floats, target: Floats, lanes: Floats) -> Floats:
    """Between cards that overlap: out at the right of one and back at the right of the other."""
    right_s, right_t = source[:, 0] + source[:, 2], target[:, 0] + target[:, 2]
    out = np.maximum(right_s, right_t) + BULGE + np.abs(lanes) * LANE_WIDTH
    y_s = source[:, 1] + source[:, 3] / 2 + _slide(source[:, 3], 0 * lanes, source[:, 3], lanes)
    y_t = target[:, 1] + target[:, 3] / 2 + _slide(target[:, 3], 0 * lanes, target[:, 3], lanes)
    same = np.abs(y_s - y_t) < PORT_INSET
    room = np.where(same, np.minimum(source[:, 3], target[:, 3]) / 4, 0)
    xs = np.stack([right_s, out, out, right_t], axis=1)
    ys = np.stack([y_s - room, y_s - room, y_t + room, y_t + room], axis=1)
    return np.stack([xs, ys], axis=2)
