"""Formats that Qt encodes from one image: JPEG and WebP.

Encoding takes seconds for a large picture, so it runs in a thread that touches only memory:
a picture that is cancelled meanwhile leaves the thread to finish unread.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QImage, QImageWriter, QPainter

from evidenceboard.export.new_file import ExportError, new_file
from evidenceboard.export.picture import Picture

_PATIENCE = 0.02
_PAINTED = 0.7
"""The part of the work that painting is; the rest is encoding."""


class Encoding(Thread):
    """An image on its way to being a file's bytes."""

    def __init__(self, image: QImage, form: str, quality: int) -> None:
        super().__init__(daemon=True)
        self._image, self._form, self._quality = image, form, quality
        self.data = b""
        self.complaint = ""

    def run(self) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, self._form.encode("ascii"))
        writer.setQuality(self._quality)
        if writer.write(self._image):
            self.data = bytes(buffer.data().data())
        else:
            self.complaint = writer.errorString()


def write_image(
    picture: Picture, path: Path, form: str, quality: int
) -> Generator[float, None, None]:
    """Paint strip by strip, then encode; yields the part that is done."""
    with new_file(path) as file:
        image = _blank(picture, path)
        done = 0
        for strip in picture.strips():
            _lay(strip, image, done)
            done += strip.height()
            yield _PAINTED * done / image.height()
        encoding = Encoding(image, form, quality)
        encoding.start()
        while encoding.is_alive():
            encoding.join(_PATIENCE)
            yield _PAINTED
        if encoding.complaint:
            raise ExportError(f"{path} was not written: {encoding.complaint}.")
        file.write(encoding.data)


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
