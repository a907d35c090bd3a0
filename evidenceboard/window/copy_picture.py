"""Copying a picture of the board to the clipboard, while the window goes on answering."""

from __future__ import annotations

from collections.abc import Collection, Generator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from evidenceboard.document import Document
from evidenceboard.export import Limits, Picture, PictureOptions
from evidenceboard.export.format import Steps
from evidenceboard.export.picture import scene_of
from evidenceboard.model.records import RecordId
from evidenceboard.picture.scene import Scene

LIMITS = Limits("the clipboard", 16_383, 40_000_000)
SCALE = 2.0


def picture_to_copy(
    document: Document, ids: Collection[RecordId], theme: str, shown: Scene | None = None
) -> Picture:
    """The picture of these cards, or of the whole board when there are none; its plan's remark
    tells where it is smaller than asked for. Raises ExportError where there is nothing to show.
    """
    cards = frozenset(document.board.cards.keys() & ids)
    options = PictureOptions("selection" if cards else "board", cards, SCALE, theme)
    return Picture(scene_of(document.board, shown), document.content, options, LIMITS)


def copying(picture: Picture) -> Steps:
    """Paint a picture a moment at a time, and put it on the clipboard once it is whole."""
    QGuiApplication.clipboard().setImage((yield from whole_image(picture)))


def whole_image(picture: Picture) -> Generator[float, None, QImage]:
    """The picture in one image, painted a moment at a time; yields the part done. Raises
    MemoryError where there is no room for it."""
    plan = picture.plan
    whole = QImage(plan.width, plan.height, QImage.Format.Format_ARGB32_Premultiplied)
    if whole.isNull():
        raise MemoryError
    top = 0
    for strip in picture.strips():
        if strip is not None:
            _put(whole, top, strip)
            top += strip.height()
        yield top / plan.height
    return whole


def _put(whole: QImage, top: int, strip: QImage) -> None:
    """Rule: nothing shows through of what was in that memory before."""
    painter = QPainter(whole)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QPoint(0, top), strip)
    painter.end()
