from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidenceboard.model.date_phrases import LONGEST, read
from evidenceboard.model.uncertain_date import MONTHS, in_words, understands

TODAY = date(2026, 11, 23)

UNDERSTOOD = {
    "2022": "2022",
    "2022-12": "2022-12",
    "2022-12-05": "2022-12-05",
    "2022-12~": "2022-12~",
    "2022-XX": "2022-XX",
    "2022-xx": "2022-XX",
    "2022-12/2023-01": "2022-12/2023-01",
    "../2023": "../2023",
    "mid-January 2023": "2023-01-11~/2023-01-20~",
    "early January 2023": "2023-01-01~/2023-01-10~",
    "late February 2023": "2023-02-21~/2023-02-28~",
    "the end of March 2023": "2023-03-21~/2023-03-31~",
    "early 2023": "2023-01~/2023-04~",
    "mid-2023": "2023-05~/2023-08~",
    "late 2022": "2022-09~/2022-12~",
    "5 December 2022": "2022-12-05",
    "5th of December 2022": "2022-12-05",
    "on December 5, 2022": "2022-12-05",
    "Dec. 5, 2022": "2022-12-05",
    "in December 2022": "2022-12",
    "2022-12-05 14:30": "2022-12-05",
    "2022-12-05T14:30:00Z": "2022-12-05",
    "2022/12/05": "2022-12-05",
    "2022-1-5": "2022-01-05",
    "20221205": "2022-12-05",
    "12/2022": "2022-12",
    "5.12.2022": "2022-12-05",
    "12.25.2022": "2022-12-25",
    "25/12/2022": "2022-12-25",
    "12/25/2022": "2022-12-25",
    "5/5/2022": "2022-05-05",
    "about March 2021": "2021-03~",
    "c. 1990": "1990~",
    "~2022": "2022~",
    "perhaps May 2022": "2022-05?",
    "May 2022?": "2022-05?",
    "perhaps about May 2022": "2022-05%",
    "December 2022 to January 2023": "2022-12/2023-01",
    "December 2022 – January 2023": "2022-12/2023-01",
    "December to January 2023": "2022-12/2023-01",
    "November to December 2022": "2022-11/2022-12",
    "between March and May 2021": "2021-03/2021-05",
    "from 5 to 7 December 2022": "2022-12-05/2022-12-07",
    "5-7 December 2022": "2022-12-05/2022-12-07",
    "December 5–7, 2022": "2022-12-05/2022-12-07",
    "30 December – 2 January 2023": "2022-12-30/2023-01-02",
    "2022-23": "2022/2023",
    "2022 - 2023": "2022/2023",
    "spring 2023": "2023-03~/2023-05~",
    "winter 2022/23": "2022-12~/2023-02~",
    "before spring 2023": "../2023-02~",
    "before 5 December 2022": "../2022-12-04",
    "before January 2023": "../2022-12",
    "before 2023": "../2022",
    "until 5 December 2022": "../2022-12-05",
    "by 5 December 2022": "../2022-12-05",
    "after 31 December 2022": "2023-01-01/..",
    "after 2021": "2022/..",
    "since March 2021": "2021-03/..",
    "the 1990s": "199X",
    "٢٠٢٢": "2022",
    "5 декабря 2022": "2022-12-05",
    "5 декабря 2022 г.": "2022-12-05",
    "декабрь 2022 года": "2022-12",
    "в середине января 2023 года": "2023-01-11~/2023-01-20~",
    "в начале 2023 года": "2023-01~/2023-04~",
    "около марта 2021": "2021-03~",
    "возможно, май 2022": "2022-05?",
    "с 5 по 7 декабря 2022": "2022-12-05/2022-12-07",
    "между декабрём 2022 и январём 2023": "2022-12/2023-01",
    "до весны 2023": "../2023-02~",
    "после 5 декабря 2022": "2022-12-06/..",
    "зимой 2022-2023": "2022-12~/2023-02~",
    "1990-х годов": "199X",
    "5 грудня 2022 року": "2022-12-05",
    "грудень 2022": "2022-12",
    "на початку січня 2023": "2023-01-01~/2023-01-10~",
    "у середині січня 2023": "2023-01-11~/2023-01-20~",
    "наприкінці 2022 року": "2022-09~/2022-12~",
    "близько березня 2021": "2021-03~",
    "з 5 до 7 грудня 2022": "2022-12-05/2022-12-07",
    "між груднем 2022 і січнем 2023": "2022-12/2023-01",
    "до весни 2023": "../2023-02~",
    "навесні 2023 року": "2023-03~/2023-05~",
}


