"""The top line of a card: icon and kind word at the left; at the right paper-clip, lock, badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_words import kind_word
from evidenceboard.picture.look import Look
from evidenceboard.picture.text_block import TextBlock, line_of

TOP = 9.0
HEIGHT = 20.0
ICON = 14.0
ICON_LEFT = 15.0
WORD_LEFT = 34.0
RIGHT = 11.0
BADGE_PADDING = 8.0
MARK = 13.0
MARK_GAP = 5.0


@frozen(eq=False)
class Label:
    """A line of text with the rectangle that it stands in."""

    rect: QRectF
    text: TextBlock


@frozen(eq=False)
class Mark:
    """A small icon that says something about the card, and a count beside it."""

    icon: str
    rect: QRectF
    count: Label | None = None


@frozen(eq=False)
class Header:
    """The parts of the top line. The kind word yields to what stands at the right."""

    icon: QRectF
    word: Label | None
    badge: Label | None
    marks: tuple[Mark, ...]


def header(card: Card, facts: CardFacts, look: Look) -> Header:
    """Lay out the top line of a card."""
    badge = _badge(facts.badge, look, card.width)
    free = (badge.rect.left() if badge else card.width - RIGHT) - MARK_GAP
    marks, free = _marks(card, look, free)
    word = None
    if free - WORD_LEFT > 2 * MARK:
        text = line_of(kind_word(card), look.word, free - WORD_LEFT)
        word = Label(QRectF(WORD_LEFT, TOP, free - WORD_LEFT, HEIGHT), text)
    icon = QRectF(ICON_LEFT, TOP + (HEIGHT - ICON) / 2, ICON, ICON)
    return Header(icon, word, badge, marks)


def _badge(words: str, look: Look, card_width: float) -> Label | None:
    most = card_width - RIGHT - WORD_LEFT - 2 * BADGE_PADDING
    if not words or most < BADGE_PADDING:
        return None
    text = line_of(words, look.badge, most)
    width = text.natural_width + 2 * BADGE_PADDING
    return Label(QRectF(card_width - RIGHT - width, TOP, width, HEIGHT), text)


def _marks(card: Card, look: Look, right: float) -> tuple[tuple[Mark, ...], float]:
    """Lock and paper-clip, from the right, and how far to the right the kind word may go."""
    made: list[Mark] = []
    attached = len(card.attachments) - (1 if card_kind(card.kind).holds_picture else 0)
    if card.locked and right - MARK > WORD_LEFT:
        made.append(Mark("mdi6.lock-outline", _mark_rect(right)))
        right -= MARK + MARK_GAP
    if attached > 0 and right - 2 * MARK > WORD_LEFT:
        text = line_of(str(attached), look.small, 3 * MARK)
        count = Label(QRectF(right - text.natural_width, TOP, text.natural_width, HEIGHT), text)
        right = count.rect.left() - 1
        made.append(Mark("mdi6.paperclip", _mark_rect(right), count))
        right -= MARK + MARK_GAP
    return tuple(made), right


def _mark_rect(right: float) -> QRectF:
    return QRectF(right - MARK, TOP + (HEIGHT - MARK) / 2, MARK, MARK)
