"""Empty cards as pictures: shadow, edge, paper and bar, drawn once for all cards of a size.

Rule: a picture is used only where its pixels fall on those of what is painted; everywhere else,
and in vectors, the card is drawn anew.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QTransform

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import Card
from evidenceboard.picture.card_paper import paper, slip
from evidenceboard.picture.card_shadow import SHADOW, paint_shadow
from evidenceboard.picture.engine_kind import paints_pixels
from evidenceboard.picture.engraver import Engraver
from evidenceboard.picture.frame_painter import see_through
from evidenceboard.picture.look import Look

FOLD_SHARE = 0.28
KEPT_BYTES = 12 * 2**20
LARGEST = 2**21
NEAR = 1e-6

Key = tuple[str, float, float, float]


class CardPapers:
    """Papers of one look, the ones used last kept."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0

    def paint(self, painter: QPainter, card: Card) -> None:
        """Draw a card's paper with its top left corner at (0, 0)."""
        if isinstance(painter, Engraver):
            again = partial(self._paint_straight, painter, card)
            painter.repeat((card.kind, card.width, card.height), again)
            return
        place = painter.transform()
        if not _is_on_pixels(painter, place) or _bytes(card, place.m11()) > LARGEST:
            self._paint_straight(painter, card)
            return
        image = self._image(card, place.m11())
        room = _room(place.m11())
        painter.setTransform(QTransform())
        painter.drawImage(QPoint(round(place.dx()) - room, round(place.dy()) - room), image)
        painter.setTransform(place)

    def _image(self, card: Card, scale: float) -> QImage:
        key = (card.kind, card.width, card.height, scale)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        image = self._made(card, scale)
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > KEPT_BYTES:
            _, given_up = self._kept.popitem(last=False)
            self._bytes -= given_up.sizeInBytes()
        return image

    def _made(self, card: Card, scale: float) -> QImage:
        image = QImage(*_size(card, scale), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_room(scale), _room(scale))
        painter.scale(scale, scale)
        self._paint_straight(painter, card)
        painter.end()
        return image

    def _paint_straight(self, painter: QPainter, card: Card) -> None:
        palette = self._look.palette
        is_slip = card_kind(card.kind).slip
        sheet = (slip if is_slip else paper)(card.width, card.height)
        paint_shadow(painter, card.width, card.height, palette.shadow)
        painter.fillPath(sheet.edge, palette.card_line)
        painter.fillPath(sheet.inside, self._look.paper(card.kind))
        accent = self._look.card_accent(card.kind)
        painter.fillPath(sheet.bar, see_through(accent, FOLD_SHARE) if is_slip else accent)


def _is_on_pixels(painter: QPainter, place: QTransform) -> bool:
    """Whether the card's corner is the corner of a pixel, and nothing is turned or skewed."""
    return (
        paints_pixels(painter)
        and place.m12() == place.m21() == 0
        and place.m11() == place.m22() > 0
        and abs(place.dx() - round(place.dx())) < NEAR
        and abs(place.dy() - round(place.dy())) < NEAR
    )


def _room(scale: float) -> int:
    """Pixels around the card for its shadow."""
    return math.ceil(SHADOW * scale) + 1


def _size(card: Card, scale: float) -> tuple[int, int]:
    width, height = (
        math.ceil(side * scale) + 2 * _room(scale) for side in (card.width, card.height)
    )
    return width, height


def _bytes(card: Card, scale: float) -> int:
    width, height = _size(card, scale)
    return width * height * 4
