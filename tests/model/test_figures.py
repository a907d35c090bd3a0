from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.model.figures import figure_in_words, read_figure
from evidenceboard.model.records import Quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("500-700 thousand", 500_000, 700_000, ""),
        ("500–700 thousand soldiers", 500_000, 700_000, "soldiers"),
        ("500 thousand to 1.2 million people", 500_000, 1_200_000, "people"),
        ("300 thousand", 300_000, 300_000, ""),
        ("1,5 million", 1_500_000, 1_500_000, ""),
        ("1.1 million", 1_100_000, 1_100_000, ""),
        ("up to 100 000", None, 100_000, ""),
        ("at least 5 tanks", 5, None, "tanks"),
        ("between 5 and 7 km", 5, 7, "km"),
        ("1,234,567.89 €", 1_234_567.89, 1_234_567.89, "€"),
        ("$5 million", 5_000_000, 5_000_000, "$"),
        ("5–7 %", 5, 7, "%"),
        ("-5 °C", -5, -5, "°C"),
        ("500–700 тыс. человек", 500_000, 700_000, "человек"),
        ("120 тисяч осіб", 120_000, 120_000, "осіб"),
        ("5k", 5_000, 5_000, ""),
        ("5 kg", 5, 5, "kg"),
    ],
)
def test_a_figure_is_read(text: str, low: float | None, high: float | None, unit: str) -> None:
    assert read_figure(text) == Quantity(low, high, unit)


@pytest.mark.parametrize(
    "text", ["", "many", "about 500", "~5", "700–500", "5 to", "2022-12-05", "million"]
)
def test_what_is_no_figure_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.|:"):
        read_figure(text)


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.sampled_from(["", "soldiers", "%"]))
def test_a_figure_in_words_reads_back_as_the_same(low: int, more: int, unit: str) -> None:
    figure = Quantity(float(low), float(low + more), unit)
    assert read_figure(figure_in_words(figure)) == figure


def test_an_open_figure_says_which_bound_it_has() -> None:
    assert figure_in_words(Quantity(None, 100_000.0, "soldiers")) == "up to 100,000 soldiers"
    assert figure_in_words(Quantity(0.5, None)) == "at least 0.5"
