"""Text in cards: whatever is pasted, little of it is laid out and nothing hangs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.picture.look import Look, TextStyle, look
from evidenceboard.picture.text_block import (
    LAID_OUT_LIMIT,
    TextBlock,
    lay_out,
    reads_right_to_left,
)

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@pytest.fixture(scope="module", autouse=True)
def light(qapp: object) -> Look:
    return look("light")


def body() -> TextStyle:
    return look("light").body


def lines(block: TextBlock) -> list[str]:
    found = []
    for paragraph in block.paragraphs:
        units = paragraph.text.encode("utf-16-le")
        for number in range(paragraph.shown):
            line = paragraph.layout.lineAt(number)
            start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
            found.append(units[start:end].decode("utf-16-le"))
    return found


def test_a_word_of_a_million_letters_is_laid_out_in_part_only() -> None:
    block = lay_out("x" * 1_000_000, body(), 250, 4)
    assert block.laid_out <= LAID_OUT_LIMIT
    assert block.lines == 4
    assert block.is_cut


def test_even_without_a_limit_of_lines_little_is_laid_out() -> None:
    block = lay_out("word " * 300_000, body(), 250)
    assert block.laid_out <= LAID_OUT_LIMIT


def test_text_that_does_not_fit_ends_in_an_ellipsis() -> None:
    block = lay_out("one two three four five six seven eight nine ten", body(), 80, 2)
    assert block.is_cut
    assert lines(block)[-1].endswith("…")


def test_text_that_fits_is_left_alone() -> None:
    block = lay_out("one\ntwo", body(), 200, 2)
    assert not block.is_cut
    assert lines(block) == ["one", "two"]


def test_a_paragraph_that_is_left_out_shows_as_an_ellipsis() -> None:
    block = lay_out("one\ntwo\nthree", body(), 200, 2)
    assert lines(block) == ["one", "two…"]


def test_an_empty_line_between_paragraphs_is_kept() -> None:
    assert lay_out("one\n\ntwo", body(), 200).lines == 3


def test_letters_outside_the_first_plane_are_not_torn() -> None:
    block = lay_out("😀" * 60, body(), 100, 1)
    assert block.is_cut
    assert "�" not in lines(block)[0]


def test_arabic_starts_at_the_right_and_english_at_the_left() -> None:
    block = lay_out("قرار التعبئة\nSecond", body(), 250)
    arabic, english = block.layouts
    right = arabic.lineAt(0).x() + arabic.lineAt(0).naturalTextWidth()
    assert right == pytest.approx(250, abs=1)
    assert english.lineAt(0).x() == 0


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", False), ("123 שלום", True), ("", False), ("«Да»", False)]
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert reads_right_to_left(text) is expected


@given(any_text, st.floats(8, 400), st.integers(1, 6))
def test_any_text_stays_within_its_lines_and_its_width(text: str, width: float, most: int) -> None:
    block = lay_out(text, body(), width, most)
    assert block.lines <= most
    assert block.height == block.lines * body().pitch
