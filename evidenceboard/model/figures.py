"""Figures as people write them: "500–700 thousand soldiers", "up to 100 000", "$5 million".

Rule: multiplying words are worked out, so that figures compare; the rest of the words is the unit.
"""

from __future__ import annotations

import math
import re

from evidenceboard.model.records import Quantity

_MULTIPLES = (
    (1e2, r"hundred|сот(?:ен|ни|ня|ень)"),
    (1e3, r"thousands?|k|thsd|тыс(?:яч[аи]?)?|тис(?:яч[аі]?)?"),
    (1e6, r"millions?|mln|mio|млн|миллион(?:а|ов)?|мільйон(?:а|и|ів)?"),
    (1e9, r"billions?|bn|млрд|миллиард(?:а|ов)?|мільярд(?:а|и|ів)?"),
    (1e12, r"trillions?|трлн|триллион(?:а|ов)?|трильйон(?:а|и|ів)?"),
)
_NUMBER = r"[-−]?\d+(?:[  \u2009\u202f]\d{3}(?!\d))*(?:,\d{3}(?!\d))*(?:[.,]\d+)?"
_MULTIPLE = "|".join(said for _, said in _MULTIPLES)


def _amount(name: str) -> str:
    return rf"(?P<{name}>{_NUMBER})(?:\s?(?P<{name}_times>{_MULTIPLE})\b\.?)?"


_CURRENCY = r"(?P<currency>[$€£¥₴₽])?\s?"
_OPENER = (
    r"(?:(?P<least>at least|over|more than|from|since|≥|>=|>"
    r"|не менее|более|свыше|щонайменше|понад|від|от)"
    r"|(?P<most>up to|at most|less than|under|no more than|≤|<=|<"
    r"|не более|менее|до|щонайбільше|менше)"
    r"|between|между|між)?\s*"
)
_FIGURE = (
    _OPENER
    + _CURRENCY
    + _amount("low")
    + r"(?:\s*(?:[-–—]|to|and|до|и|і|та)\s*[$€£¥₴₽]?\s?"
    + _amount("high")
    + r")?\s*(?P<unit>.*)"
)
_UNFINISHED = r"[\d.,–-]|(?:to|and|до|и|і|та)$"
_VAGUE = (
    r"(?:about|around|roughly|approximately|circa|ca\.?|~|≈|около|примерно|близько|приблизно)\s*"
)
"""Compiled when the first figure is read: that takes as long as loading ten modules, of which those
that only write figures would have to wait."""


def read_figure(text: str) -> Quantity:
    """The figure that a text tells. Raises ValueError, in words, where it tells none."""
    if re.match(_VAGUE, text.strip(), re.IGNORECASE):
        raise ValueError("A figure is exact or a range: write its low and its high.")
    found = re.fullmatch(_FIGURE, text.strip(), re.IGNORECASE)
    if found is None or (found["unit"] and re.match(_UNFINISHED, found["unit"])):
        raise ValueError("Write a number or a range, then its unit: 500–700 thousand soldiers.")
    low, high = _bounds(found)
    if low is not None and high is not None and low > high:
        raise ValueError("The low figure is higher than the high one.")
    unit = " ".join([*filter(None, (found["currency"],)), *found["unit"].split()])
    return Quantity(low, high, unit)


def _bounds(found: re.Match[str]) -> tuple[float | None, float | None]:
    first, second = found["low"], found["high"]
    times = _times(found["low_times"] or (found["high_times"] if second else None))
    low = _number(first) * times
    if second:
        return _whole(low), _whole(_number(second) * _times(found["high_times"]))
    if found["least"]:
        return _whole(low), None
    if found["most"]:
        return None, _whole(low)
    return _whole(low), _whole(low)


def _times(word: str | None) -> float:
    said = (word or "").casefold()
    return next((n for n, words in _MULTIPLES if said and re.fullmatch(words, said)), 1.0)


def _number(text: str) -> float:
    digits = re.sub(r"\s", "", text).replace("−", "-")
    if re.search(r",\d{3}(?:,\d{3})*(?:\.\d+)?$", digits):
        digits = digits.replace(",", "")
    number = float(digits.replace(",", "."))
    if not math.isfinite(number):
        raise ValueError("The number is too large.")
    return number


def _whole(number: float) -> float:
    """Free of the crumbs that multiplying decimals leaves: 1.1 million is 1,100,000."""
    return round(number, 6)


def figure_in_words(figure: Quantity) -> str:
    """ "500,000–700,000 soldiers", "up to 100,000", "$5,000,000"."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        numbers = number_in_words(low)
        if low != high:
            numbers += f"{'–' if low >= 0 else ' to '}{number_in_words(high)}"
    elif low is not None:
        numbers = f"at least {number_in_words(low)}"
    else:
        numbers = f"up to {number_in_words(high or 0)}"
    return f"{numbers} {figure.unit}".strip()


def number_in_words(number: float) -> str:
    """With commas between thousands, and no more digits than are needed."""
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number):,}"
    return f"{number:,.6f}".rstrip("0").rstrip(".") if abs(number) < 1e15 else repr(number)
