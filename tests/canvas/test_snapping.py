"""Where a dragged rectangle would rather lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from evidenceboard.canvas.snapping import snap_grid, snap_move, snap_point
from evidenceboard.picture.geometry import Floats


def box(x: float, y: float, width: float = 100, height: float = 60) -> QRectF:
    return QRectF(x, y, width, height)


def rects(*around: QRectF) -> Floats:
    return np.array([one.getRect() for one in around], dtype=float).reshape(-1, 4)


@pytest.mark.parametrize(
    ("moving", "way"),
    [
        (box(3, 200), (-3, 0)),  # left to left
        (box(97, 200), (3, 0)),  # left to right
        (box(-104, 200), (4, 0)),  # right to left
        (box(28, 200, 40), (2, 0)),  # middle to middle
        (box(300, 4), (0, -4)),  # top to top
        (box(300, 57), (0, 3)),  # top to bottom
    ],
)
def test_edges_and_middles_draw(moving: QRectF, way: tuple[float, float]) -> None:
    found = snap_move(moving, rects(box(0, 0)), 5)
    assert (found.dx, found.dy) == way
    assert found.guides


def test_what_is_out_of_reach_does_not_draw() -> None:
    found = snap_move(box(207, 207), rects(box(0, 0)), 5)
    assert (found.dx, found.dy, found.guides, found.gaps) == (0, 0, (), ())


def test_the_nearest_line_wins() -> None:
    found = snap_move(box(4, 300), rects(box(0, 0), box(6, 150)), 5)
    assert found.dx == 2


def test_a_guide_reaches_from_the_card_to_the_neighbour() -> None:
    (guide,) = snap_move(box(3, 200), rects(box(0, 0, 90)), 5).guides
    assert (guide.x1(), guide.x2()) == (0, 0)
    assert sorted((guide.y1(), guide.y2())) == [0, 260]


def test_between_two_neighbours_the_gaps_become_equal() -> None:
    found = snap_move(box(147, 11), rects(box(0, 0), box(304, 0)), 5)
    assert found.dx == 5
    assert sorted(gap.length() for gap in found.gaps) == [52, 52]


def test_beyond_two_neighbours_their_gap_continues() -> None:
    found = snap_move(box(303, 11), rects(box(0, 0), box(150, 0)), 5)
    assert found.dx == -3
    assert [gap.length() for gap in found.gaps] == [50, 50]


def test_equal_gaps_are_shown_even_where_an_edge_drew() -> None:
    found = snap_move(box(303, 4), rects(box(0, 0), box(150, 0), box(300, 300)), 5)
    assert (found.dx, found.dy) == (-3, -4)
    assert [gap.length() for gap in found.gaps] == [50, 50]


def test_a_corner_is_drawn_to_edges() -> None:
    found = snap_point(QPointF(103, 58), rects(box(0, 0)), 5)
    assert (found.dx, found.dy) == (-3, 2)


def test_the_grid_draws_to_its_nearest_point() -> None:
    found = snap_grid(QPointF(31, -9), 20)
    assert (found.dx, found.dy) == (9, 9)


numbers = st.integers(-400, 400)
boxes = st.builds(box, numbers, numbers, st.integers(40, 300), st.integers(40, 300))


@given(boxes, st.lists(boxes, max_size=12), st.integers(0, 20))
def test_snapping_never_goes_beyond_its_reach_and_rests_where_it_arrived(
    moving: QRectF, near: list[QRectF], reach: int
) -> None:
    first = snap_move(moving, rects(*near), reach)
    assert abs(first.dx) <= reach
    assert abs(first.dy) <= reach
    again = snap_move(moving.translated(first.dx, first.dy), rects(*near), 0.001)
    assert abs(again.dx) < 0.01
    assert abs(again.dy) < 0.01


@given(boxes, st.lists(boxes, max_size=6))
def test_every_guide_is_a_line_that_both_rectangles_share(
    moving: QRectF, near: list[QRectF]
) -> None:
    found = snap_move(moving, rects(*near), 8)
    placed = moving.translated(found.dx, found.dy)
    for guide in found.guides:
        if guide.dx() == 0:
            own = (placed.left(), placed.center().x(), placed.right())
            assert any(abs(guide.x1() - line) < 0.02 for line in own)
        else:
            own = (placed.top(), placed.center().y(), placed.bottom())
            assert any(abs(guide.y1() - line) < 0.02 for line in own)
