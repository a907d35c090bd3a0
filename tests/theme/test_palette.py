"""Colours that can be read: contrasts are computed, not believed."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtGui import QColor

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.resources import resource
from evidenceboard.theme.palette import THEMES, Palette, color, load_palette

KIND_ACCENTS = sorted({kind.accent for kind in CARD_KINDS + CONNECTOR_KINDS})
TEXTS = ("ink", "soft_ink", "faint_ink")
PAPERS = ("canvas", "panel", "card", "slip", "chip", "hover")


@pytest.fixture(params=THEMES)
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(request.param)


def contrast(a: QColor, b: QColor) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(value: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return (
        0.2126 * linear(value.redF())
        + 0.7152 * linear(value.greenF())
        + 0.0722 * linear(value.blueF())
    )


def test_both_themes_name_the_same_roles() -> None:
    data = [tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8")) for name in THEMES]
    assert data[0]["roles"].keys() == data[1]["roles"].keys()
    assert data[0]["accents"].keys() == data[1]["accents"].keys()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("paper", PAPERS)
def test_text_stands_out_from_every_paper(palette: Palette, text: str, paper: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, paper)) >= 4.5


@pytest.mark.parametrize("name", [*KIND_ACCENTS, "contested"])
@pytest.mark.parametrize("paper", ["card", "canvas", "panel"])
def test_kind_words_and_badges_stand_out(palette: Palette, name: str, paper: str) -> None:
    assert contrast(palette.accent(name), getattr(palette, paper)) >= 4.5


@pytest.mark.parametrize("name", [*KIND_ACCENTS, "selection", "danger"])
def test_marks_on_a_filled_accent_stand_out(palette: Palette, name: str) -> None:
    filled = getattr(palette, name) if name in ("selection", "danger") else palette.accent(name)
    assert contrast(palette.on_accent, filled) >= 4.5


@pytest.mark.parametrize("paper", ["canvas", "panel", "card", "hover"])
def test_selection_and_focus_stand_out(palette: Palette, paper: str) -> None:
    assert contrast(palette.selection, getattr(palette, paper)) >= 3


def test_a_missing_theme_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="sepia"):
        load_palette("sepia")


def test_a_colour_may_carry_its_opacity() -> None:
    assert color("#10203080") == QColor(16, 32, 48, 128)
    with pytest.raises(ValueError, match="blue"):
        color("blue")
