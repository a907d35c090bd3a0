"""Large photographs are whole in every file, and the window answers while they are decoded."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, get_ident
from types import ModuleType
from typing import BinaryIO
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from evidenceboard.export import (
    Format,
    PictureOptions,
    format_named,
    pdf,
    pdf_pictures,
    run,
    svg_painter,
)
from evidenceboard.export.pdf_layers import Stream, complete
from evidenceboard.export.picture import scene_of
from evidenceboard.export.png import png_bytes
from evidenceboard.model.board import Board
from evidenceboard.picture import card_pictures
from evidenceboard.picture.look import look
from evidenceboard.storage.new_file import ExportError
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


@pytest.mark.parametrize("name", ["png", "pdf"])
def test_what_is_cancelled_meanwhile_leaves_no_file(
    name: str, tmp_path: Path, decoder: Decoder, qtbot: QtBot
) -> None:
    form, path = format_named(name), tmp_path / f"photograph.{name}"
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

    def complete_and_count(
        file: BinaryIO, layers: list[int], pictures: list[tuple[int, Stream]]
    ) -> Iterator[None]:
        counted.extend(layers)
        return complete(file, layers, pictures)

    monkeypatch.setattr(pdf, "complete", complete_and_count)
    form, path = format_named("pdf"), tmp_path / "many.pdf"
    for moment, _ in enumerate(form.write(form.picture(scene_of(board(12)), content, PLAIN), path)):
        if moment % 8 == 7:
            decoder.may_go_on.set()
        else:
            decoder.may_go_on.clear()
    assert counted == [12 // pdf.LAYER + 1]


def _looks_up_while_packing(
    monkeypatch: pytest.MonkeyPatch, packs: tuple[ModuleType, str], form: Format, path: Path
) -> list[int]:
    """Write two photographs with a packing that waits until four more steps were taken; returns
    the threads that packed."""
    may_go_on, threads = Event(), list[int]()
    pack = getattr(*packs)

    def packed(image: QImage) -> object:
        threads.append(get_ident())
        assert may_go_on.wait(20)
        return pack(image)

    monkeypatch.setattr(*packs, packed)
    steps = form.write(form.picture(scene_of(board(2)), content, PLAIN), path)
    while not threads:
        next(steps)
    for _ in range(4):
        next(steps)
    may_go_on.set()
    assert run(steps)
    return threads


def test_one_looks_up_while_a_photograph_is_packed_into_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, path = format_named("pdf"), tmp_path / "photograph.pdf"
    threads = _looks_up_while_packing(monkeypatch, (pdf_pictures, "packed"), form, path)
    assert len(threads) == 2
    assert get_ident() not in threads
    assert list(tmp_path.iterdir()) == [path]
    for at in range(2):
        shown = page_of(path).pixelColor(at * 520 + 240, 180)
        assert (shown.green(), shown.red()) == pytest.approx((160, 19), abs=4)


def page_of(path: Path, number: int = 1) -> QImage:
    """A page of a PDF as another program shows it, a pixel for each board unit."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (poppler-utils) is not installed")
    at = ["-r", "48", "-f", f"{number}", "-l", f"{number}", "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *at, path, path.with_suffix("")], check=True)
    shown = QImage(str(path.with_suffix(".png")))
    path.with_suffix(".png").unlink()
    return shown


def see_through() -> bytes:
    """A red picture that is half seen through, with a hole in the middle."""
    image = QImage(400, 300, QImage.Format.Format_ARGB32)
    image.fill(QColor(255, 0, 0, 128))
    for x in range(150, 250):
        for y in range(100, 200):
            image.setPixelColor(x, y, QColor(0, 0, 0, 0))
    return png_bytes(image)


def grey() -> bytes:
    image = QImage(400, 300, QImage.Format.Format_Grayscale8)
    image.fill(QColor(90, 90, 90))
    return png_bytes(image)


def pdf_with(tmp_path: Path, data: bytes) -> QImage:
    """What a PDF shows of a card with one picture."""
    form, path = format_named("pdf"), tmp_path / "one.pdf"
    assert run(form.write(form.picture(scene_of(board()), lambda _: data, PLAIN), path))
    return page_of(path)


def test_what_is_seen_through_is_so_in_a_pdf(tmp_path: Path) -> None:
    page, chip = pdf_with(tmp_path, see_through()), look("light").palette.chip
    assert page.pixelColor(240, 170) == chip
    half = page.pixelColor(150, 100)
    wanted = ((255 + chip.red()) / 2, chip.green() / 2)
    assert (half.red(), half.green()) == pytest.approx(wanted, abs=4)


def test_a_grey_picture_is_grey_in_a_pdf(tmp_path: Path) -> None:
    shown = pdf_with(tmp_path, grey()).pixelColor(240, 170)
    assert (shown.red(), shown.green(), shown.blue()) == pytest.approx((90, 90, 90), abs=3)


def test_a_picture_that_cannot_be_shown_leaves_its_place_in_a_pdf(tmp_path: Path) -> None:
    assert pdf_with(tmp_path, b"no picture").pixelColor(150, 100) == look("light").palette.chip


def test_one_photograph_on_several_sheets_is_in_the_file_once(tmp_path: Path) -> None:
    form, path = format_named("pdf"), tmp_path / "sheets.pdf"
    large = Board(replace(card, width=2400, height=1800) for card in board().cards.values())
    options = PictureOptions(margin=0, paper="a4-sheets")
    assert run(form.write(form.picture(scene_of(large), content, options), path))
    assert path.read_bytes().count(b"/DCTDecode /Length") == 1
    assert pdf_text(path).count("\f") > 3
    for number in (1, 2):
        shown = page_of(path, number).pixelColor(300, 200)
        assert (shown.green(), shown.red()) == pytest.approx((160, 19), abs=4)


def test_no_pdf_is_written_where_pictures_are_not_found_in_what_qt_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pictures, "_SIGN", re.compile(rb"never"))
    form, path = format_named("pdf"), tmp_path / "one.pdf"
    with pytest.raises(ExportError, match="this version of Qt lays them out another way"):
        run(form.write(form.picture(scene_of(board()), content, PLAIN), path))
    assert list(tmp_path.iterdir()) == []


def test_one_looks_up_while_a_photograph_is_packed_into_an_svg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, path = format_named("svg"), tmp_path / "photograph.svg"
    threads = _looks_up_while_packing(monkeypatch, (svg_painter, "png_bytes"), form, path)
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
