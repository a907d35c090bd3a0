"""The camera leads from the board to the view and back, pixel by pixel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from evidenceboard.canvas.camera import LARGEST, SMALLEST, Camera

PLACES = st.floats(-1e7, 1e7)


def _camera(scale: float = 1.0, dpr: float = 1.0) -> Camera:
    camera = Camera()
    camera.resize(QSizeF(801, 600), dpr)
    camera.look_at(QPointF(13.7, -2.2), scale)
    return camera


@given(PLACES, PLACES, st.floats(SMALLEST, LARGEST), st.sampled_from((1.0, 1.5, 2.0)))
def test_a_point_comes_back_from_the_view(x: float, y: float, scale: float, dpr: float) -> None:
    camera = _camera(scale, dpr)
    back = camera.to_board(camera.to_view(QPointF(x, y)))
    assert back.x() == pytest.approx(x, abs=1e-4)
    assert back.y() == pytest.approx(y, abs=1e-4)


@given(st.floats(0.01, 20), st.floats(0, 800), st.floats(0, 600))
def test_zooming_keeps_what_is_under_the_pointer(scale: float, x: float, y: float) -> None:
    camera = _camera()
    anchor = QPointF(x, y)
    before = camera.to_board(anchor)
    camera.zoom(scale, anchor)
    after = camera.to_view(before)
    assert SMALLEST <= camera.scale <= LARGEST
    assert abs(after.x() - x) <= 1
    assert abs(after.y() - y) <= 1


@given(st.integers(-500, 500), st.integers(-500, 500), st.floats(SMALLEST, LARGEST))
def test_panning_by_pixels_moves_the_picture_by_exactly_these(
    dx: int, dy: int, scale: float
) -> None:
    camera = _camera(scale, 2.0)
    x, y = camera.origin
    camera.pan(dx, dy)
    moved = camera.origin[0] - x, camera.origin[1] - y
    assert abs(moved[0] + 2 * dx) <= 1
    assert abs(moved[1] + 2 * dy) <= 1


def test_the_centre_stays_near_the_board() -> None:
    camera = _camera()
    camera.limit(QRectF(0, 0, 1000, 1000), 40)
    camera.pan(-1e6, 0)
    assert camera.visible.left() <= 1000


def test_a_board_too_large_for_five_per_cent_can_still_be_fitted() -> None:
    camera = _camera()
    board = QRectF(0, 0, 200_000, 100_000)
    camera.limit(board, 40)
    camera.look_at(board.center(), camera.scale_to_fit(board, 40))
    assert camera.visible.contains(board)


def test_another_size_keeps_the_top_left_corner() -> None:
    camera = _camera()
    before = camera.origin
    camera.resize(QSizeF(791, 590), 1.0)
    assert abs(camera.origin[0] - before[0]) <= 1
    assert abs(camera.origin[1] - before[1]) <= 1
