"""What the Edit menu does to any number of cards, in steps: each yields the part that is done.

Rule: until the last step the board is as it was, and nothing else may alter it. Closing the steps
leaves it so.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QGuiApplication

from evidenceboard.canvas.clip_json import packing
from evidenceboard.canvas.clip_reading import reading
from evidenceboard.canvas.clip_words import wording
from evidenceboard.canvas.landing import ASIDE, show_made, way_for
from evidenceboard.canvas.mime_types import CLIP_TYPE
from evidenceboard.canvas.surface import Surface
from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.model.steps import MANY, Steps, in_one_go, part


def do(surface: Surface, words: str, steps: Steps, count: int) -> None:
    """Take all steps at once or, where it is about many records, a step in a turn."""
    if count > MANY:
        surface.edit_wanted.emit(words, steps)
    else:
        in_one_go(steps)


def copying(surface: Surface, chosen: Collection[RecordId]) -> Steps:
    """Put cards on the clipboard: for boards as they are, for other programs as text."""
    clip = yield from part(edits.clipping(surface.document.board, chosen), 0, 0.2)
    packed = yield from part(packing(clip, surface.document.content), 0.2, 0.8)
    words = yield from part(wording(clip), 0.8, 1)
    mime = QMimeData()
    mime.setData(CLIP_TYPE, packed)
    mime.setText(words)
    QGuiApplication.clipboard().setMimeData(mime)


def deleting(surface: Surface, ids: Collection[RecordId], label: str) -> Steps:
    """Take records off the board."""
    change = yield from part(edits.deleting(surface.document.board, ids), 0, 0.4)
    yield from part(surface.document.performing(label, change), 0.4, 1)


def cutting(surface: Surface, chosen: Collection[RecordId], label: str) -> Steps:
    """Copy cards, then take them off the board."""
    yield from part(copying(surface, chosen), 0, 0.8)
    yield from part(deleting(surface, chosen, label), 0.8, 1)


def duplicating(surface: Surface, chosen: Collection[RecordId], label: str) -> Steps:
    """Copies of cards beside them, selected in their place."""
    board = surface.document.board
    change, made = yield from part(edits.duplicating(board, chosen, ASIDE, ASIDE), 0, 0.4)
    yield from part(surface.document.performing(label, change), 0.4, 1)
    show_made(surface, made)


def pasting(surface: Surface, packed: bytes, at: QPointF | None) -> Steps:
    """Put copied cards on the board. Raises ValueError or OSError, in words, for what cannot be."""
    clip, contents = yield from part(reading(packed), 0, 0.3)
    if not clip.cards:
        raise ValueError("The clipboard holds no cards.")
    for data in contents.values():
        surface.document.keep_content(data)
        yield 0.3
    way = way_for(surface, clip.cards, at)
    copies = edits.pasting(surface.document.board, clip, way.x(), way.y())
    change, made = yield from part(copies, 0.3, 0.5)
    label = "Paste card" if len(made) == 1 else f"Paste {len(made)} cards"
    yield from part(surface.document.performing(label, change), 0.5, 1)
    show_made(surface, made)
