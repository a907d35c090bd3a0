"""PNG: streamed in strips, exact, and with nothing in it but the picture."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from evidenceboard.export import PictureOptions, format_named, run
from evidenceboard.export.picture import BATCH, STRIP_BYTES, STRIP_ROWS, scene_of
from evidenceboard.export.png import PngStream
from tests.export.boards import no_content, small_board, wide_board
from tests.export.pngs import in_one, read_png

PNG = format_named("png")
ROUNDING = 2
"""Of 255: Qt rounds a slanted line a little differently where it is cut at a strip's edge."""
pytestmark = pytest.mark.usefixtures("qapp")


def exported(path: Path, options: PictureOptions) -> bytes:
    picture = PNG.picture(scene_of(small_board()), no_content, options)
    assert run(PNG.write(picture, path))
    return path.read_bytes()


def test_it_holds_the_picture_and_its_density_and_nothing_else(tmp_path: Path) -> None:
    png = read_png(exported(tmp_path / "Canarypath.png", PictureOptions(scale=2)))
    assert set(png.chunks) == {"IHDR", "pHYs", "IDAT", "IEND"}
    assert png.chunks[:2] == ("IHDR", "pHYs")
    assert png.chunks[-1] == "IEND"
    assert png.dots_per_metre == 2 * 3780


def test_it_opens_in_another_decoder_with_the_planned_size(tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    exported(path, PictureOptions(scale=2))
    image = QImage(str(path))
    plan = PNG.picture(scene_of(small_board()), no_content, PictureOptions(scale=2)).plan
    assert (image.width(), image.height()) == (plan.width, plan.height)
    assert not image.hasAlphaChannel()


def test_strips_give_the_same_pixels_as_one_painting(tmp_path: Path) -> None:
    options = PictureOptions(scale=3)
    picture = PNG.picture(scene_of(small_board()), no_content, options)
    assert picture.plan.height > 4 * STRIP_ROWS
    whole = in_one(picture).convertToFormat(QImage.Format.Format_RGB888)
    png = read_png(exported(tmp_path / "board.png", options))
    pitch = whole.bytesPerLine()
    lines = np.frombuffer(whole.constBits(), np.uint8).reshape(-1, pitch)[:, : 3 * png.width]
    strips = np.frombuffer(b"".join(png.rows), np.uint8).reshape(lines.shape)
    assert np.abs(lines.astype(int) - strips).max() <= ROUNDING


def test_an_opaque_picture_has_no_alpha_and_a_transparent_one_has(tmp_path: Path) -> None:
    opaque = read_png(exported(tmp_path / "a.png", PictureOptions(scale=1)))
    clear = read_png(exported(tmp_path / "b.png", PictureOptions(scale=1, transparent=True)))
    assert opaque.colour_type == 2
    assert clear.colour_type == 6
    assert clear.rows[0][:4] == b"\0\0\0\0"


def test_a_big_board_is_never_in_memory_as_a_whole() -> None:
    picture = PNG.picture(scene_of(wide_board(600)), no_content, PictureOptions(scale=0.1))
    strips = [strip for strip in picture.strips() if strip is not None]
    assert picture.plan.width > 3000
    assert sum(strip.height() for strip in strips) == picture.plan.height
    assert max(strip.height() for strip in strips) <= STRIP_ROWS
    assert max(strip.sizeInBytes() for strip in strips) <= STRIP_BYTES


def test_one_can_look_up_after_every_few_cards() -> None:
    picture = PNG.picture(scene_of(wide_board(600)), no_content, PictureOptions(scale=0.1))
    looks = [strip for strip in picture.strips(picture.plan.height) if strip is None]
    assert len(looks) >= 600 / BATCH


def test_201_million_pixels_are_streamed_without_an_image_of_that_size() -> None:
    """The writer itself: a strip at a time, whatever the number of strips."""
    out = io.BytesIO()
    width, strips = 16_384, 48
    stream = PngStream(out, width, strips * 256, alpha=False)
    strip = QImage(width, 256, QImage.Format.Format_RGB32)
    strip.fill(0xFFFFFF)
    for _ in range(strips):
        stream.put(stream.packed(strip))
    stream.finish()
    assert width * strips * 256 > 201_000_000
    assert len(out.getvalue()) < 1_000_000


def test_a_cancelled_picture_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    picture = PNG.picture(scene_of(small_board()), no_content, PictureOptions(scale=2))
    seen: list[float] = []
    assert not run(PNG.write(picture, path), seen.append, lambda: len(seen) > 1)
    assert len(seen) == 2
    assert list(tmp_path.iterdir()) == []


def test_progress_grows_to_the_end(tmp_path: Path, qtbot: QtBot) -> None:
    seen: list[float] = []
    picture = PNG.picture(scene_of(small_board()), no_content, PictureOptions(scale=2))
    run(PNG.write(picture, tmp_path / "board.png"), seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1
