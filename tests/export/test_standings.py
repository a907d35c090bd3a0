"""Pictures show where claims stand, as the screen does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.export import PictureOptions, format_of, run
from evidenceboard.export.picture import Picture, scene_of
from evidenceboard.export.plan import Limits
from tests.export.boards import CLAIM, SOURCE, no_content, small_board

LIMITS = Limits("a test", 16_000, 40_000_000)


@pytest.fixture
def picture(qapp: object) -> Picture:
    return Picture(scene_of(small_board()), no_content, PictureOptions(), LIMITS)


def test_the_text_of_a_vector_picture_says_where_a_claim_stands(
    qapp: object, tmp_path: Path
) -> None:
    out = tmp_path / "board.svg"
    scene = scene_of(small_board())
    run(format_of(out).write(format_of(out).picture(scene, no_content, PictureOptions()), out))
    text = out.read_text("utf-8")
    assert "2 reports, 2 origins" in text
    facts = scene.facts(CLAIM).standing
    assert facts is not None
    assert facts.word.capitalize() in text


def test_every_way_of_painting_reckons_first(picture: Picture) -> None:
    def begun(work: Iterator[object]) -> bool:
        for _ in work:
            pass
        return picture.scene.facts(CLAIM).standing is not None

    image = QImage(80, 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert begun(picture.paint_in_batches(painter, QRectF(0, 0, 800, 800), 0.1))
    painter.end()
    assert begun(Picture(picture.scene, no_content, PictureOptions(), LIMITS).strips())


def test_pictures_of_one_scene_share_what_is_reckoned(picture: Picture) -> None:
    first, second = picture.reckon(), picture.reckon()
    next(first)
    assert list(second) is not None
    assert list(first) == []
    assert picture.scene.facts(CLAIM).standing is not None


def test_what_is_no_claim_stands_nowhere(picture: Picture) -> None:
    assert list(picture.reckon()) is not None
    assert picture.scene.facts(SOURCE).standing is None
