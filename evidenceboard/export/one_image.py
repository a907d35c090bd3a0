"""Formats that Qt encodes from one image: JPEG and WebP.

Encoding takes seconds for a large picture, so it runs aside.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QImage, QImageWriter, QPainter

from evidenceboard.export.aside import Aside, on_disk
from evidenceboard.export.picture import Picture
from evidenceboard.storage.new_file import ExportError, new_file

_PAINTED = 0.7
"""The part of the work that painting is; the rest is encoding."""


def encoded(image: QImage, form: str, quality: int) -> bytes:
    """The bytes of a file in that format. Raises ExportError where Qt cannot make them."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form.encode("ascii"))
    writer.setQuality(quality)
    if not writer.write(image):
        raise ExportError(f"The picture was not written: {writer.errorString()}.")
    return bytes(buffer.data().data())


def write_image(
    picture: Picture, path: Path, form: str, quality: int
) -> Generator[float, None, None]:
    """Paint strip by strip, then encode; yields the part that is done."""
    with new_file(path) as file:
        image = _blank(picture, path)
        done = 0
        for strip in picture.strips():
            if strip is not None:
                _lay(strip, image, done)
                done += strip.height()
            yield _PAINTED * done / image.height()
        encoding = Aside(partial(encoded, image, form, quality))
        for _ in encoding.wait():
            yield _PAINTED
        file.write(encoding.result)
        for _ in on_disk(file):
            yield 1.0


def _blank(picture: Picture, path: Path) -> QImage:
    see_through = picture.options.transparent
    wanted = (
        QImage.Format.Format_ARGB32_Premultiplied if see_through else QImage.Format.Format_RGB32
    )
    image = QImage(picture.plan.width, picture.plan.height, wanted)
    if image.isNull():
        raise ExportError(f"{path} was not written: there is not enough memory for the picture.")
    image.fill(0)
    return image


def _lay(strip: QImage, image: QImage, top: int) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(QPoint(0, top), strip)
    painter.end()
