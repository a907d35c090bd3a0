"""PDF pages: one of the picture's own size, one sheet, or many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidenceboard.export import PictureOptions, format_named, run
from evidenceboard.export.paper import LONGEST_PAGE, PAPERS, paper_named
from evidenceboard.export.picture import scene_of
from evidenceboard.export.sheets import MOST_SHEETS, Sheets, sheets
from evidenceboard.model.board import Board
from tests.export.boards import FRAME, no_content, small_board, wide_board

PDF = format_named("pdf")
pytestmark = pytest.mark.usefixtures("qapp")


def laid(paper: str, scale: float = 1, board: Board | None = None) -> Sheets:
    options = PictureOptions(scale=scale, paper=paper)
    picture = PDF.picture(scene_of(board or small_board()), no_content, options)
    return sheets(picture.plan, paper_named(paper))


def pages(path: Path) -> list[tuple[float, float]]:
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    return [(float(width), float(height)) for width, height in boxes]


@pytest.mark.parametrize("paper", [paper.name for paper in PAPERS])
def test_each_paper_gives_the_pages_it_promises(paper: str, tmp_path: Path) -> None:
    options = PictureOptions(scale=2, paper=paper)
    picture = PDF.picture(scene_of(small_board()), no_content, options)
    path = tmp_path / "board.pdf"
    run(PDF.write(picture, path))
    promised = sheets(picture.plan, paper_named(paper))
    size = promised.layout.fullRect().size()
    assert len(pages(path)) == len(promised.parts)
    for width, height in pages(path):
        assert (width, height) == pytest.approx((size.width(), size.height()), abs=1)


def test_a_wide_board_turns_the_sheet() -> None:
    one = laid("a4")
    assert len(one.parts) == 1
    assert one.layout.fullRect().width() > one.layout.fullRect().height()


def test_a_small_frame_is_not_blown_up() -> None:
    options = PictureOptions("frame", frozenset({FRAME}), paper="a3")
    picture = PDF.picture(scene_of(small_board()), no_content, options)
    assert sheets(picture.plan, paper_named("a3")).words == "1 A3 sheet at 100%"


def test_the_sheets_cover_the_picture_without_a_gap() -> None:
    many = laid("a4-sheets", scale=2)
    assert len(many.parts) > 1
    area = sum(part.width() * part.height() for part in many.parts)
    options = PictureOptions(scale=2, paper="a4-sheets")
    region = PDF.picture(scene_of(small_board()), no_content, options).plan.region
    assert area == pytest.approx(region.width() * region.height())
    assert many.remark.startswith(f"The picture is spread over {many.words}, ")
    assert many.remark.endswith(" 3 across and 2 down.")


def test_a_board_for_thousands_of_sheets_is_made_smaller_and_says_so() -> None:
    many = laid("a4-sheets", scale=4, board=wide_board(3000))
    assert len(many.parts) <= MOST_SHEETS
    assert "made smaller" in many.remark


def test_a_page_of_its_own_stays_within_what_readers_open() -> None:
    own = laid("picture", scale=4, board=wide_board(300))
    assert own.layout.fullRect().width() <= LONGEST_PAGE
    assert "more than a PDF page can hold" in own.remark
