"""Files and pictures that become cards, or attachments of the card that they are dropped on.

Rule: what takes long to read or to repaint is taken in in a thread; the board is altered once, at
the end.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from evidenceboard.canvas.attaching import (
    Repainted,
    Taken,
    attach_files,
    beside,
    is_soon,
    is_soon_read,
    take,
)
from evidenceboard.canvas.landing import ASIDE, place_all, spot
from evidenceboard.canvas.pictures import decode, pixels_in
from evidenceboard.canvas.surface import Surface
from evidenceboard.model import edits
from evidenceboard.model.records import Card

PICTURE_SIDE = 420.0
MOST_FILES = 200


def take_files(surface: Surface, paths: Sequence[Path], at: QPointF | None = None) -> None:
    """Files become attachments of the card that they are dropped on; on empty canvas pictures
    become image cards, and other files sources that carry them, side by side."""
    if len(paths) > MOST_FILES:
        raise ValueError(f"{len(paths)} files at once are too many: {MOST_FILES} is the most.")
    card = surface.scene.card_at(at) if at is not None else None
    if card is not None and surface.document.board.cards[card].kind != "frame":
        attach_files(surface.document, card, paths, surface.work_wanted)
        surface.selection.set([card])
        return
    where = spot(surface, at)
    if is_soon_read(paths):
        _place(surface, [_card_of(surface, take(path, shows=True), where) for path in paths])
    else:
        words = "Adding a file" if len(paths) == 1 else f"Adding {len(paths)} files"
        surface.work_wanted.emit(words, _adding(surface, paths, where))


def _adding(surface: Surface, paths: Sequence[Path], at: QPointF) -> Iterator[float]:
    """Put files on the board that are read and repainted beside, each kept before the next one is
    read; yields the part done."""
    cards: list[Card] = []
    for path in paths:
        taken = yield from beside(partial(take, path, shows=True), len(cards) / len(paths))
        cards.append(_card_of(surface, taken, at))
    _place(surface, cards)


def _place(surface: Surface, cards: Sequence[Card]) -> None:
    """Put the cards of files on the board as one step."""
    place_all(surface, list(_in_rows(cards)), "Add")


def _in_rows(cards: Sequence[Card]) -> Iterator[Card]:
    """The cards in about as many rows as columns, from where the first one is."""
    across = math.ceil(math.sqrt(len(cards)))
    y = cards[0].y
    for start in range(0, len(cards), across):
        x, row = cards[0].x, cards[start : start + across]
        for card in row:
            yield replace(card, x=x, y=y)
            x += card.width + ASIDE
        y += max(card.height for card in row) + ASIDE


def _card_of(surface: Surface, taken: Taken, at: QPointF) -> Card:
    if isinstance(taken, Repainted):
        return _image_card(surface, taken, at, Path(taken.name).stem)
    found = taken.kept(surface.document)
    card = edits.new_card(surface.document.board, "source", at.x(), at.y(), found.name)
    return replace(card, attachments=(found,))


def paste_picture(surface: Surface, found: QImage | bytes | None, at: QPointF) -> bool:
    """Make a card of a copied picture; False where there is none. Raises ValueError, in words, for
    what cannot be decoded."""
    if found is None:
        return False
    if isinstance(found, bytes):
        soon = is_soon(len(found), pixels_in(found))
    else:
        soon = is_soon(0, found.width() * found.height())
    if soon:
        place_all(surface, [_image_card(surface, _repainted(found), at)], "Paste")
    else:
        surface.work_wanted.emit("Pasting a picture", _pasting(surface, found, at))
    return True


def _pasting(surface: Surface, found: QImage | bytes, at: QPointF) -> Iterator[float]:
    """Put a large picture on the board, which is repainted beside; one item for each moment."""
    shown = yield from beside(partial(_repainted, found), 0.0)
    place_all(surface, [_image_card(surface, shown, at)], "Paste")


def _repainted(found: QImage | bytes) -> Repainted:
    image = decode(found, "The copied picture") if isinstance(found, bytes) else found
    return Repainted.of("Pasted picture.png", image)


def _image_card(surface: Surface, shown: Repainted, at: QPointF, title: str = "") -> Card:
    """A card as wide or high as the picture asks, within bounds, that holds the picture."""
    picture, pixels = shown.kept(surface.document), shown.pixels
    shrink = min(PICTURE_SIDE / max(pixels), 1)
    width, height = max(pixels[0] * shrink, 160) + 20, max(pixels[1] * shrink, 90) + 90
    board = surface.document.board
    card = edits.new_card(board, "image", at.x(), at.y(), title, size=(round(width), round(height)))
    return replace(card, attachments=(picture,))
