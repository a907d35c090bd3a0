"""Draws cards, on screen and in every export, in board coordinates.

Rule: all that a card shows comes from its record and its `CardFacts`; the painter holds nothing
but caches.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPainterPathStroker, QPen

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_header import Header, Label
from evidenceboard.picture.card_layout import CardLayout
from evidenceboard.picture.card_layouts import CardLayouts
from evidenceboard.picture.card_paper import rounded
from evidenceboard.picture.card_papers import CardPapers
from evidenceboard.picture.card_pictures import CardPictures, Content, Key
from evidenceboard.picture.card_shadow import SHADOW
from evidenceboard.picture.chip_rows import PlacedChip
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.far_painter import FarPainter
from evidenceboard.picture.frame_painter import paint_frame
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import SCREEN, Memory
from evidenceboard.picture.muting import paint_muted
from evidenceboard.picture.picture_painter import paint_picture
from evidenceboard.picture.standing_bar import paint_bar, word_colour
from evidenceboard.picture.standing_facts import StandingFacts
from evidenceboard.picture.standing_strip import StandingStrip
from evidenceboard.picture.tally import Tally
from evidenceboard.picture.text_block import TextBlock
from evidenceboard.theme.icons import glyph_at

__all__ = ["SHADOW", "CardPainter"]

BADGE_CORNER = 6.0
BADGE_LINE = 1.2
BADGE_DASHES = (3.0, 2.0)


class CardPainter:
    """Paints cards of one look. `content` gives an attachment's bytes by their SHA-256."""

    def __init__(
        self,
        look: Look,
        content: Content,
        memory: Memory = SCREEN,
        pictures: CardPictures | None = None,
    ) -> None:
        """`pictures` are shared with others; without them each is decoded as it is painted."""
        self._look = look
        self._layouts = CardLayouts(look, memory.layouts)
        self._papers = CardPapers(look)
        self._pictures = pictures or CardPictures(content)
        self._far = FarPainter(look, self._pictures)

    def layout(self, card: Card, facts: CardFacts) -> CardLayout:
        """Where the parts of a card lie; kept, so asking costs little."""
        return self._layouts.of(card, facts)

    def get_ready(self, card: Card, facts: CardFacts, detail: Detail) -> None:
        """Lay out ahead what a card says, which is the same at any scale."""
        if detail is Detail.FULL:
            self._layouts.of(card, facts)
        elif detail is Detail.TITLE:
            self._far.heading(card)

    def is_ready(self, card_id: RecordId, detail: Detail) -> bool:
        """Whether a card needs no laying out in full; from afar that is soon done."""
        return detail is not Detail.FULL or card_id in self._layouts

    def has_decoded(self, card: Card, facts: CardFacts, scale: float, detail: Detail) -> bool:
        """Whether a card can be painted without decoding a picture."""
        if not card.attachments:
            return True
        wanted = self._longer_edge(card, facts, detail) * scale
        return wanted <= 0 or self._pictures.has(card.attachments[0], wanted)

    def decode(self, card: Card, facts: CardFacts, scale: float, detail: Detail) -> None:
        """Decode the picture that a card is about to be painted with at a scale."""
        if card.attachments:
            self._pictures.picture(card, self._longer_edge(card, facts, detail) * scale)

    def decoding(
        self, card: Card, facts: CardFacts, scale: float, detail: Detail
    ) -> tuple[Key, Callable[[], QImage | None]] | None:
        """What decodes the picture that a card shows at a scale on any thread; see
        `CardPictures`."""
        if not card.attachments:
            return None
        return self._pictures.decoding(card, self._longer_edge(card, facts, detail) * scale)

    def decode_ahead(self, card: Card, facts: CardFacts, scale: float, detail: Detail) -> None:
        """Have the picture at hand that a card would show at a scale."""
        if card.attachments:
            self._pictures.decode_ahead(card, self._longer_edge(card, facts, detail) * scale)

    def _longer_edge(self, card: Card, facts: CardFacts, detail: Detail) -> float:
        """Of the place of a card's picture, in board units; 0 where it has none."""
        area = (
            self._layouts.of(card, facts).picture
            if detail is Detail.FULL
            else self._far.picture_area(card)
        )
        return max(area.width(), area.height()) if area else 0.0

    def paint(
        self,
        painter: QPainter,
        card: Card,
        facts: CardFacts,
        detail: Detail,
        *,
        with_text: bool = True,
    ) -> None:
        """Draw a card at its place. Without text where an editor stands over it."""
        painter.save()
        painter.translate(card.x, card.y)
        if detail is Detail.FULL:
            self._paint_full(painter, card, facts, with_text=with_text)
        elif detail is not Detail.BLOCK:
            with_text = with_text and detail is Detail.TITLE
            self._far.paint(painter, card, facts, with_text=with_text)
        else:
            self._paint_block(painter, card)
        if facts.is_muted:
            paint_muted(painter, card, self._look)
        painter.restore()

    def paint_picture(self, painter: QPainter, card: Card, place: QRectF) -> None:
        """Draw nothing but the picture that a card holds, as it is seen from afar, in a card
        that is shown at that place."""
        painter.save()
        painter.translate(place.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._far.paint_picture(painter, card, place.size(), self._look.heading.pitch)
        painter.restore()

    def _paint_full(
        self, painter: QPainter, card: Card, facts: CardFacts, *, with_text: bool
    ) -> None:
        laid = self._layouts.of(card, facts)
        kind = card_kind(card.kind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind.encloses:
            paint_frame(painter, card, self._look)
        else:
            self._papers.paint(painter, card)
        if laid.header:
            self._paint_header(painter, card, laid.header, facts)
        if laid.picture:
            paint_picture(painter, card, laid.picture, self._look, self._pictures)
        if with_text:
            self._paint_text(painter, card, laid)
        if laid.tally:
            self._paint_tally(painter, laid.tally)
        if laid.standing and facts.standing:
            self._paint_standing(painter, laid.standing, facts.standing)
        for chip in laid.chips:
            self._paint_chip(painter, chip)

    def _paint_header(
        self, painter: QPainter, card: Card, header: Header, facts: CardFacts
    ) -> None:
        accent = self._look.card_accent(card.kind)
        icon = card_kind(card.kind).icon
        painter.fillPath(_glyph(icon, header.icon), accent)
        if header.word:
            _write(painter, header.word, accent)
        for mark in header.marks:
            painter.fillPath(_glyph(mark.icon, mark.rect), self._look.palette.faint_ink)
            if mark.count:
                _write(painter, mark.count, self._look.palette.faint_ink)
        if header.badge:
            size, place = header.badge.rect.size(), header.badge.rect.topLeft()
            outline = _badge_outline(size.width(), size.height(), broken=facts.is_unjudgeable)
            painter.fillPath(outline.translated(place), accent)
            _write(painter, header.badge, accent, centred=True)

    def _paint_text(self, painter: QPainter, card: Card, laid: CardLayout) -> None:
        palette = self._look.palette
        ink = palette.faint_ink if laid.is_prompting else palette.ink
        if card_kind(card.kind).encloses:
            ink = self._look.card_accent(card.kind)
        painter.setPen(ink)
        laid.title.draw(painter, laid.title_area.left(), laid.title_area.top())
        if laid.body:
            painter.setPen(palette.soft_ink)
            laid.body.draw(painter, laid.body_area.left(), laid.body_area.top())

    def _paint_tally(self, painter: QPainter, tally: Tally) -> None:
        palette = self._look.palette
        painter.fillPath(tally.supports_path, palette.accent("supports"))
        painter.fillPath(tally.contradicts_path, palette.accent("contradicts"))
        if tally.words:
            _write(painter, Label(tally.words_rect, tally.words), palette.soft_ink)

    def _paint_standing(
        self, painter: QPainter, strip: StandingStrip, facts: StandingFacts
    ) -> None:
        palette = self._look.palette
        _write(painter, strip.word, word_colour(facts.word, palette))
        if strip.bar:
            paint_bar(painter, strip.bar, facts, palette, palette.card)
        for label in strip.others:
            _write(painter, label, palette.soft_ink)

    def _paint_chip(self, painter: QPainter, chip: PlacedChip) -> None:
        palette = self._look.palette
        radius = chip.rect.height() / 2
        painter.setPen(QPen(palette.field_line, 1) if chip.is_caution else Qt.PenStyle.NoPen)
        painter.setBrush(palette.chip)
        painter.drawRoundedRect(chip.rect, radius, radius)
        ink = palette.ink if chip.is_caution else palette.soft_ink
        _write(painter, Label(chip.rect, chip.text), ink, centred=True)

    def heading(self, card: Card) -> TextBlock:
        """A card's title in large type, in as many lines as it has room for."""
        return self._far.heading(card)

    def _paint_block(self, painter: QPainter, card: Card) -> None:
        whole = QRectF(0, 0, card.width, card.height)
        if card_kind(card.kind).encloses:
            paint_frame(painter, card, self._look)
        else:
            painter.fillRect(whole, self._look.card_accent(card.kind))


@lru_cache(maxsize=512)
def _badge_outline(width: float, height: float, *, broken: bool) -> QPainterPath:
    """The outline as a shape to fill: a dashed pen would draw it differently in every tile."""
    stroker = QPainterPathStroker()
    stroker.setWidth(BADGE_LINE)
    if broken:
        stroker.setDashPattern(BADGE_DASHES)
    return stroker.createStroke(rounded(QRectF(0, 0, width, height), BADGE_CORNER))


def _glyph(name: str, rect: QRectF) -> QPainterPath:
    return glyph_at(name, rect.left(), rect.top(), rect.width())


def _write(painter: QPainter, label: Label, ink: QColor, *, centred: bool = False) -> None:
    """Draw a line of text in the middle of its rectangle's height."""
    painter.setPen(ink)
    spare = label.rect.width() - label.text.natural_width if centred else 0
    x = label.rect.left() + spare / 2 - label.text.left
    label.text.draw(painter, x, label.rect.center().y() - label.text.height / 2)
