"""Dates that say how sure they are: the part of EDTF (ISO 8601-2) that a board stores.

Understood: year, month, day; `~` about, `?` uncertain, `%` both; `X` for unknown digits;
intervals `a/b`, open (`..`) or unknown (empty) at either end. Source: the EDTF specification
of the Library of Congress, levels 0 and 1, without seasons and negative years.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from evidenceboard.model.frozen import frozen

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)", re.ASCII)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Not `calendar.month_name`: Qt sets the process locale, and the sentences are English."""

_SURENESS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


@frozen
class Span:
    """The first and the last day that a date may mean; None where it is open or unknown."""

    first: date | None
    last: date | None


def understands(text: str) -> bool:
    """Whether the text is a date that a board can store."""
    try:
        span(text)
    except ValueError:
        return False
    return True


def span(text: str) -> Span:
    """The days that an EDTF text covers. Raises ValueError where it is not one."""
    if "/" not in text:
        return Span(*_days(text))
    start, _, end = text.partition("/")
    if start in ("", "..") and end in ("", ".."):
        raise ValueError(f"{text!r} has neither a start nor an end.")
    first = None if start in ("", "..") else _days(start)[0]
    last = None if end in ("", "..") else _days(end)[1]
    if first and last and first > last:
        raise ValueError(f"{text!r} ends before it starts.")
    return Span(first, last)


def in_words(text: str) -> str:
    """How an EDTF text reads: "about December 2022". Raises ValueError where it is not one."""
    span(text)
    if "/" not in text:
        return _point_in_words(text)
    start, _, end = text.partition("/")
    if start == end:
        return _point_in_words(start)
    if start in ("", ".."):
        return f"until {_point_in_words(end)}"
    if end in ("", ".."):
        return f"from {_point_in_words(start)}"
    return _part_in_words(start, end) or _pair_in_words(start, end)


_PARTS_OF_MONTH = {("01", "10"): "early ", ("11", "20"): "mid-", ("21", ""): "late "}
_PARTS_OF_YEAR = {("01", "04"): "early ", ("05", "08"): "mid-", ("09", "12"): "late "}


def _part_in_words(start: str, end: str) -> str:
    """ "mid-January 2023" for 2023-01-11~/2023-01-20~; "" where the ends bound no such part."""
    if not (start.endswith("~") and end.endswith("~")) or "X" in start + end:
        return ""
    (year, month, day, _), (last_year, last_month, last_day, _) = _parts(start), _parts(end)
    if year != last_year:
        return ""
    if not day and not last_day:
        part = _PARTS_OF_YEAR.get((month, last_month), "")
        return part and part + year
    last_day = "" if last_day and _days(end)[1] == _days(f"{year}-{last_month}")[1] else last_day
    part = _PARTS_OF_MONTH.get((day, last_day), "") if month == last_month else ""
    return part and f"{part}{MONTHS[int(month) - 1]} {year}"


def _pair_in_words(start: str, end: str) -> str:
    """Both ends; what they share is said once: "5 to 7 December 2022"."""
    first, last = _point_in_words(start), _point_in_words(end)
    if "X" not in start + end:
        (year, month, day, sureness), (last_year, last_month, last_day, last_sure) = (
            _parts(start),
            _parts(end),
        )
        if sureness == last_sure and year == last_year and bool(day) == bool(last_day) and month:
            said = "" if last_month == "" else f"{MONTHS[int(month) - 1]}"
            same_month = month == last_month
            words = (str(int(day)) if same_month else f"{int(day)} {said}") if day else said
            last = last.removeprefix(_SURENESS[sureness])
            return f"{_SURENESS[sureness]}{words} to {last}" if words else f"{first} to {last}"
    return f"{first} to {last}"


def _parts(text: str) -> tuple[str, str, str, str]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date like 2022, 2022-12, 2022-12-05 or 2022-12~.")
    year, month, day, sureness = match.groups(default="")
    return year, month, day, sureness


def _days(text: str) -> tuple[date, date]:
    year, month, day, _ = _parts(text)
    if ("X" in year and month) or (month == "XX" and day not in ("", "XX")):
        raise ValueError(f"{text!r} names a part of something unknown.")
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first_month, last_month = (1, 12) if month in ("", "XX") else (int(month), int(month))
    if not 1 <= first_month <= 12 or first_year < 1:
        raise ValueError(f"{text!r} has no such month or year.")
    if day in ("", "XX"):
        return date(first_year, first_month, 1), _last_day(last_year, last_month)
    exact = date(first_year, first_month, int(day))
    return exact, exact


def _last_day(year: int, month: int) -> date:
    """The last day of a month; importing `calendar` for it would take longer than a frame has."""
    if month == len(MONTHS):
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _point_in_words(text: str) -> str:
    year, month, day, sureness = _parts(text)
    words = f"the {year.replace('X', '0')}s" if "X" in year else year
    if month == "XX":
        words = f"some {'day' if day else 'month'} of {year}"
    elif month:
        words = f"{MONTHS[int(month) - 1]} {year}"
        if day == "XX":
            words = f"some day of {words}"
        elif day:
            words = f"{int(day)} {words}"
    return _SURENESS[sureness] + words
