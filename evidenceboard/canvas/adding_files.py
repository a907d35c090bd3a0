"""Files and pictures that become cards, or attachments of the card that they are dropped on.

Rule: what takes long to repaint is repainted in a thread; the board is altered once, at the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from evidenceboard.canvas.attaching import Repainted, attach_files, kept_file
from evidenceboard.canvas.landing import ASIDE, place_all, spot
from evidenceboard.canvas.pictures import decode, is_picture_file
from evidenceboard.canvas.surface import Surface
from evidenceboard.model import edits
from evidenceboard.model.records import Card

PICTURE_SIDE = 420.0
MOST_FILES = 200
SOON_BYTES = 256 * 1024
"""Pictures of more bytes, or of more pixels than fit into four times as many, are repainted beside:
twelve megapixels take a second."""


def take_files(surface: Surface, paths: Sequence[Path], at: QPointF | None = None) -> None:
    """Files become attachments of the card that they are dropped on; on empty canvas pictures
    become image cards, and other files sources that carry them, side by side."""
    if len(paths) > MOST_FILES:
        raise ValueError(f"{len(paths)} files at once are too many: {MOST_FILES} is the most.")
    card = surface.scene.card_at(at) if at is not None else None
    if card is not None and surface.document.board.cards[card].kind != "frame":
        attach_files(surface.document, card, paths)
        surface.selection.set([card])
        return
    where = spot(surface, at)
    pictures = [path for path in paths if is_picture_file(path)]
    if sum(path.stat().st_size for path in pictures) > SOON_BYTES:
        surface.work_wanted.emit("Adding pictures", _adding(surface, paths, where))
        return
    cards = [_card_of_file(surface, path, where) for path in paths]
    place_all(surface, list(_in_rows(cards)), "Add")


def _adding(surface: Surface, paths: Sequence[Path], at: QPointF) -> Iterator[float]:
    """Put files on the board as one step; pictures are repainted beside. Yields the part done."""
    cards: list[Card] = []
    for done, path in enumerate(paths):
        yield done / len(paths)
        shown = None
        if is_picture_file(path):
            shown = yield from _beside(partial(Repainted.of_file, path), done / len(paths))
        cards.append(_card_of_file(surface, path, at, shown))
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


def _card_of_file(
    surface: Surface, path: Path, at: QPointF, shown: Repainted | None = None
) -> Card:
    """A card with a file; a picture may have been repainted before."""
    if shown is not None or is_picture_file(path):
        shown = shown or Repainted.of_file(path)
        return _image_card(surface, shown, at, Path(shown.name).stem)
    found = kept_file(surface.document, path)
    card = edits.new_card(surface.document.board, "source", at.x(), at.y(), found.name)
    return replace(card, attachments=(found,))


def paste_picture(surface: Surface, found: QImage | bytes | None, at: QPointF) -> bool:
    """Make a card of a copied picture; False where there is none. Raises ValueError, in words, for
    what cannot be decoded."""
    if found is None:
        return False
    size = len(found) if isinstance(found, bytes) else found.sizeInBytes()
    if size <= (SOON_BYTES if isinstance(found, bytes) else SOON_BYTES * 4):
        place_all(surface, [_image_card(surface, _repainted(found), at)], "Paste")
    else:
        surface.work_wanted.emit("Pasting a picture", _pasting(surface, found, at))
    return True


def _pasting(surface: Surface, found: QImage | bytes, at: QPointF) -> Iterator[float]:
    """Put a large picture on the board, which is repainted beside; one item for each moment."""
    shown = yield from _beside(partial(_repainted, found), 0.0)
    place_all(surface, [_image_card(surface, shown, at)], "Paste")


def _beside(repaint: Callable[[], Repainted], done: float) -> Generator[float, None, Repainted]:
    """Repaint in a thread; yields the part done before for each moment until it is done."""
    from evidenceboard.export.aside import Aside  # noqa: PLC0415  # brings the exports

    work = Aside(repaint, daemon=False)
    for _ in work.wait():
        yield done
    return work.result


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
