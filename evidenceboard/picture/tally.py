"""How many connectors speak for a claim and how many against it, as a split bar with words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.look import Look
from evidenceboard.picture.text_block import TextBlock, line_of

TALLY_HEIGHT = 20.0
BAR_HEIGHT = 5.0
SPLIT = 2.0
SHORTEST_BAR = 40.0
DASH = 7.0
DASH_GAP = 2.5
GAP = 10.0


@frozen(eq=False)
class Tally:
    """Two bars end to end, and the counts in words. What contradicts is broken, as its
    connectors are, so that it reads without colour."""

    supports: QRectF
    contradicts: QRectF
    words: TextBlock | None
    words_rect: QRectF
    supports_path: QPainterPath
    contradicts_path: QPainterPath


def tally(facts: CardFacts, look: Look, area: QRectF) -> Tally:
    """Lay the bar out; where the words leave it no room, they are left out."""
    text = line_of(tally_words(facts), look.small, area.width())
    length = area.width() - text.natural_width - GAP
    words = text if length >= SHORTEST_BAR else None
    length = length if words else area.width()
    share = facts.supports / (facts.supports + facts.contradicts)
    split = SPLIT if 0 < share < 1 else 0
    y = area.center().y() - BAR_HEIGHT / 2
    first = (length - split) * share
    supports = QRectF(area.left(), y, first, BAR_HEIGHT)
    contradicts = QRectF(area.left() + first + split, y, length - split - first, BAR_HEIGHT)
    return Tally(
        supports,
        contradicts,
        words,
        QRectF(area.left() + length + GAP, area.top(), text.natural_width, area.height()),
        _rounded_off([supports] if share > 0 else []),
        _rounded_off(dashes(contradicts) if share < 1 else []),
    )


def _rounded_off(bars: list[QRectF]) -> QPainterPath:
    path = QPainterPath()
    for bar in bars:
        path.addRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    return path


def dashes(bar: QRectF) -> list[QRectF]:
    """The pieces of a broken bar; they fill it to its end."""
    count = max(1, round((bar.width() + DASH_GAP) / (DASH + DASH_GAP)))
    length = (bar.width() + DASH_GAP) / count - DASH_GAP
    steps = (bar.left() + number * (length + DASH_GAP) for number in range(count))
    return [QRectF(left, bar.top(), length, bar.height()) for left in steps]


def tally_words(facts: CardFacts) -> str:
    """ "3 support · 2 contradict", and only the side that there is."""
    parts = []
    if facts.supports:
        parts.append(f"{facts.supports} support{'s' if facts.supports == 1 else ''}")
    if facts.contradicts:
        parts.append(f"{facts.contradicts} contradict{'s' if facts.contradicts == 1 else ''}")
    return " · ".join(parts)
