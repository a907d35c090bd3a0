"""Single dates in the languages that the program's own date phrases do not cover.

Rule: only what names its year, is written with words and is absolute is taken; numerals alone
have several readings, and relative words depend on the day they are read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # ships no types

LONGEST = 60
_NUMERALS_ALONE = re.compile(r"[\d\s./:,-]*")
_FORMS = {"day": "%Y-%m-%d", "month": "%Y-%m"}


def read_in_any_language(text: str) -> str:
    """The date as EDTF, as precise as the text is, or ""."""
    typed = text.strip()
    if len(typed) > LONGEST or not re.search(r"\d{4}", typed) or _NUMERALS_ALONE.fullmatch(typed):
        return ""
    if re.search(r"\d+[./-]\d+[./-]\d+", typed):
        return ""
    found = _parser().get_date_data(typed)
    if found.date_obj is None or f"{found.date_obj.year:04}" not in _western(typed):
        return ""
    form = _FORMS.get(found.period)
    return found.date_obj.strftime(form) if form else ""


def _western(text: str) -> str:
    """The text with the digits of any script as 0 to 9."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


@cache
def _parser() -> DateDataParser:
    # Imported when first needed: the languages' tables take longer to load than a board.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    return DateDataParser(
        settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year", "month"]}
    )
