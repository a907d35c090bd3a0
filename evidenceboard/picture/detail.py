"""How much of a card is drawn at a scale: what cannot be read is not drawn."""

from __future__ import annotations

from enum import Enum

FULL_FROM = 0.48
TITLE_FROM = 0.18
GREEK_FROM = 0.1


class Detail(Enum):
    """Levels of detail, the richest first."""

    FULL = "full"
    TITLE = "title"
    GREEK = "greek"
    """Titles as bars, a word each: there is something to read, but not from here."""
    BLOCK = "block"

    __hash__ = object.__hash__  # the one of Enum is written in Python, and steps ask for it


def detail_at(scale: float) -> Detail:
    """The detail for a scale in device pixels per board unit."""
    if scale >= FULL_FROM:
        return Detail.FULL
    if scale >= TITLE_FROM:
        return Detail.TITLE
    return Detail.GREEK if scale >= GREEK_FROM else Detail.BLOCK
