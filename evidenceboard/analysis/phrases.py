"""How findings name cards and count things in their sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import Card

_LONGEST = 60
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def named(card: Card) -> str:
    """A card's title in quotation marks, shortened; an untitled one by its kind."""
    title = " ".join(card.title.split())
    if not title:
        return f"an untitled {card_kind(card.kind).word.lower()}"
    short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
    return quoted(short)


def quoted(title: str) -> str:
    """A title in quotation marks. One that is written from right to left is isolated, with a mark
    before it for Qt, which looks into isolates: or the whole sentence would turn round."""
    return f"\u200e“\u2068{title}\u2069”" if _turns(title) else f"“{title}”"


def titled(card: Card) -> str:
    """A card's whole title within a line of other words, which keep their order."""
    title = card.title or "Untitled"
    return f"\u2068{title}\u2069" if _turns(title) else title


def _turns(title: str) -> bool:
    """Whether it is written from right to left, at least in part."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in title)


def first_named(card: Card) -> str:
    """The same at the start of a sentence."""
    return sentence(named(card))


def sentence(words: str) -> str:
    """The words with a capital at their start."""
    return words[:1].upper() + words[1:]


def number(count: int) -> str:
    """ "three"; from thirteen on in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, word: str, plural: str = "") -> str:
    """ "one source", "three sources", "14 sources"."""
    return f"{number(count)} {word if count == 1 else plural or word + 's'}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """ "A, B and C"; of more than `most` the rest is counted."""
    if len(names) > most:
        names = [*names[: most - 1], counted(len(names) - most + 1, "other")]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
