"""PNG, streamed: a picture of any height is never in memory as a whole.

Rule: the file holds IHDR, pHYs, IDAT and IEND and nothing else. There is no chunk in which a
name, a path, a date or a program could be written.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from PySide6.QtGui import QImage

from evidenceboard.export.aside import Aside, on_disk
from evidenceboard.export.picture import Picture
from evidenceboard.storage.new_file import new_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

PIXELS_PER_METRE = 3780
"""96 pixels per inch, what one board unit measures at 100 %."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _RGBA = 2, 6
ROWS_AT_ONCE = 32
"""Rows that are packed at a time, so that little memory is needed beside the strip."""


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

    def packed(self, strip: QImage) -> bytes:
        """The strip's rows, compressed. Rule: strips are packed one after another, from the top."""
        return b"".join(
            self._zlib.compress(_rows(strip, top, alpha=self._alpha).data)
            for top in range(0, strip.height(), ROWS_AT_ONCE)
        )

    def put(self, packed: bytes) -> None:
        """Append rows that are packed."""
        self._data(packed)

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


def _rows(strip: QImage, top: int, *, alpha: bool) -> NDArray[np.uint8]:
    """Some rows of pixels as PNG wants them: each led by its filter type, 0."""
    wanted = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    image = strip.copy(0, top, strip.width(), min(ROWS_AT_ONCE, strip.height() - top))
    image = image.convertToFormat(wanted)
    length = image.width() * (4 if alpha else 3)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    rows = np.zeros((image.height(), 1 + length), np.uint8)
    rows[:, 1:] = pixels.reshape(image.height(), image.bytesPerLine())[:, :length]
    return rows


def png_bytes(image: QImage) -> bytes:
    """A small image as a PNG with no more in it than its pixels."""
    out = io.BytesIO()
    stream = PngStream(out, image.width(), image.height(), alpha=image.hasAlphaChannel())
    stream.put(stream.packed(image))
    stream.finish()
    return out.getvalue()


def write_png(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Paint a few cards per step, and pack each strip while the next is painted; yields the
    part that is done."""
    plan = picture.plan
    with new_file(path) as file:
        stream = PngStream(
            file, plan.width, plan.height, alpha=picture.options.transparent, scale=plan.scale
        )
        done, packing = 0, Aside(bytes)
        for strip in picture.strips():
            if strip is not None:
                for _ in packing.wait():
                    yield done / plan.height
                stream.put(packing.result)
                packing = Aside(partial(stream.packed, strip))
                done += strip.height()
            yield done / plan.height
        for _ in packing.wait():
            yield 1.0
        stream.put(packing.result)
        stream.finish()
        for _ in on_disk(file):
            yield 1.0
