"""How much of a card is drawn at a scale: what cannot be read is not drawn."""

from __future__ import annotations

from enum import Enum

FULL_FROM = 0.48
TITLE_FROM = 0.1


class Detail(Enum):
    """Levels of detail, the richest first."""

    FULL = "full"
    TITLE = "title"
    BLOCK = "block"


def detail_at(scale: float) -> Detail:
    """The detail for a scale in device pixels per board unit."""
    if scale >= FULL_FROM:
        return Detail.FULL
    return Detail.TITLE if scale >= TITLE_FROM else Detail.BLOCK