@pytest.mark.parametrize(("phrase", "edtf"), UNDERSTOOD.items())
def test_a_date_phrase_is_read(phrase: str, edtf: str) -> None:
    reading = read(phrase, TODAY)
    assert reading.readings == (edtf,)
    assert not reading.trouble


@pytest.mark.parametrize(
    ("phrase", "readings"),
    [
        ("5/12/2022", ("2022-12-05", "2022-05-12")),
        ("5-12-2022", ("2022-12-05", "2022-05-12")),
        ("winter 2022", ("2021-12~/2022-02~", "2022-12~/2023-02~")),
        ("by spring 2023", ("../2023-02~", "../2023-05~")),
        ("before 5/12/2022", ("../2022-12-04", "../2022-05-11")),
    ],
)
def test_what_can_be_read_in_two_ways_gives_both_and_is_never_guessed(
    phrase: str, readings: tuple[str, ...]
) -> None:
    reading = read(phrase, TODAY)
    assert reading.readings == readings
    assert reading.trouble == "This can be read in more than one way."


@pytest.mark.parametrize(
    "phrase", ["last week", "3 days ago", "вчера", "минулого тижня", "yesterday"]
)
def test_what_depends_on_the_day_it_is_read_is_not_taken(phrase: str) -> None:
    assert "depends on the day it is read" in read(phrase, TODAY).trouble


def test_today_and_yesterday_are_offered_as_the_days_they_are() -> None:
    assert read("today", TODAY).readings == ("2026-11-23",)
    assert read("yesterday", TODAY).readings == ("2026-11-22",)
    assert read("сьогодні", TODAY).readings == ("2026-11-23",)


@pytest.mark.parametrize("phrase", ["5 December", "mid-January", "spring", "until March"])
def test_a_date_without_a_year_asks_for_it(phrase: str) -> None:
    assert read(phrase, TODAY).trouble == "Which year? Write it as well."


def test_a_year_of_two_digits_is_not_guessed() -> None:
    assert read("5.12.22", TODAY).trouble == "Write the year with four digits."


@pytest.mark.parametrize(
    "phrase",
    ["", "some time ago, perhaps", "31 February 2022", "2022-13-05", "5 декабрюля 2022",
     "between two stools", "May", "2022 2023 2024", "x" * 500, "to 2022",
     "по to december to early по до 5 ? по about до", "1 - 2 - 3 - 4 - 5 - 6"],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_words(phrase: str) -> None:
    reading = read(phrase, TODAY)
    assert not reading.readings
    assert reading.trouble


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_reads_back_from_its_words(day: date) -> None:
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"
    assert read(words, TODAY).readings == (day.isoformat(),)


@given(st.integers(1800, 2200), st.integers(1, 12), st.sampled_from(["early ", "mid-", "late "]))
def test_a_part_of_a_month_is_written_as_it_was_typed(year: int, month: int, part: str) -> None:
    phrase = f"{part}{calendar.month_name[month]} {year}"
    (edtf,) = read(phrase, TODAY).readings
    assert in_words(edtf) == phrase


@given(st.text(st.sampled_from("0123456789 -–/.~?XTабвdecmaryto"), max_size=LONGEST + 5))
def test_whatever_is_typed_is_read_as_dates_or_refused(text: str) -> None:
    reading = read(text, TODAY)
    assert all(understands(edtf) for edtf in reading.readings)
    assert bool(reading.trouble) == (len(reading.readings) != 1)
