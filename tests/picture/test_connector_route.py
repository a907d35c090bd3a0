"""Where connectors run, as properties of any two cards."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evidenceboard.picture.connector_route import (
    DISC_GAP,
    DISC_RADIUS,
    bounds,
    disc_points,
    flatten,
    route,
    routes,
)

Rect = tuple[float, float, float, float]
places = st.floats(-3000, 3000)
rects = st.tuples(places, places, st.floats(40, 900), st.floats(40, 900))
lane_numbers = st.sampled_from([-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5])


def gap(a: Rect, b: Rect) -> float:
    across = max(b[0] - a[0] - a[2], a[0] - b[0] - b[2])
    down = max(b[1] - a[1] - a[3], a[1] - b[1] - b[3])
    return max(across, down)


def inside(points: np.ndarray, rect: Rect, tolerance: float = 0.01) -> np.ndarray:
    x, y, w, h = rect
    across = (points[:, 0] > x + tolerance) & (points[:, 0] < x + w - tolerance)
    return across & (points[:, 1] > y + tolerance) & (points[:, 1] < y + h - tolerance)


def distance_to_border(point: np.ndarray, rect: Rect) -> float:
    x, y, w, h = rect
    nearest_x, nearest_y = np.clip(point[0], x, x + w), np.clip(point[1], y, y + h)
    outside = float(np.hypot(point[0] - nearest_x, point[1] - nearest_y))
    within = min(point[0] - x, x + w - point[0], point[1] - y, y + h - point[1])
    return outside or float(max(within, 0))


@given(rects, rects, lane_numbers)
def test_a_connector_starts_and_ends_on_the_borders_of_its_cards(
    source: Rect, target: Rect, lane: float
) -> None:
    assume(gap(source, target) > 0)
    curve = route(source, target, lane)
    assert distance_to_border(curve[0], source) < 1e-6
    assert distance_to_border(curve[3], target) < 1e-6


@given(rects, rects, lane_numbers)
def test_a_connector_never_enters_its_own_cards(source: Rect, target: Rect, lane: float) -> None:
    assume(gap(source, target) > 0)
    points = flatten(routes(np.array([source]), np.array([target]), np.array([lane])), 64)[0]
    assert not inside(points, source).any()
    assert not inside(points, target).any()


@given(st.lists(st.tuples(rects, rects, lane_numbers), min_size=1, max_size=12))
def test_routes_together_are_the_routes_one_by_one(pairs: list[tuple[Rect, Rect, float]]) -> None:
    together = routes(
        np.array([p[0] for p in pairs]),
        np.array([p[1] for p in pairs]),
        np.array([p[2] for p in pairs]),
    )
    assert np.array_equal(together, np.array([route(*pair) for pair in pairs]))


@given(rects, rects, lane_numbers, places, places)
def test_moving_both_cards_moves_the_connector_with_them(
    source: Rect, target: Rect, lane: float, dx: float, dy: float
) -> None:
    assume(abs(gap(source, target)) > 1e-3)
    moved_s = (source[0] + dx, source[1] + dy, source[2], source[3])
    moved_t = (target[0] + dx, target[1] + dy, target[2], target[3])
    axis_is_clear = abs(_axis_margin(source, target)) > 1e-3
    assume(axis_is_clear)
    assert np.allclose(
        route(source, target, lane) + np.array([dx, dy]), route(moved_s, moved_t, lane)
    )


def _axis_margin(a: Rect, b: Rect) -> float:
    across = max(b[0] - a[0] - a[2], a[0] - b[0] - b[2])
    down = max(b[1] - a[1] - a[3], a[1] - b[1] - b[3])
    return down * 2.5 - across


@given(rects, rects, lane_numbers)
def test_the_box_around_a_connector_holds_all_of_it(
    source: Rect, target: Rect, lane: float
) -> None:
    curves = routes(np.array([source]), np.array([target]), np.array([lane]))
    x, y, w, h = bounds(curves)[0]
    points = flatten(curves, 40)[0]
    assert (points >= [x - 1e-6, y - 1e-6]).all()
    assert (points <= [x + w + 1e-6, y + h + 1e-6]).all()


def test_lanes_keep_connectors_between_the_same_cards_apart() -> None:
    source, target = (0.0, 400.0, 280.0, 140.0), (20.0, 0.0, 320.0, 150.0)
    first, second = route(source, target, -0.5), route(source, target, 0.5)
    discs = disc_points(np.array([first, second]))
    assert np.hypot(*(discs[1] - discs[0])) >= 2 * DISC_RADIUS + 2


def test_a_connector_to_a_disc_stops_just_outside_it() -> None:
    curve = route((0, 0, 280, 140), (600, 300, 0, 0))
    assert np.hypot(*(curve[3] - [600, 300])) == pytest.approx(DISC_RADIUS + DISC_GAP)


def test_the_disc_sits_on_the_curve() -> None:
    curves = routes(np.array([[0, 0, 280, 140]]), np.array([[90, 400, 280, 140]]), np.zeros(1))
    assert np.allclose(disc_points(curves)[0], flatten(curves, 2)[0, 1])


def test_ports_slide_toward_the_other_card_but_never_to_the_corner() -> None:
    card = (0.0, 0.0, 280.0, 140.0)
    near = route(card, (100, 400, 280, 140))[0, 0]
    far = route(card, (700, 400, 280, 140))[0, 0]
    assert 140 < near < far < 280 - 9


@given(rects, rects)
def test_overlapping_cards_still_get_a_finite_route(source: Rect, target: Rect) -> None:
    assert np.isfinite(route(source, target)).all()


def test_no_connectors_have_no_routes() -> None:
    none = np.empty((0, 4))
    assert routes(none, none, np.empty(0)).shape == (0, 4, 2)
