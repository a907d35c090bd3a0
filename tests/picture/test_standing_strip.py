"""The standing at the foot of a claim's card: words always, figures with their semantics."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.records import Card
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_layout import card_layout, natural_height
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.look import Look, look
from evidenceboard.picture.standing_bar import paint_bar, word_colour
from evidenceboard.picture.standing_facts import StandingFacts
from evidenceboard.picture.standing_strip import StandingStrip
from tests.picture.cards import card, painted

CONTESTED = StandingFacts("contested", 0.46, 0.5, 0.38, 0.55, 4, 2, "Quadratic Energy")
SUPPORTED = StandingFacts("supported", 0.8, 0.5, 0.7, 0.9, 1, 1, "DF-QuAD")
CONTRADICTED = StandingFacts("contradicted", 0.2, 0.5, 0.1, 0.3, 0, 0, "Quadratic Energy")


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: object) -> Look:
    return look(request.param)


def strip_of(shown: Card, facts: StandingFacts, theme: Look) -> StandingStrip:
    strip = card_layout(shown, CardFacts("", 3, 1, facts), theme).standing
    assert strip
    return strip


def words(shown: Card, facts: StandingFacts, theme: Look) -> list[str]:
    strip = strip_of(shown, facts, theme)
    return [label.text.layouts[0].text() for label in (strip.word, *strip.others)]


def test_a_card_of_usual_size_says_word_figure_and_how_many_reports(theme: Look) -> None:
    text = "A body that goes on for quite a while, over several lines of a card. "
    shown = card(title="A claim", body=text * 3, width=280.0)
    assert words(shown, CONTESTED, theme) == ["Contested", "QE 0.46", "4 reports, 2 origins"]


def test_where_there_is_room_a_second_line_names_the_semantics(theme: Look) -> None:
    shown = card(title="x", height=200.0)
    assert words(shown, CONTESTED, theme) == [
        "Contested",
        "0.46",
        "4 reports, 2 origins",
        "Quadratic Energy",
    ]


def test_in_one_line_the_figure_has_the_short_name_of_its_semantics(theme: Look) -> None:
    shown = card(title="x", height=90.0)
    assert "QE 0.46" in words(shown, CONTESTED, theme)
    assert "DF-QuAD 0.80" in words(card(title="x", height=90.0, width=360.0), SUPPORTED, theme)
    assert "DF 0.80" in words(card(title="x", height=90.0, width=310.0), SUPPORTED, theme)


@pytest.mark.parametrize("facts", [CONTESTED, SUPPORTED, CONTRADICTED])
def test_a_low_card_of_usual_width_has_figure_counts_and_bar(
    theme: Look, facts: StandingFacts
) -> None:
    strip = strip_of(card(title="x", height=90.0, width=280.0), facts, theme)
    figure, counts = strip.others
    assert strip.bar
    assert strip.bar.width() >= 24
    assert strip.word.rect.right() < strip.bar.left()
    assert strip.bar.right() < figure.rect.left()
    assert figure.rect.right() < counts.rect.left()
    assert f"{facts.strength:.2f}" in figure.text.layouts[0].text()


@pytest.mark.parametrize("width", [60.0, 120.0, 160.0, 200.0])
def test_a_figure_never_stands_without_its_semantics(theme: Look, width: float) -> None:
    for height in (90.0, 200.0):
        said = words(card(title="x", width=width, height=height), CONTESTED, theme)
        figured = any("0.46" in one for one in said)
        assert figured == any("QE" in one or one == "Quadratic Energy" for one in said)


def test_the_word_stands_even_on_the_narrowest_card(theme: Look) -> None:
    assert words(card(title="x", width=110.0), CONTESTED, theme)[0] == "Contested"


def test_one_report_is_no_reports(theme: Look) -> None:
    assert "1 report, 1 origin" in words(card(title="x"), SUPPORTED, theme)
    assert "no reports" in words(card(title="x"), CONTRADICTED, theme)


def test_until_the_standing_is_known_the_sides_are_counted() -> None:
    laid = card_layout(card(title="x"), CardFacts("", 3, 1), look("light"))
    assert laid.tally
    assert laid.standing is None


def test_body_and_foot_keep_apart_at_the_natural_height(theme: Look) -> None:
    shown = card(title="x", body="Some words. " * 30)
    facts = CardFacts("", 3, 1, CONTESTED)
    height = natural_height(shown, theme, 320, facts)
    laid = card_layout(card(title="x", body=shown.body, height=height), facts, theme)
    assert laid.body
    assert not laid.body.is_cut
    assert laid.foot == 35


def bar(facts: StandingFacts, theme: Look) -> QImage:
    image = QImage(200, 20, QImage.Format.Format_RGB32)
    image.fill(theme.palette.card)
    painter = QPainter(image)
    paint_bar(painter, QRectF(0, 5, 200, 10), facts, theme.palette, theme.palette.card)
    painter.end()
    return image


def test_contradiction_is_broken_where_support_is_whole(theme: Look) -> None:
    def line(facts: StandingFacts, start: int, end: int) -> set[str]:
        return {bar(facts, theme).pixelColor(x, 10).name() for x in range(start, end)}

    assert line(SUPPORTED, 110, 150) == {theme.palette.accent("supports").name()}
    assert len(line(CONTRADICTED, 70, 95)) > 1


def test_the_mark_shows_beside_the_end_of_the_scale(theme: Look) -> None:
    for strength in (0.0, 1.0):
        facts = StandingFacts("supported", strength, 0.5, strength, strength, 1, 1, "DF-QuAD")
        x = 1 if strength == 0 else 198
        assert bar(facts, theme).pixelColor(x, 10) == theme.palette.ink


@pytest.mark.parametrize("word", ["supported", "contradicted", "contested", "undecided"])
def test_every_word_has_an_ink(theme: Look, word: str) -> None:
    assert word_colour(word, theme.palette).isValid()


def test_seen_from_afar_the_bar_stays(theme: Look) -> None:
    shown = card(title="x")
    near = painted(shown, theme, CardFacts("", 1, 1, SUPPORTED), Detail.TITLE)
    assert near != painted(shown, theme, CardFacts("", 1, 1, CONTRADICTED), Detail.TITLE)
