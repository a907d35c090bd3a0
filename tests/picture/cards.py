"""Cards that the picture tests share, and the painting of one onto an image."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.records import Card, RecordId, Value
from evidenceboard.picture.card_facts import CardFacts, own_facts
from evidenceboard.picture.card_painter import CardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.look import Look

MARGIN = 12


def no_content(sha256: str) -> bytes:
    raise KeyError(sha256)


def card(kind: str = "claim", fields: dict[str, Value] | None = None, **parts: Any) -> Card:
    sized = {"x": 0.0, "y": 0.0, "width": 320.0, "height": 150.0} | parts
    return Card(RecordId("card"), kind, fields=fields or {}, **sized)


def painted(
    shown: Card,
    look: Look,
    facts: CardFacts | None = None,
    detail: Detail = Detail.FULL,
    *,
    scale: float = 1,
    with_text: bool = True,
    painter: CardPainter | None = None,
) -> QImage:
    """The card on the canvas, with a margin of 12 board units around it."""
    area = QRectF(shown.x, shown.y, shown.width, shown.height)
    area.adjust(-MARGIN, -MARGIN, MARGIN, MARGIN)
    image = QImage((area.size() * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(look.palette.canvas)
    canvas = QPainter(image)
    canvas.scale(scale, scale)
    canvas.translate(-area.topLeft())
    used = painter or CardPainter(look, no_content)
    used.paint(canvas, shown, facts or own_facts(shown), detail, with_text=with_text)
    canvas.end()
    return image


def colours(image: QImage, area: QRectF | None = None) -> set[str]:
    """The colours in an area that is given in the card's own coordinates."""
    found = area.translated(MARGIN, MARGIN).toRect() if area else image.rect()
    return {
        image.pixelColor(x, y).name()
        for x in range(found.left(), found.right() + 1)
        for y in range(found.top(), found.bottom() + 1)
    }
