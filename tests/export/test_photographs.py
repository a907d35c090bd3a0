"""Large photographs are whole in every file, and the window answers while they are decoded."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from threading import Event, get_ident
from typing import BinaryIO
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from evidenceboard.export import (
    Format,
    PictureOptions,
    format_named,
    pdf,
    run,
    svg_painter,
)
from evidenceboard.export.pdf_layers import lay_together
from evidenceboard.export.picture import scene_of
from evidenceboard.export.png import png_bytes
from evidenceboard.picture import card_pictures
from tests.canvas.gallery import GREEN, PHOTOGRAPHS, RED
from tests.export.photographs import Decoder, board, content
from tests.export.test_formats import each_format, pdf_text

pytestmark = pytest.mark.usefixtures("qapp")
PLAIN = PictureOptions(margin=0)


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    made = Decoder(card_pictures.decoded)
    monkeypatch.setattr(card_pictures, "decoded", made)
    return made


@each_format
def test_one_looks_up_while_a_photograph_is_decoded(
    form: Format, tmp_path: Path, decoder: Decoder
) -> None:
    path = tmp_path / f"photograph{form.suffixes[0]}"
    steps = form.write(form.picture(scene_of(board()), content, PLAIN), path)
    decoder.go_on_once_awaited(steps)
    assert run(steps)
    assert get_ident() not in decoder.threads
    assert len(decoder.threads) == 1
    if form.name in ("png", "jpeg", "webp"):
        middle = QImage(str(path)).pixelColor(240, 180)
        assert (middle.green(), middle.red()) == pytest.approx((160, 19), abs=4)


def test_what_is_cancelled_meanwhile_leaves_no_file(
    tmp_path: Path, decoder: Decoder, qtbot: QtBot
) -> None:
    form, path = format_named("png"), tmp_path / "photograph.png"
    steps = form.write(form.picture(scene_of(board()), content, PLAIN), path)
    while not decoder.threads:
        next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == []
    decoder.may_go_on.set()


@pytest.mark.parametrize("name", ["png", "pdf", "svg"])
def test_no_step_takes_more_than_one_photograph(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = 0
    paint = card_pictures.CardPictures.picture

    def counted(pictures: card_pictures.CardPictures, *asked: object) -> card_pictures.CardPicture:
        nonlocal drawn
        drawn += 1
        return paint(pictures, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(card_pictures.CardPictures, "picture", counted)
    form, most, before = format_named(name), 0, 0
    picture = form.picture(scene_of(board(40)), content, PictureOptions(margin=0, scale=0.5))
    for _ in form.write(picture, tmp_path / f"many{form.suffixes[0]}"):
        most, before = max(most, drawn - before), drawn
    assert drawn >= 40
    assert most == 1


def test_a_pdf_of_many_photographs_has_them_all_on_one_page(tmp_path: Path) -> None:
    form, path = format_named("pdf"), tmp_path / "many.pdf"
    assert run(form.write(form.picture(scene_of(board(30)), content, PLAIN), path))
    text = pdf_text(path)
    assert text.count("\f") == 1
    assert text.count("Caption") == 30


def test_moments_in_which_a_photograph_is_decoded_make_no_layers_of_a_pdf(
    tmp_path: Path, decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def lay_and_count(file: BinaryIO, layers: list[int]) -> None:
        counted.extend(layers)
        lay_together(file, layers)

    monkeypatch.setattr(pdf, "lay_together", lay_and_count)
    form, path = format_named("pdf"), tmp_path / "many.pdf"
    for moment, _ in enumerate(form.write(form.picture(scene_of(board(12)), content, PLAIN), path)):
        if moment % 8 == 7:
            decoder.may_go_on.set()
        else:
            decoder.may_go_on.clear()
    assert counted == [12 // pdf.LAYER + 1]


def test_one_looks_up_while_a_photograph_is_packed_into_an_svg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, threads = Event(), list[int]()

    def packed(image: QImage) -> bytes:
        threads.append(get_ident())
        assert may_go_on.wait(20)
        return png_bytes(image)

    monkeypatch.setattr(svg_painter, "png_bytes", packed)
    form, path = format_named("svg"), tmp_path / "photograph.svg"
    steps = form.write(form.picture(scene_of(board(2)), content, PLAIN), path)
    while not threads:
        next(steps)
    for _ in range(4):
        next(steps)
    may_go_on.set()
    assert run(steps)
    assert get_ident() not in threads
    images = ET.fromstring(path.read_text("utf-8")).findall(".//{*}image")  # noqa: S314  our own
    assert len(images) == 2
    assert {_colour(one) for one in images} == {GREEN}


def test_images_of_one_step_are_not_mixed_up() -> None:
    painter = svg_painter.SvgPainter()
    for colour in (GREEN, RED):
        painter.drawImage(QRectF(0, 0, 9, 9), QImage.fromData(PHOTOGRAPHS[colour]))
    painter.end()
    images = ET.fromstring(f"<svg>{painter.take()}</svg>").findall("image")  # noqa: S314  our own
    assert [_colour(one) for one in images] == [GREEN, RED]


def _colour(image: ET.Element) -> str:
    said = image.attrib["href"].removeprefix("data:image/png;base64,")
    return QImage.fromData(b64decode(said)).pixelColor(200, 200).name()
