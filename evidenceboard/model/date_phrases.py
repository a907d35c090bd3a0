"""Dates as people write them, read into EDTF: "mid-January 2023", "до весны 2023", "5/12/2022".

Rule: nothing is guessed. What can be read in two ways gives both readings, what depends on the
day it is read is not taken, and the year is always asked for. Dots put the day first, as all who
write dates with dots do. Seasons are those of the northern hemisphere and only about so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from evidenceboard.model import date_words as words
from evidenceboard.model.frozen import frozen
from evidenceboard.model.uncertain_date import span, understands

LONGEST = 60
MOST_JOINTS = 4
"""What is longer or has more joints is no date phrase; trying all its splits would take long."""

OPEN = ".."
Stretch = tuple[str, str]
"""Its first and its last point in EDTF; the same twice where it is one point."""

_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAYS_OF_PART = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", "")}
_MONTHS_OF_PART = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}


@frozen
class Reading:
    """What a phrase may mean: EDTF texts. One = understood, several = ambiguous.

    `trouble` says in a sentence why none or no single one can be taken, "" where one can.
    """

    readings: tuple[str, ...] = ()
    trouble: str = ""


def read(text: str, today: date) -> Reading:
    """Read a date phrase. `today` serves only to offer what "today" would mean."""
    typed = _western(text.strip())
    for exact in (typed, typed.upper()):
        if understands(exact):
            return Reading((exact,))
    phrase = _tidied(typed)
    if len(phrase) > LONGEST or len(re.findall(words.JOINERS, phrase)) > MOST_JOINTS:
        return Reading((), _trouble(""))
    if re.fullmatch(words.RELATIVE, phrase):
        return _relative(typed, phrase, today)
    readings = _texts(_stretches(phrase))
    if len(readings) > 1:
        return Reading(readings, "This can be read in more than one way.")
    return Reading(readings, "" if readings else _trouble(phrase))


def _relative(typed: str, phrase: str, today: date) -> Reading:
    days = (n for n, said in words.DAYS_AGO.items() if re.fullmatch(said, phrase))
    readings = tuple((today - timedelta(days=n)).isoformat() for n in days)
    return Reading(readings, f"“{typed}” depends on the day it is read: write the date itself.")


def _trouble(phrase: str) -> str:
    if re.search(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b", phrase):
        return "Write the year with four digits."
    if _texts(_stretches(f"{phrase} 2000")) and not re.search(r"\d{4}", phrase):
        return "Which year? Write it as well."
    return "This is not understood as a date."


def _western(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def _tidied(text: str) -> str:
    phrase = " ".join(text.casefold().replace(",", " ").split())
    phrase = re.sub(r"\b(mid|early|late)-", r"\1 ", phrase).rstrip(".")
    phrase = re.sub(r"^(\d{4}-\d{2}-\d{2})[t ]\d{1,2}:\d{2}.*", r"\1", phrase)
    phrase = words.ORDINAL.sub(r"\1", phrase)
    return re.sub(rf"^(?:(?:{words.LEADING}) )+", "", phrase)


def _texts(stretches: Iterable[Stretch]) -> tuple[str, ...]:
    found = (start if start == end else f"{start}/{end}" for start, end in stretches)
    return tuple(dict.fromkeys(text for text in found if understands(text)))


@lru_cache(maxsize=4096)
def _stretches(phrase: str) -> tuple[Stretch, ...]:
    """All that a phrase may mean. Remembered: the same part is asked for at many splits."""
    for way in (_numeric, _season, _between, _limited, _unsure, _part, _worded):
        found = tuple(way(phrase))
        if found:
            return found
    return ()


# Points ------------------------------------------------------------------------------------


def _numeric(phrase: str) -> Iterator[Stretch]:
    if match := re.fullmatch(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?", phrase):
        yield from _one(*match.groups())
        if match[3] is None and phrase[4] == "-" and int(match[2]) == int(match[1]) % 100 + 1 > 12:
            yield match[1], str(int(match[1]) + 1)
    elif match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", phrase):
        yield from _one(*match.groups())
    elif match := re.fullmatch(r"(\d{1,2})[./](\d{4})", phrase):
        yield from _one(match[2], match[1], None)
    elif match := re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", phrase):
        day_first = list(_one(match[4], match[3], match[1]))
        yield from day_first
        if match[2] != "." or not day_first:
            yield from _one(match[4], match[1], match[3])


def _worded(phrase: str) -> Iterator[Stretch]:
    if decade := words.DECADE.fullmatch(phrase):
        yield f"{decade[1]}X", f"{decade[1]}X"
        return
    tokens = [token.rstrip(".") for token in phrase.split()]
    tokens = [token for token in tokens if token and token not in words.FILLERS]
    years = [token for token in tokens if re.fullmatch(r"\d{4}", token)]
    days = [token for token in tokens if re.fullmatch(r"\d{1,2}", token)]
    months = [number for token in tokens if (number := words.month_number(token))]
    if len(years) == 1 and len(years) + len(days) + len(months) == len(tokens):
        if len(months) == 1 and len(days) <= 1:
            yield from _one(years[0], str(months[0]), days[0] if days else None)
        elif len(tokens) == 1:
            yield years[0], years[0]


def _one(year: str | None, month: str | None, day: str | None) -> Iterator[Stretch]:
    text = f"{year}-{int(month or 0):02}" + (f"-{int(day):02}" if day else "")
    if understands(text):
        yield text, text


# Parts of months and years -----------------------------------------------------------------


def _part(phrase: str) -> Iterator[Stretch]:
    part, rest = words.leading(words.PARTS, phrase)
    rest = re.sub(rf"^(?:{words.LEADING}) ", "", rest)
    for start, end in _worded(rest) if part else ():
        if start != end or "X" in start or start.count("-") > 1:
            continue
        if "-" in start:
            first, last = _DAYS_OF_PART[part]
            last = last or f"{_last(start).day:02}"
        else:
            first, last = _MONTHS_OF_PART[part]
        yield f"{start}-{first}~", f"{start}-{last}~"


def _season(phrase: str) -> Iterator[Stretch]:
    season, rest = words.leading(words.SEASONS, phrase)
    tokens = [one for one in re.sub(r"[./–-]", " ", rest).split() if one not in words.FILLERS]
    if not season or not tokens or not re.fullmatch(r"\d{4}", tokens[0]):
        return
    year, month = int(tokens[0]), _SEASON_MONTHS[season]
    if season != "winter":
        if len(tokens) == 1:
            yield f"{year:04}-{month:02}~", f"{year:04}-{month + 2:02}~"
        return
    following = {f"{year + 1:04}", f"{(year + 1) % 100:02}"}
    if len(tokens) == 1:
        yield f"{year - 1:04}-12~", f"{year:04}-02~"
    if len(tokens) == 1 or (len(tokens) == 2 and tokens[1] in following):
        yield f"{year:04}-12~", f"{year + 1:04}-02~"


# Intervals and limits ----------------------------------------------------------------------


def _between(phrase: str) -> Iterator[Stretch]:
    inner = re.sub(rf"^(?:{words.OPENERS}) ", "", phrase)
    for joint in re.finditer(words.JOINERS, inner):
        left, right = inner[: joint.start()].strip(), inner[joint.end() :].strip()
        for first, last in _completed(left, right):
            found = list(_joined(first, last))
            if found:
                yield from found
                return


def _joined(first: str, last: str) -> Iterator[Stretch]:
    for start, _ in _stretches(first):
        for _, end in _stretches(last):
            if OPEN not in (start, end) and understands(f"{start}/{end}"):
                yield start, end


def _completed(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Both sides, each lent the words that only the other says: "5–7 December 2022".

    The likeliest first: a year is lent as it is, or as the one before: "December to January 2023".
    """
    if not left or not right:
        return
    if _stretches(left):
        if _stretches(right):
            yield left, right
        return
    tokens = right.split()
    for taken in range(len(tokens) - 1, 0, -1):
        lent = " ".join(tokens[-taken:])
        if _stretches(right) and _stretches(f"{left} {lent}"):
            yield f"{left} {lent}", right
            if re.fullmatch(r"\d{4}", lent):
                yield f"{left} {int(lent) - 1:04}", right
            return
    if re.fullmatch(r"\d{1,2} \d{4}", right) and re.fullmatch(r"\S+ \d{1,2}", left):
        yield f"{left} {tokens[-1]}", f"{left.split(maxsplit=1)[0]} {right}"


