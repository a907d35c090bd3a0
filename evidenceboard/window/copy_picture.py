"""Copying a picture of the board to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from evidenceboard.document import Document
from evidenceboard.export import Limits, Picture, PictureOptions
from evidenceboard.export.picture import scene_of
from evidenceboard.model.records import RecordId
from evidenceboard.picture.scene import Scene

LIMITS = Limits("the clipboard", 16_383, 40_000_000)
SCALE = 2.0


def copy_picture(document: Document, ids: Collection[RecordId], theme: str) -> str:
    """Put a picture of these cards, or of the whole board when there are none, on the clipboard.

    Returns a sentence where the picture is smaller than asked for, else "".
    Raises ExportError where there is nothing to show.
    """
    cards = frozenset(key for key in ids if key in document.board.cards)
    options = PictureOptions("selection" if cards else "board", cards, SCALE, theme)
    return copy(scene_of(document.board), document.content, options)


def copy(scene: Scene, content: Callable[[str], bytes], options: PictureOptions) -> str:
    """Put the picture that these options ask for on the clipboard; see `copy_picture`."""
    picture = Picture(scene, content, options, LIMITS)
    QGuiApplication.clipboard().setImage(_image(picture))
    return picture.plan.remark


def _image(picture: Picture) -> QImage:
    whole = QImage(
        picture.plan.width, picture.plan.height, QImage.Format.Format_ARGB32_Premultiplied
    )
    whole.fill(0)
    painter = QPainter(whole)
    top = 0
    for strip in picture.strips():
        if strip is not None:
            painter.drawImage(QPoint(0, top), strip)
            top += strip.height()
    painter.end()
    return whole
