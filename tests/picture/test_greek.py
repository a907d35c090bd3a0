"""Titles as bars: a bar a word, where the word would stand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.picture.greek import Greek
from evidenceboard.picture.look import look
from evidenceboard.picture.text_block import lay_out

WIDTH = 240.0


@pytest.fixture
def greek(qtbot: QtBot) -> Greek:
    return Greek(look("light").heading)


def test_every_word_of_a_short_title_is_a_bar_as_wide_as_the_word(greek: Greek) -> None:
    bars = greek.bars("A second wave", WIDTH, 3)
    assert len(bars) == 3
    assert (bars[:, 2] == 0).all()
    end = bars[-1, 0] + bars[-1, 1]
    assert end == pytest.approx(
        lay_out("A second wave", look("light").heading, WIDTH).natural_width
    )


@pytest.mark.parametrize("text", ["A second wave is ordered, says the press", "Указ о мобилизации"])
def test_bars_break_into_as_many_lines_as_the_text_does(greek: Greek, text: str) -> None:
    lines = greek.bars(text, WIDTH, 9)[:, 2].max() + 1
    assert lines == lay_out(text, look("light").heading, WIDTH).lines


def test_text_that_runs_to_the_left_begins_at_the_right(greek: Greek) -> None:
    bars = greek.bars("מכתב מן השר", WIDTH, 1)
    assert bars[0, 0] + bars[0, 1] == pytest.approx(WIDTH)
    assert (np.diff(bars[:, 0]) < 0).all()


def test_a_word_longer_than_a_line_fills_lines(greek: Greek) -> None:
    bars = greek.bars("x" * 10_000, WIDTH, 3)
    assert bars.tolist() == [[0, WIDTH, 0], [0, WIDTH, 1], [0, WIDTH, 2]]


@given(text=st.text(), width=st.floats(8, 600), lines=st.integers(1, 6))
def test_no_bar_leaves_its_lines(qapp: QApplication, text: str, width: float, lines: int) -> None:
    left, wide, line = Greek(look("light").heading).bars(text, width, lines).T
    assert (left >= -1e-6).all()
    assert (left + wide <= width + 1e-6).all()
    assert (line < lines).all()