def _limited(phrase: str) -> Iterator[Stretch]:
    limit, rest = words.leading(words.LIMITS, phrase)
    for start, end in _stretches(_tidied(rest)) if limit else ():
        if OPEN in (start, end):
            continue
        exact_day = start == end and start.count("-") == 2
        if limit == "before" or (limit == "by" and not exact_day):
            yield OPEN, _neighbour(start, -1)
        if limit in ("until", "by"):
            yield OPEN, end
        if limit == "since":
            yield start, OPEN
        if limit == "after":
            yield _neighbour(end, +1), OPEN


def _neighbour(point: str, step: int) -> str:
    """The year, month or day just before or after a point, as sure as the point is."""
    digits, sureness = point.rstrip("~?%"), point[len(point.rstrip("~?%")) :]
    reached = span(digits)
    edge = reached.first if step < 0 else reached.last
    if edge is None:
        raise ValueError(f"{point!r} has no such side.")
    beyond = edge + timedelta(days=step)
    return beyond.isoformat()[: 4 if "X" in digits else len(digits)] + sureness


def _unsure(phrase: str) -> Iterator[Stretch]:
    sureness, rest = words.leading(words.SURENESS, phrase)
    if not sureness and (ending := re.search(r" ?\(?([?~%])\)?$", phrase)):
        sureness, rest = ending[1], phrase[: ending.start()]
    for start, end in _stretches(_tidied(rest)) if sureness else ():
        yield _marked(start, sureness), _marked(end, sureness)


def _marked(point: str, sureness: str) -> str:
    if point == OPEN or point.endswith("%"):
        return point
    plain = point.rstrip("~?")
    return plain + (sureness if point[len(plain) :] in ("", sureness) else "%")


def _last(point: str) -> date:
    last = span(point).last
    if last is None:
        raise ValueError(f"{point!r} has no end.")
    return last
