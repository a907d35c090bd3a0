"""Copy, cut, paste, duplicate and delete: what the Edit menu does to a board on screen.

Everything that comes from the clipboard or is dropped passes through `take`, which turns it into
records as one step, or raises ValueError or OSError with a sentence before the board is touched.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSizeF
from PySide6.QtGui import QCursor, QGuiApplication, QImage

from evidenceboard.canvas.attaching import Repainted, attach_files, kept_file
from evidenceboard.canvas.clip_json import CLIP_LIMIT, to_json
from evidenceboard.canvas.clip_reading import from_json
from evidenceboard.canvas.clip_words import Draft, from_words, in_words, plain_note
from evidenceboard.canvas.mime_types import BOARD_SUFFIX, CLIP_TYPE, KIND_TYPE
from evidenceboard.canvas.pictures import decode, is_picture_file, picture_in
from evidenceboard.canvas.placing import place_kind
from evidenceboard.canvas.surface import Surface, editable, visible_rect
from evidenceboard.canvas.wording import counted
from evidenceboard.model import edits
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, RecordId

__all__ = [
    "KIND_TYPE",
    "attach_files",
    "copy",
    "cut",
    "delete_selection",
    "duplicate",
    "paste",
    "paste_plain",
    "take",
]

ASIDE = 24.0
TALLEST_PASTED = 560.0
PICTURE_SIDE = 420.0
MOST_FILES = 200
NOTHING = "There is nothing here that a board can hold."
"""What is said of an empty clipboard, or of one with nothing for us."""

SOON_BYTES = 256 * 1024
"""Pictures of more bytes, or of more pixels than fit into four times as many, are repainted beside:
twelve megapixels take a second."""


def copy(surface: Surface) -> bool:
    """Put the selected cards, with the connectors among them, on the clipboard: for boards as
    they are, for other programs as text. False when no card is selected."""
    clip = edits.clip(surface.document.board, _with_contents(surface))
    if not clip.cards:
        return False
    mime = QMimeData()
    mime.setData(CLIP_TYPE, to_json(clip, surface.document.content))
    mime.setText(in_words(clip))
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def cut(surface: Surface) -> bool:
    """Copy the selected cards, then take them off the board."""
    if not editable(surface) or not copy(surface):
        return False
    _delete(surface, _with_contents(surface), "Cut")
    return True


def delete_selection(surface: Surface) -> bool:
    """Take the selected records off the board. A frame leaves what lies in it."""
    if not surface.selection.count or not editable(surface):
        return False
    _delete(surface, surface.selection.ids, "Delete")
    return True


def _delete(surface: Surface, ids: Collection[RecordId], verb: str) -> None:
    board = surface.document.board
    surface.document.perform(f"{verb} {counted(board, ids)}", edits.delete(board, ids))


def duplicate(surface: Surface) -> bool:
    """Copies of the selected cards beside them, selected in their place."""
    chosen = _with_contents(surface)
    if not chosen or not editable(surface):
        return False
    board = surface.document.board
    change, made = edits.duplicate(board, chosen, ASIDE, ASIDE)
    surface.document.perform(f"Duplicate {counted(board, chosen)}", change)
    surface.selection.set(made)
    surface.ensure_visible(made)
    return True


def _with_contents(surface: Surface) -> set[RecordId]:
    return edits.with_contents(surface.document.board, surface.selection.ids)


def paste(surface: Surface, at: QPointF | None = None) -> bool:
    """Put what the clipboard holds on the board, at a board point or where one looks.

    Raises ValueError or OSError, in a sentence, for what no board can take.
    """
    return take(surface, _clipboard(), at)


def _clipboard() -> QMimeData:
    """What the clipboard holds. Qt gives None for an empty one."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def paste_plain(surface: Surface) -> bool:
    """Put the clipboard's text on the board as a note, whatever else the clipboard holds."""
    text = _clipboard().text()
    if not editable(surface):
        return False
    if not text.strip():
        surface.hint_changed.emit(NOTHING)
        return False
    _place_draft(surface, plain_note(text), _spot(surface, None))
    return True


