"""Copy, cut, paste, duplicate and delete: what the Edit menu does to a board on screen.

Everything that comes from the clipboard or is dropped passes through `take`, which turns it into
records as one step, or raises ValueError or OSError with a sentence before the board is touched.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from evidenceboard.canvas.adding_files import paste_picture, take_files
from evidenceboard.canvas.clip_json import CLIP_LIMIT, to_json
from evidenceboard.canvas.clip_reading import from_json
from evidenceboard.canvas.clip_words import Draft, from_words, in_words, plain_note
from evidenceboard.canvas.landing import ASIDE, perform_and_show, place_all, spot, whole
from evidenceboard.canvas.mime_types import BOARD_SUFFIX, CLIP_TYPE, KIND_TYPE
from evidenceboard.canvas.pictures import picture_in
from evidenceboard.canvas.placing import place_kind
from evidenceboard.canvas.surface import Surface, editable, visible_rect
from evidenceboard.canvas.wording import counted
from evidenceboard.model import edits
from evidenceboard.model.records import Card, RecordId

TALLEST_PASTED = 560.0
NOTHING = "There is nothing here that a board can hold."
"""What is said of an empty clipboard, or of one with nothing for us."""


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
        surface.remarked.emit(NOTHING)
        return False
    _place_draft(surface, plain_note(text), spot(surface, None))
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
        place_kind(surface, bytes(mime.data(KIND_TYPE).data()).decode(), spot(surface, at))
    elif mime.hasFormat(CLIP_TYPE):
        _paste_clip(surface, mime, at)
    elif files:
        take_files(surface, files, at)
    elif mime.text().strip():
        _place_draft(surface, from_words(mime.text()), spot(surface, at))
    elif not paste_picture(surface, picture_in(mime), spot(surface, at)):
        surface.remarked.emit(NOTHING)
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
    perform_and_show(surface, f"Paste {word}", change, made)


def _way_for(surface: Surface, cards: Sequence[Card], at: QPointF | None) -> QPointF:
    """How far copied cards move: to the point asked for; aside where they would cover what is
    there already; into view where they come from elsewhere."""
    rect = QRectF()
    for card in cards:
        rect = rect.united(QRectF(card.x, card.y, card.width, card.height))
    if at is not None:
        return whole(at - rect.center())
    seen = visible_rect(surface)
    way = QPointF() if seen.intersects(rect) else whole(seen.center() - rect.center())
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


def _place_draft(surface: Surface, draft: Draft, at: QPointF) -> None:
    from evidenceboard.picture.card_layout import natural_height  # noqa: PLC0415  # see near_tools

    board = surface.document.board
    card = edits.new_card(board, draft.kind, 0, 0, draft.title, draft.body, draft.fields)
    needed = natural_height(card, surface.look, card.width)
    height = max(card.height, min(round(needed), TALLEST_PASTED))
    card = edits.new_card(
        board,
        draft.kind,
        at.x(),
        at.y(),
        draft.title,
        draft.body,
        draft.fields,
        (card.width, height),
    )
    place_all(surface, [card], "Paste")
