"""The words on chips: short, and never less exact than what was recorded."""

from __future__ import annotations

import pytest

from evidenceboard.model.records import Quantity
from evidenceboard.picture.card_words import Chip, chips, kind_word, short_date, short_figure
from tests.picture.cards import card


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Quantity(500_000, 700_000, "people"), "500–700 thousand people"),
        (Quantity(140e6, None, "people"), "at least 140 million people"),
        (Quantity(None, 100_000, "soldiers"), "up to 100 thousand soldiers"),
        (Quantity(1_200_000, 1_200_000), "1.2 million"),
        (Quantity(1_500, 2_000, "km"), "1,500–2,000 km"),
        (Quantity(123_456, 123_456, "men"), "123,456 men"),
        (Quantity(500, 20_000, "men"), "500–20,000 men"),
        (Quantity(0, 0, "men"), "0 men"),
    ],
)
def test_large_figures_are_told_in_few_digits_and_never_rounded(
    figure: Quantity, expected: str
) -> None:
    assert short_figure(figure) == expected


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("2022-12-01", "1 Dec 2022"),
        ("2022-12~", "about Dec 2022"),
        ("2022-XX", "some month of 2022"),
        ("not a date", "not a date"),
    ],
)
def test_dates_are_short(stored: str, expected: str) -> None:
    assert short_date(stored) == expected


def test_cautions_come_first_then_fields_then_tags() -> None:
    source = card(
        "source",
        {"outlet": "TASS", "type": "statement", "anonymous": True, "interest": "party"},
        tags=("a tag",),
    )
    assert chips(source) == (
        Chip("anonymous", is_caution=True),
        Chip("party to the matter", is_caution=True),
        Chip("TASS"),
        Chip("statement"),
        Chip("a tag"),
    )


def test_no_known_interest_is_no_caution() -> None:
    assert chips(card("source", {"interest": "none_known"})) == (Chip("no known interest"),)


@pytest.mark.parametrize(
    ("role", "expected"),
    [("", "Claim"), ("claim", "Claim"), ("question", "Question"), ("assumption", "Assumption")],
)
def test_the_role_of_a_claim_is_its_kind_word_and_no_chip(role: str, expected: str) -> None:
    claim = card("claim", {"role": role} if role else {})
    assert kind_word(claim) == expected
    assert chips(claim) == ()
