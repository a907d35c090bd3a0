"""Every format: it opens elsewhere, holds what was chosen, and tells nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage, QImageReader

from evidenceboard.export import (
    FORMATS,
    ExportError,
    Format,
    PictureOptions,
    format_named,
    format_of,
    run,
)
from evidenceboard.export.paper import paper_named
from evidenceboard.export.picture import scene_of
from evidenceboard.export.sheets import sheets
from evidenceboard.model.board import Board
from tests.export.boards import FRAME, SOURCE, no_content, small_board, wide_board
from tests.export.pngs import in_one

pytestmark = pytest.mark.usefixtures("qapp")
each_format = pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])
IN_FRAME = PictureOptions("frame", frozenset({FRAME}), margin=0)
OUTSIDE = (b"Outsiderword", b"Secretbody", b"Straddlerword", b"Outlabel", b"Cutlabel")


def exported(
    form: Format, folder: Path, options: PictureOptions, board: Board | None = None
) -> Path:
    path = folder / f"Canarypath{form.suffixes[0]}"
    picture = form.picture(scene_of(board or small_board()), no_content, options)
    assert run(form.write(picture, path))
    return path


def tree(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text("utf-8"))  # noqa: S314  our own file


def pdf_text(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    assert done.stderr == b"", "the file is not quite in order"
    return done.stdout.decode("utf-8")


@each_format
def test_it_tells_neither_title_nor_path_nor_program_nor_time(form: Format, tmp_path: Path) -> None:
    data = exported(form, tmp_path, PictureOptions(scale=1)).read_bytes()
    for canary in (b"Canary", b"evidenceboard", b"Evidence Board", bytes(tmp_path), b"Qt 6"):
        assert canary not in data
        assert canary.decode().encode("utf-16-be") not in data
    assert not re.search(rb"D:20\d\d|<title|<desc|xmpmeta|tEXt|iTXt|tIME|eXIf|Exif", data)


@each_format
def test_a_cancelled_picture_leaves_nothing(form: Format, tmp_path: Path) -> None:
    picture = form.picture(scene_of(small_board()), no_content, PictureOptions(scale=1))
    assert not run(form.write(picture, tmp_path / "a"), cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@each_format
def test_a_folder_that_is_gone_is_told_in_a_sentence(form: Format, tmp_path: Path) -> None:
    picture = form.picture(scene_of(small_board()), no_content, PictureOptions(scale=1))
    with pytest.raises(ExportError, match="was not written: there is no such file"):
        run(form.write(picture, tmp_path / "gone" / "a"))


@pytest.mark.parametrize("name", ["jpeg", "webp"])
def test_jpeg_and_webp_open_with_the_planned_size(name: str, tmp_path: Path) -> None:
    form = format_named(name)
    path = exported(form, tmp_path, PictureOptions(scale=1))
    reader = QImageReader(str(path))
    plan = form.picture(scene_of(small_board()), no_content, PictureOptions(scale=1)).plan
    assert reader.size().toTuple() == (plan.width, plan.height)
    assert reader.textKeys() == []
    assert not reader.read().isNull()


def test_webp_is_lossless(tmp_path: Path) -> None:
    form = format_named("webp")
    options = PictureOptions(scale=1)
    picture = form.picture(scene_of(small_board()), no_content, options)
    image = QImage(str(exported(form, tmp_path, options)))
    strip = next(strip for strip in picture.strips() if strip is not None)
    assert image.copy(strip.rect()).convertToFormat(strip.format()) == strip


def test_transparent_webp_has_alpha_and_jpeg_refuses(tmp_path: Path) -> None:
    clear = PictureOptions(scale=1, transparent=True)
    image = QImage(str(exported(format_named("webp"), tmp_path, clear)))
    assert image.pixelColor(0, 0).alpha() == 0
    with pytest.raises(ExportError, match="JPEG cannot be transparent"):
        exported(format_named("jpeg"), tmp_path, clear)


def test_svg_is_well_formed_and_its_text_is_text(tmp_path: Path) -> None:
    root = tree(exported(format_named("svg"), tmp_path, PictureOptions(scale=2)))
    texts = ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Harbour", "Portclosure", "Cranes stand still", "Outsiderword"} <= set(texts)
    assert "Гавань" in " ".join(texts)
    fonts = {node.get("font-family") for node in root.iter() if node.get("font-family")}
    assert fonts
    assert all(
        font and font.startswith("'Inter'") and font.endswith("sans-serif") for font in fonts
    )


def test_svg_says_its_size_and_keeps_board_units_inside(tmp_path: Path) -> None:
    root = tree(exported(format_named("svg"), tmp_path, IN_FRAME))
    assert (root.get("width"), root.get("height")) == ("1520", "1040")
    assert root.get("viewBox") == "0 0 760 520"


def test_svg_shows_the_same_picture_in_another_renderer(tmp_path: Path) -> None:
    if shutil.which("rsvg-convert") is None:
        pytest.skip("rsvg-convert (librsvg2-bin) is not installed")
    options = PictureOptions("selection", frozenset({SOURCE}), scale=1)
    path, drawn = exported(format_named("svg"), tmp_path, options), tmp_path / "drawn.png"
    subprocess.run(["rsvg-convert", path, "-o", drawn], check=True)
    ours = format_named("png").picture(scene_of(small_board()), no_content, options)
    wanted, found = in_one(ours), QImage(str(drawn))
    assert found.size() == wanted.size()
    different = sum(
        abs(wanted.pixelColor(x, y).lightness() - found.pixelColor(x, y).lightness()) > 60
        for x in range(0, wanted.width(), 2)
        for y in range(0, wanted.height(), 2)
    )
    assert different < wanted.width() * wanted.height() / 4 * 0.03


def test_pdf_text_can_be_extracted_as_it_was_written(tmp_path: Path) -> None:
    text = pdf_text(exported(format_named("pdf"), tmp_path, PictureOptions()))
    for words in ("Portclosure", "Cranes stand still", "Гавань", "Outsiderword", "Insidelabel"):
        assert words in text


@pytest.mark.parametrize("name", ["svg", "pdf"])
def test_what_lies_outside_a_frame_is_not_in_the_file_at_all(name: str, tmp_path: Path) -> None:
    path = exported(format_named(name), tmp_path, IN_FRAME)
    text = path.read_bytes() if name == "svg" else pdf_text(path).encode()
    assert b"Portclosure" in text
    assert not [word for word in OUTSIDE if word in text]


@pytest.mark.parametrize("name", ["svg", "pdf"])
def test_what_is_left_out_is_not_beneath_the_picture(name: str, tmp_path: Path) -> None:
    options = PictureOptions(leave_out=frozenset({SOURCE}))
    path = exported(format_named(name), tmp_path, options)
    text = path.read_text("utf-8") if name == "svg" else pdf_text(path)
    assert "Outsiderword" in text
    assert "Гавань" not in text
    assert "Notices to mariners" not in text


def test_a_hostile_text_stays_text_in_svg(tmp_path: Path) -> None:
    board = small_board()
    card = board.cards[SOURCE]
    title = "</text><script>x()</script>\x0b&amp;"
    hostile = type(card)(card.id, card.kind, 0, 0, 600, 140, title=title)
    path = exported(format_named("svg"), tmp_path, PictureOptions(), Board([hostile]))
    root = tree(path)
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    assert "</text><script>x()</script>&amp;" in " ".join(root.itertext())


def test_an_svg_of_many_cards_is_written_in_steps(tmp_path: Path) -> None:
    form, path = format_named("svg"), tmp_path / "many.svg"
    picture = form.picture(scene_of(wide_board(500)), no_content, PictureOptions())
    assert len(list(form.write(picture, path))) >= 5
    assert len(tree(path).findall(".//{*}text")) >= 500


def test_the_ending_of_the_name_chooses_the_format() -> None:
    assert format_of(Path("a.PNG")).name == "png"
    assert format_of(Path("a.jpeg")).name == "jpeg"
    with pytest.raises(ExportError, match=r"a\.gif does not end in a picture format: \.png"):
        format_of(Path("a.gif"))


def test_a_pdf_of_many_cards_has_them_all_on_one_page(tmp_path: Path) -> None:
    text = pdf_text(exported(format_named("pdf"), tmp_path, PictureOptions(), wide_board(1_000)))
    assert text.count("\f") == 1
    assert len(re.findall(r"Note", text)) >= 1_000


def test_a_pdf_of_many_cards_on_sheets_has_those_sheets(tmp_path: Path) -> None:
    options = PictureOptions(paper="a3-sheets", scale=0.1)
    form, board = format_named("pdf"), wide_board(3_000)
    picture = form.picture(scene_of(board), no_content, options)
    laid = sheets(picture.plan, paper_named(options.paper))
    text = pdf_text(exported(form, tmp_path, options, board))
    assert text.count("\f") == len(laid.parts) > 1
