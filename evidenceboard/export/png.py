"""PNG, streamed: a picture of any height is never in memory as a whole.

Rule: the file holds IHDR, pHYs, IDAT and IEND and nothing else. There is no chunk in which a
name, a path, a date or a program could be written.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PySide6.QtGui import QImage

from evidenceboard.export.new_file import new_file
from evidenceboard.export.picture import Picture

PIXELS_PER_METRE = 3780
"""96 pixels per inch, what one board unit measures at 100 %."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6


class PngStream:
    """Writes a PNG from top to bottom, a strip of rows at a time.

    Rows go unfiltered into zlib: flat paper and text compress better so than with differences.
    """

    def __init__(
        self, file: BinaryIO, width: int, height: int, *, alpha: bool, scale: float = 1.0
    ) -> None:
        self._file = file
        self._alpha = alpha
        self._zlib = zlib.compressobj(6)
        self._file.write(_SIGNATURE)
        colour = _RGBA if alpha else _RGB
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
        density = max(1, round(PIXELS_PER_METRE * scale))
        self._chunk(b"pHYs", struct.pack(">IIB", density, density, 1))

    def add(self, strip: QImage) -> None:
        """Append the strip's rows."""
        self._data(self._zlib.compress(_rows(strip, alpha=self._alpha)))

    def finish(self) -> None:
        """Write what is still held back, and the end mark."""
        self._data(self._zlib.flush())
        self._chunk(b"IEND", b"")

    def _data(self, data: bytes) -> None:
        if data:
            self._chunk(b"IDAT", data)

    def _chunk(self, name: bytes, data: bytes) -> None:
        self._file.write(struct.pack(">I", len(data)) + name + data)
        self._file.write(struct.pack(">I", zlib.crc32(name + data)))


def _rows(strip: QImage, *, alpha: bool) -> bytes:
    """The strip's pixels as PNG wants them: each row led by its filter type, 0."""
    wanted = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    image = strip.convertToFormat(wanted)
    length = image.width() * (4 if alpha else 3)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    pixels = pixels.reshape(image.height(), image.bytesPerLine())[:, :length]
    rows = np.zeros((image.height(), 1 + length), np.uint8)
    rows[:, 1:] = pixels
    return rows.tobytes()


def png_bytes(image: QImage) -> bytes:
    """A small image as a PNG with no more in it than its pixels."""
    out = io.BytesIO()
    stream = PngStream(out, image.width(), image.height(), alpha=image.hasAlphaChannel())
    stream.add(image)
    stream.finish()
    return out.getvalue()


def write_png(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write a strip per step; yields the part that is done."""
    plan = picture.plan
    with new_file(path) as file:
        stream = PngStream(
            file, plan.width, plan.height, alpha=picture.options.transparent, scale=plan.scale
        )
        done = 0
        for strip in picture.strips():
            stream.add(strip)
            done += strip.height()
            yield done / plan.height
        stream.finish()
