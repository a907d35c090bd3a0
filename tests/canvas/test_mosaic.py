"""Tiles side by side in one picture show just what they show one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from evidenceboard.canvas.mosaic import Mosaic
from evidenceboard.canvas.tile_keys import SIDE, Area, Key, keys_in

WIDTH, HEIGHT = 600, 300
GROUND = QColor("black")


def _tile(seed: int) -> QImage:
    """A tile unlike all others, its corners and its middle in different colours."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(seed * 37 % 360, 200, 200))
    painter = QPainter(image)
    painter.fillRect(seed % SIDE, seed * 7 % SIDE, 40, 30, QColor.fromHsv(seed * 91 % 360, 90, 90))
    painter.end()
    return image


def _ground() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    return image


def _one_by_one(area: Area, tiles: dict[Key, QImage]) -> QImage:
    image = _ground()
    painter = QPainter(image)
    for i, j in keys_in(area):
        painter.drawImage(QPoint(i * SIDE - area[0], j * SIDE - area[1]), tiles[i, j])
    painter.end()
    return image


def _shown(mosaic: Mosaic, area: Area, tiles: dict[Key, QImage]) -> tuple[bool, QImage]:
    image = _ground()
    painter = QPainter(image)
    is_drawn = mosaic.draw(painter, area, tiles)
    painter.end()
    return is_drawn, image


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=2, max_size=6))
def test_wherever_one_looks_it_shows_what_the_tiles_do(corners: list[tuple[int, int]]) -> None:
    mosaic, tiles = Mosaic(), dict[Key, QImage]()
    for left, top in corners:
        area = (left, top, WIDTH, HEIGHT)
        for i, j in keys_in(area):
            if (i, j) not in tiles:
                tiles[i, j] = _tile(len(tiles))
        mosaic.outdate()
        is_drawn, image = _shown(mosaic, area, tiles)
        assert is_drawn
        assert image == _one_by_one(area, tiles)


def test_a_tile_that_was_painted_anew_is_shown() -> None:
    mosaic, area = Mosaic(), (100, -50, WIDTH, HEIGHT)
    tiles = {key: _tile(number) for number, key in enumerate(keys_in(area))}
    _shown(mosaic, area, tiles)
    tiles[1, 0] = _tile(99)
    mosaic.outdate()
    assert _shown(mosaic, area, tiles) == (True, _one_by_one(area, tiles))


def test_a_view_of_another_size_begins_anew() -> None:
    mosaic, tiles = Mosaic(), dict[Key, QImage]()
    for width in (WIDTH, 100, WIDTH):
        area = (-77, 31, width, HEIGHT)
        tiles = {key: _tile(number) for number, key in enumerate(keys_in(area))}
        mosaic.outdate()
        assert _shown(mosaic, area, tiles)[1].copy(0, 0, width, HEIGHT) == (
            _one_by_one(area, tiles).copy(0, 0, width, HEIGHT)
        )


def test_where_a_tile_is_lacking_it_draws_nothing() -> None:
    mosaic, area = Mosaic(), (0, 0, WIDTH, HEIGHT)
    tiles = {key: _tile(number) for number, key in enumerate(keys_in(area))}
    del tiles[1, 1]
    assert _shown(mosaic, area, tiles) == (False, _ground())


def test_an_image_that_comes_back_with_another_tile_is_copied_again() -> None:
    mosaic, area = Mosaic(), (0, 0, WIDTH, HEIGHT)
    tiles = {key: _tile(seed) for seed, key in enumerate(keys_in(area))}
    assert _shown(mosaic, area, tiles)[1] == _one_by_one(area, tiles)
    tiles[1, 0].fill(QColor("magenta"))
    mosaic.outdate()
    assert _shown(mosaic, area, tiles)[1] == _one_by_one(area, tiles)
