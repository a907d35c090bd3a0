"""Draws cards from afar, where body and chips cannot be read: paper, bar, large title, badge.

Rule: there may be thousands on screen, so only what tells them apart is drawn, and titles that
were laid out once are kept.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import Card
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_paper import BAR
from evidenceboard.picture.card_pictures import CardPictures
from evidenceboard.picture.frame_painter import paint_frame, shows_header
from evidenceboard.picture.look import Look
from evidenceboard.picture.picture_painter import paint_picture
from evidenceboard.picture.standing_bar import paint_bar
from evidenceboard.picture.text_block import TextBlock, lay_out
from evidenceboard.theme.icons import glyph_at

KEPT = 8_192
LEFT = 20.0
RIGHT = 14.0
TOP = 12.0
BOTTOM = 10.0
EDGE = 1.5
ICON = 24.0
TALLY = 8.0


class FarPainter:
    """Paints cards of one look from afar, each with its top left corner at (0, 0)."""

    def __init__(self, look: Look, pictures: CardPictures) -> None:
        self._look = look
        self._pictures = pictures
        self._blocks: OrderedDict[tuple[str, float, int], TextBlock] = OrderedDict()

    def paint(
        self, painter: QPainter, card: Card, facts: CardFacts, *, with_text: bool = True
    ) -> None:
        """Draw one card, its title only if `with_text`."""
        kind, look = card_kind(card.kind), self._look
        if kind.encloses:
            paint_frame(painter, card, look)
            with_text = with_text and shows_header(painter)
        else:
            self._paint_paper(painter, card)
        title = self.heading(card)
        top = self._picture_top(painter, card, title) if kind.holds_picture else TOP
        bottom = self._paint_tally(painter, card, facts)
        if not kind.encloses and bottom - top - title.height >= ICON:
            self._paint_foot(painter, card, facts, bottom)
        if with_text:
            painter.setPen(look.card_accent(card.kind) if kind.encloses else look.palette.ink)
            title.draw(painter, LEFT, 4 if kind.encloses else top)

    def heading(self, card: Card) -> TextBlock:
        """A card's title in large type, in as many lines as it has room for."""
        most = most_lines(card, self._look.heading.pitch)
        return self._block(card.title, card.width - LEFT - RIGHT, most)

    def _block(self, text: str, width: float, most: int) -> TextBlock:
        key = text, width, most
        if key not in self._blocks:
            self._blocks[key] = lay_out(text, self._look.heading, width, most)
            if len(self._blocks) > KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(key)
        return self._blocks[key]

    def _paint_paper(self, painter: QPainter, card: Card) -> None:
        whole = QRectF(0, 0, card.width, card.height)
        painter.fillRect(whole, self._look.palette.card_line)
        painter.fillRect(whole.adjusted(EDGE, EDGE, -EDGE, -EDGE), self._look.paper(card.kind))
        if not card_kind(card.kind).slip:
            bar = QRectF(0, 0, 2 * BAR, card.height)
            painter.fillRect(bar, self._look.card_accent(card.kind))

    def _picture_top(self, painter: QPainter, card: Card, title: TextBlock) -> float:
        size = QSizeF(card.width, card.height)
        return self.paint_picture(painter, card, size, title.height)

    def paint_picture(
        self, painter: QPainter, card: Card, size: QSizeF, title_height: float
    ) -> float:
        """Draw the picture above the title of a card of that size; returns where the title
        goes."""
        area = _area(card, size, title_height)
        if area is None:
            return TOP
        paint_picture(painter, card, area, self._look, self._pictures)
        return size.height() - BOTTOM - title_height

    def picture_area(self, card: Card) -> QRectF | None:
        """Where a card shows the picture that it holds, seen from afar; None where it has no room
        for one."""
        return _area(card, QSizeF(card.width, card.height), self.heading(card).height)

    def _paint_tally(self, painter: QPainter, card: Card, facts: CardFacts) -> float:
        """Draw the standing of a claim, or its two sides while that is not known, as a bar at its
        foot; returns what is left above it."""
        counted = facts.supports + facts.contradicts
        bottom = card.height - BOTTOM
        if not counted or card.height < 3 * ICON:
            return bottom
        bar = QRectF(LEFT, bottom - TALLY, card.width - LEFT - RIGHT, TALLY)
        if facts.standing is not None:
            paint_bar(painter, bar, facts.standing, self._look.palette, self._look.palette.card)
        else:
            self._paint_sides(painter, bar, facts.supports / counted)
        return bottom - TALLY - BOTTOM / 2

    def _paint_sides(self, painter: QPainter, bar: QRectF, share: float) -> None:
        first = bar.width() * share
        painter.fillRect(bar.adjusted(0, 0, first - bar.width(), 0), self._colour("supports"))
        painter.fillRect(bar.adjusted(first, TALLY / 2, 0, 0), self._colour("contradicts"))

    def _colour(self, accent: str) -> QColor:
        return self._look.palette.accent(accent)

    def _paint_foot(self, painter: QPainter, card: Card, facts: CardFacts, bottom: float) -> None:
        """The kind's icon at the left, the badge at the right, where the title leaves room."""
        accent, kind = self._look.card_accent(card.kind), card_kind(card.kind)
        pitch = self._look.heading.pitch
        if not kind.slip and not kind.holds_picture:
            icon = glyph_at(kind.icon, LEFT - 2, 0, ICON)
            painter.fillPath(icon.translated(0, bottom - ICON), accent)
        room = card.width - LEFT - RIGHT - ICON - BOTTOM
        if facts.badge and room > ICON:
            badge = self._block(facts.badge, room, 1)
            painter.setPen(accent)
            x = card.width - RIGHT - badge.natural_width - badge.left
            badge.draw(painter, x, bottom - (ICON + pitch) / 2)


def _area(card: Card, size: QSizeF, title_height: float) -> QRectF | None:
    top = size.height() - BOTTOM - title_height
    area = QRectF(LEFT, TOP, size.width() - LEFT - RIGHT, top - TOP - BOTTOM / 2)
    return area if card.attachments and area.height() > ICON else None


def most_lines(card: Card, pitch: float) -> int:
    """How many lines of its title a card has room for."""
    kind = card_kind(card.kind)
    if kind.encloses or kind.holds_picture:
        return 1
    return max(1, int((card.height - TOP - BOTTOM) / pitch))