def take(surface: Surface, mime: QMimeData, at: QPointF | None) -> bool:
    """Turn what was pasted or dropped into records; False when there is nothing in it for us."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    boards = [path for path in files if path.suffix.lower() == BOARD_SUFFIX]
    if boards:
        surface.board_dropped.emit(str(boards[0]))
        return True
    if not editable(surface):
        return False
    if mime.hasFormat(KIND_TYPE):
        place_kind(surface, bytes(mime.data(KIND_TYPE).data()).decode(), _spot(surface, at))
    elif mime.hasFormat(CLIP_TYPE):
        _paste_clip(surface, mime, at)
    elif files:
        take_files(surface, files, at)
    elif mime.text().strip():
        _place_draft(surface, from_words(mime.text()), _spot(surface, at))
    elif not _paste_picture(surface, picture_in(mime), _spot(surface, at)):
        surface.hint_changed.emit(NOTHING)
        return False
    return True


def _paste_clip(surface: Surface, mime: QMimeData, at: QPointF | None) -> None:
    packed = mime.data(CLIP_TYPE)
    if packed.size() > CLIP_LIMIT:
        raise ValueError(f"The clipboard holds more than {CLIP_LIMIT >> 20} MB of cards.")
    clip, contents = from_json(bytes(packed.data()))
    if not clip.cards:
        raise ValueError("The clipboard holds no cards.")
    for data in contents.values():
        surface.document.keep_content(data)
    way = _way_for(surface, clip.cards, at)
    change, made = edits.paste(surface.document.board, clip, way.x(), way.y())
    word = "card" if len(made) == 1 else f"{len(made)} cards"
    _perform_and_show(surface, f"Paste {word}", change, made)


def _way_for(surface: Surface, cards: Sequence[Card], at: QPointF | None) -> QPointF:
    """How far copied cards move: to the point asked for; aside where they would cover what is
    there already; into view where they come from elsewhere."""
    rect = QRectF()
    for card in cards:
        rect = rect.united(QRectF(card.x, card.y, card.width, card.height))
    if at is not None:
        return _whole(at - rect.center())
    seen = visible_rect(surface)
    way = QPointF() if seen.intersects(rect) else _whole(seen.center() - rect.center())
    return way + _aside(surface, rect.topLeft() + way)


def _aside(surface: Surface, corner: QPointF) -> QPointF:
    """How far to step so that nothing lies exactly under what is put there."""
    way = QPointF()
    for _ in range(100):
        where = corner + way
        under = surface.scene.cards_in(QRectF(where.x(), where.y(), 1, 1))
        if all((surface.scene.rect(key).topLeft() - where).manhattanLength() > 1 for key in under):
            break
        way += QPointF(ASIDE, ASIDE)
    return way


def _whole(point: QPointF) -> QPointF:
    return QPointF(round(point.x()), round(point.y()))


def _spot(surface: Surface, at: QPointF | None) -> QPointF:
    """Where a new card goes: the point asked for, else where the pointer is, else the middle of
    what is seen; aside from a card that was just put there."""
    if at is not None:
        return _whole(at)
    canvas, spot = surface.viewport(), visible_rect(surface).center()
    if canvas.underMouse():
        spot = surface.camera.to_board(QPointF(canvas.mapFromGlobal(QCursor.pos())))
    spot = _whole(spot)
    while _is_middle_of_a_card(surface, spot):
        spot += QPointF(ASIDE, ASIDE)
    return spot


def _is_middle_of_a_card(surface: Surface, spot: QPointF) -> bool:
    under = surface.scene.cards_in(QRectF(spot, QSizeF(1, 1)))
    return any((surface.scene.rect(key).center() - spot).manhattanLength() <= 2 for key in under)


def _place_draft(surface: Surface, draft: Draft, at: QPointF) -> None:
    from evidenceboard.picture.card_layout import natural_height  # noqa: PLC0415  # see near_tools

    board = surface.document.board
    card = edits.new_card(board, draft.kind, 0, 0, draft.title, draft.body, draft.fields)
    needed = natural_height(card, surface.look, card.width)
    height = max(card.height, min(round(needed), TALLEST_PASTED))
    card = edits.new_card(
        board, draft.kind, *_at(at), draft.title, draft.body, draft.fields, (card.width, height)
    )
    _place_all(surface, [card], "Paste")


def _at(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def _paste_picture(surface: Surface, found: QImage | bytes | None, at: QPointF) -> bool:
    if found is None:
        return False
    size = len(found) if isinstance(found, bytes) else found.sizeInBytes()
    if size <= (SOON_BYTES if isinstance(found, bytes) else SOON_BYTES * 4):
        _place_all(surface, [_image_card(surface, _repainted(found), at)], "Paste")
    else:
        surface.work_wanted.emit("Pasting a picture", _pasting(surface, found, at))
    return True


def _repainted(found: QImage | bytes) -> Repainted:
    image = decode(found, "The copied picture") if isinstance(found, bytes) else found
    return Repainted.of("Pasted picture.png", image)


def _pasting(surface: Surface, found: QImage | bytes, at: QPointF) -> Iterator[float]:
    """Put a large picture on the board, which is repainted beside; one item for each moment."""
    from evidenceboard.export.aside import Aside  # noqa: PLC0415  # brings the exports

    work = Aside(partial(_repainted, found), daemon=False)
    for _ in work.wait():
        yield 0.0
    _place_all(surface, [_image_card(surface, work.result, at)], "Paste")


def _image_card(surface: Surface, shown: Repainted, at: QPointF, title: str = "") -> Card:
    """A card as wide or high as the picture asks, within bounds, that holds the picture."""
    picture, pixels = shown.kept(surface.document), shown.pixels
    shrink = min(PICTURE_SIDE / max(pixels), 1)
    width, height = max(pixels[0] * shrink, 160) + 20, max(pixels[1] * shrink, 90) + 90
    board = surface.document.board
    card = edits.new_card(board, "image", *_at(at), title, size=(round(width), round(height)))
    return replace(card, attachments=(picture,))


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
    spot = _spot(surface, at)
    pictures = [path for path in paths if is_picture_file(path)]
    if sum(path.stat().st_size for path in pictures) > SOON_BYTES:
        surface.work_wanted.emit("Adding pictures", _adding(surface, paths, spot))
        return
    cards = [_card_of_file(surface, path, spot) for path in paths]
    _place_all(surface, list(_in_rows(cards)), "Add")


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


def _adding(surface: Surface, paths: Sequence[Path], spot: QPointF) -> Iterator[float]:
    """Put files on the board as one step; pictures are repainted beside. Yields the part done."""
    from evidenceboard.export.aside import Aside  # noqa: PLC0415  # brings the exports

    cards: list[Card] = []
    for done, path in enumerate(paths):
        yield done / len(paths)
        shown = None
        if is_picture_file(path):
            work = Aside(partial(Repainted.of_file, path), daemon=False)
            for _ in work.wait():
                yield done / len(paths)
            shown = work.result
        cards.append(_card_of_file(surface, path, spot, shown))
    _place_all(surface, list(_in_rows(cards)), "Add")


def _card_of_file(
    surface: Surface, path: Path, at: QPointF, shown: Repainted | None = None
) -> Card:
    """A card with a file; a picture may have been repainted before."""
    if shown is not None or is_picture_file(path):
        shown = shown or Repainted.of_file(path)
        return _image_card(surface, shown, at, Path(shown.name).stem)
    found = kept_file(surface.document, path)
    card = edits.new_card(surface.document.board, "source", *_at(at), found.name)
    return replace(card, attachments=(found,))


def _place_all(surface: Surface, cards: Sequence[Card], verb: str) -> None:
    """New cards as one step, each in front of the one before."""
    board = surface.document.board
    stacked = [replace(card, z=card.z + step) for step, card in enumerate(cards)]
    change = edits.add_cards(board, stacked)
    word = stacked[0].kind.replace("_", " ") if len(stacked) == 1 else f"{len(stacked)} cards"
    _perform_and_show(surface, f"{verb} {word}", change, [card.id for card in stacked])


def _perform_and_show(
    surface: Surface, label: str, change: Change, made: Sequence[RecordId]
) -> None:
    surface.document.perform(label, change)
    surface.selection.set(made)
    surface.ensure_visible(made)
