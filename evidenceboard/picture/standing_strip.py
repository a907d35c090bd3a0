"""Where a claim's standing lies at the foot of its card: a line, or two where there is room.

Rule: the word always stands, and the bar yields to the counts and makes room for the figure; a
figure never stands without the name of the semantics that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.card_header import Label
from evidenceboard.picture.look import Look, TextStyle
from evidenceboard.picture.standing_facts import StandingFacts, counts_in_words
from evidenceboard.picture.tally import TALLY_HEIGHT
from evidenceboard.picture.text_block import line_of

TALL_HEIGHT = 35.0
SECOND_LINE = 15.0
BAR_HEIGHT = 6.0
SHORTEST_BAR = 44.0
SHORTEST_BESIDE = 24.0
"""How short the bar may get beside its figure, which then says what it only hints at."""
GAP = 9.0


@frozen(eq=False)
class StandingStrip:
    """The words, and the bar where there is room for one."""

    word: Label
    bar: QRectF | None
    others: tuple[Label, ...]
    """Figure, counts, semantics: as many as there is room for."""


def standing_strip(facts: StandingFacts, look: Look, area: QRectF) -> StandingStrip:
    """Lay a standing out in an area as wide as the card's text, in one line or two."""
    first = QRectF(area.left(), area.top(), area.width(), TALLY_HEIGHT)
    word, rest = _at_left(facts.word.capitalize(), look.badge, first)
    short = [f"{name} {facts.strength:.2f}" for name in short_names(facts.semantics)]
    if area.height() < TALL_HEIGHT:
        counts, rest = _at_right(counts_in_words(facts), look, rest)
        figure, rest = _beside_bar(short, look, rest)
        return StandingStrip(word, _bar(rest, beside=bool(figure)), (*figure, *counts))
    second = QRectF(area.left(), first.bottom() - 2, area.width(), SECOND_LINE)
    said, beside = _at_left(counts_in_words(facts), look.small, second)
    semantics, _ = _at_right(facts.semantics, look, beside)
    figure, rest = _beside_bar([f"{facts.strength:.2f}"] if semantics else short, look, rest)
    return StandingStrip(word, _bar(rest, beside=bool(figure)), (*figure, said, *semantics))


def _beside_bar(texts: Iterable[str], look: Look, rest: QRectF) -> tuple[tuple[Label, ...], QRectF]:
    """The first text that leaves the bar its room, at the right end, else the first that leaves
    it the least; or none."""
    placed = [_at_right(text, look, rest) for text in texts]
    for least in (SHORTEST_BAR, SHORTEST_BESIDE):
        for figure, left in placed:
            if figure and left.width() >= least:
                return figure, left
    return (), rest


def short_names(semantics: str) -> list[str]:
    """What a semantics is called in short: "QE" for Quadratic Energy; one word stays as it is
    where there is room, and is cut at its hyphen where there is not."""
    words = semantics.split()
    if len(words) > 1:
        return ["".join(word[0] for word in words)]
    return list(dict.fromkeys((semantics, semantics.partition("-")[0])))


def _bar(rest: QRectF, *, beside: bool) -> QRectF | None:
    if rest.width() < (SHORTEST_BESIDE if beside else SHORTEST_BAR):
        return None
    return QRectF(rest.left(), rest.center().y() - BAR_HEIGHT / 2, rest.width(), BAR_HEIGHT)


def _at_left(text: str, style: TextStyle, room: QRectF) -> tuple[Label, QRectF]:
    """A label at the left end, and what it leaves."""
    block = line_of(text, style, room.width())
    label = Label(QRectF(room.left(), room.top(), block.natural_width, room.height()), block)
    return label, room.adjusted(min(block.natural_width + GAP, room.width()), 0, 0, 0)


def _at_right(text: str, look: Look, room: QRectF) -> tuple[tuple[Label, ...], QRectF]:
    """A label at the right end, or none where it would not be whole; and what it leaves."""
    block = line_of(text, look.small, 4 * room.width())
    wide = block.natural_width
    if wide + GAP > room.width():
        return (), room
    label = Label(QRectF(room.right() - wide, room.top(), wide, room.height()), block)
    return (label,), room.adjusted(0, 0, -wide - GAP, 0)
