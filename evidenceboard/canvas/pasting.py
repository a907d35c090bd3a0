"""Copy, cut, paste, duplicate and delete: what the Edit menu does to a board on screen.

Everything that comes from the clipboard or is dropped passes through `take`, which turns it into
records as one step, or raises ValueError or OSError with a sentence before the board is touched.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QGuiApplication

from evidenceboard.canvas import in_steps
from evidenceboard.canvas.adding_files import paste_picture, take_files
from evidenceboard.canvas.clip_json import CLIP_LIMIT
from evidenceboard.canvas.clip_words import Draft, from_words, plain_note
from evidenceboard.canvas.landing import place_all, spot
from evidenceboard.canvas.mime_types import BOARD_SUFFIX, CLIP_TYPE, KIND_TYPE
from evidenceboard.canvas.pictures import picture_in
from evidenceboard.canvas.placing import place_kind
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.wording import counted
from evidenceboard.model import edits
from evidenceboard.model.records import RecordId

TALLEST_PASTED = 560.0
BYTES_OF_ONE = 500
"""A copied card with its connectors takes about so many, or more."""
NOTHING = "There is nothing here that a board can hold."
"""What is said of an empty clipboard, or of one with nothing for us."""


def copy(surface: Surface) -> bool:
    """Put the selected cards, with the connectors among them, on the clipboard. False when no
    card is selected."""
    chosen = _with_contents(surface)
    if chosen:
        steps = in_steps.copying(surface, chosen)
        in_steps.do(surface, f"Copying {_named(surface, chosen)}", steps, len(chosen))
    return bool(chosen)


def cut(surface: Surface) -> bool:
    """Copy the selected cards, then take them off the board."""
    chosen = _with_contents(surface)
    if not editable(surface) or not chosen:
        return False
    named = _named(surface, chosen)
    steps = in_steps.cutting(surface, chosen, f"Cut {named}")
    in_steps.do(surface, f"Cutting {named}", steps, len(chosen))
    return True


def delete_selection(surface: Surface) -> bool:
    """Take the selected records off the board. A frame leaves what lies in it."""
    if not surface.selection.count or not editable(surface):
        return False
    ids = surface.selection.ids
    named = _named(surface, ids)
    steps = in_steps.deleting(surface, ids, f"Delete {named}")
    in_steps.do(surface, f"Deleting {named}", steps, len(ids))
    return True


def duplicate(surface: Surface) -> bool:
    """Copies of the selected cards beside them, selected in their place."""
    chosen = _with_contents(surface)
    if not chosen or not editable(surface):
        return False
    named = _named(surface, chosen)
    steps = in_steps.duplicating(surface, chosen, f"Duplicate {named}")
    in_steps.do(surface, f"Duplicating {named}", steps, len(chosen))
    return True


def _named(surface: Surface, ids: Collection[RecordId]) -> str:
    return counted(surface.document.board, ids)


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
    steps = in_steps.pasting(surface, bytes(packed.data()), at)
    in_steps.do(surface, "Pasting", steps, packed.size() // BYTES_OF_ONE)


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
