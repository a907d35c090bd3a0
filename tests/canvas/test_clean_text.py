"""Names and texts from outside."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.canvas.clean_text import NAME_LIMIT, clean_name, clean_text, one_line


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("annual\u202efdp.exe", "annualfdp.exe"),
        ("a\nb\x00c.txt", "abc.txt"),
        ("...", "attachment"),
        ("", "attachment"),
        ("звіт про допит.pdf", "звіт про допит.pdf"),
    ],
)
def test_names_are_base_names_without_hidden_signs(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_of_all_signs_controls_and_surrogates_go() -> None:
    every = list(map(chr, range(sys.maxunicode + 1)))
    kept = [one for one in every if one in "\n\t" or category(one) not in ("Cc", "Cs")]
    assert "".join(clean_text(one) for one in every if one != "\r") == "".join(kept)


def test_a_long_name_keeps_its_suffix() -> None:
    found = clean_name("x" * 500 + ".pdf")
    assert len(found) == NAME_LIMIT
    assert found.endswith(".pdf")


@given(st.text())
def test_any_name_can_be_stored_and_leads_nowhere(name: str) -> None:
    found = clean_name(name)
    found.encode()
    assert found
    assert not set(found) & set("/\\\n\x00\u202e")


@given(st.text())
def test_any_text_can_be_stored_and_cleaning_it_twice_is_cleaning_it_once(text: str) -> None:
    found = clean_text(text)
    found.encode()
    assert clean_text(found) == found
    assert "\n" not in one_line(text)


def test_words_in_any_script_stay_as_they_are() -> None:
    text = "Друга хвиля\nهل ستكون هناك\t👩🏽‍🔬"
    assert clean_text(text) == text
