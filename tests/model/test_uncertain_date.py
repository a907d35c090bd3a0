from __future__ import annotations

from datetime import date

import pytest

from evidenceboard.model.uncertain_date import Span, in_words, span, understands


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02~", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-12-05?", date(2022, 12, 5), date(2022, 12, 5)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2022-XX", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-XX-XX", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02-XX", date(2022, 2, 1), date(2022, 2, 28)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("9999-11", date(9999, 11, 1), date(9999, 11, 30)),
        ("2022-12/2023-01", date(2022, 12, 1), date(2023, 1, 31)),
        ("../2022-12", None, date(2022, 12, 31)),
        ("2022-12/", date(2022, 12, 1), None),
    ],
)
def test_a_date_covers_its_first_to_its_last_day(
    text: str, first: date | None, last: date | None
) -> None:
    assert span(text) == Span(first, last)


@pytest.mark.parametrize(
    "text",
    ["", "about 2022", "2022-13", "2022-02-30", "22", "2022/2021", "../..", "/", "0000", "20X2",
     "2022-XX-05", "199X-05", "2022-12-05T10:00", "2022-1", " 2022", "2022/2023/2024", "٢٠٢٢"],
)  # fmt: skip
def test_what_a_board_cannot_store_is_not_understood(text: str) -> None:
    assert not understands(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"),
        ("2022-12~", "about December 2022"),
        ("2022-12-05?", "perhaps 5 December 2022"),
        ("2022-12%", "perhaps about December 2022"),
        ("199X", "the 1990s"),
        ("2022-XX", "some month of 2022"),
        ("2022-12-XX", "some day of December 2022"),
        ("2022-12/2023-01", "December 2022 to January 2023"),
        ("2022-03/2022-05", "March to May 2022"),
        ("2022-12-05/2022-12-07", "5 to 7 December 2022"),
        ("2022-11-30/2022-12-07", "30 November to 7 December 2022"),
        ("2022-03~/2022-05~", "about March to May 2022"),
        ("2022-03~/2022-05", "about March 2022 to May 2022"),
        ("2022/2022", "2022"),
        ("2022-03/2022-05-07", "March 2022 to 7 May 2022"),
        ("2023-01-11~/2023-01-20~", "mid-January 2023"),
        ("2023-01-11/2023-01-20", "11 to 20 January 2023"),
        ("2024-02-21~/2024-02-29~", "late February 2024"),
        ("2023-01~/2023-04~", "early 2023"),
        ("../2022-12-05", "until 5 December 2022"),
        ("2022/..", "from 2022"),
    ],
)
def test_a_date_reads_as_people_say_it(text: str, words: str) -> None:
    assert in_words(text) == words
