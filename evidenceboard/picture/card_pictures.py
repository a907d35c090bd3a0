"""The pictures of image cards, decoded at about the size in which they are shown.

Rule: a picture is decoded only as the format that its record names, and never into more memory
than `LARGEST`; what cannot be decoded is None, and the card says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from evidenceboard.model.records import Attachment

FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/webp": b"webp",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/tiff": b"tiff",
}
LARGEST = 192 * 1024 * 1024
KEPT_BYTES = 96 * 1024 * 1024
SMALLEST_EDGE = 64

Content = Callable[[str], bytes]
"""Gives an attachment's bytes by their SHA-256; raises KeyError where there are none."""


class CardPictures:
    """Decoded pictures by content and size; the least used go first."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._kept: OrderedDict[tuple[str, int], QImage | None] = OrderedDict()

    def has(self, attachment: Attachment, wanted: float) -> bool:
        """Whether `picture` has the answer at hand."""
        return (attachment.sha256, edge_for(wanted)) in self._kept

    def picture(self, attachment: Attachment, wanted: float) -> QImage | None:
        """The picture with a longer edge of at least `wanted` pixels, where it has as many."""
        key = (attachment.sha256, edge_for(wanted))
        if key not in self._kept:
            self._kept[key] = self._decoded(attachment, key[1])
            self._make_room()
        self._kept.move_to_end(key)
        return self._kept[key]

    def _decoded(self, attachment: Attachment, edge: int) -> QImage | None:
        known = FORMATS.get(attachment.media_type)
        if known is None:
            return None
        try:
            data = self._content(attachment.sha256)
        except KeyError:
            return None
        return decoded(data, known, edge)

    def _make_room(self) -> None:
        while len(self._kept) > 1 and self._bytes() > KEPT_BYTES:
            self._kept.popitem(last=False)

    def _bytes(self) -> int:
        return sum(image.sizeInBytes() for image in self._kept.values() if image is not None)


def edge_for(wanted: float) -> int:
    """The next power of two, so that zooming decodes a picture a few times only."""
    edge = SMALLEST_EDGE
    while edge < wanted and edge < 16_384:
        edge *= 2
    return edge


def decoded(data: bytes, image_format: bytes, edge: int) -> QImage | None:
    """An image of that format and no other, its longer edge at most `edge` pixels, or None."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(image_format))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size() if reader.canRead() else QSize()
    if not size.isValid() or size.width() * size.height() * 4 > LARGEST:
        return None
    if max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
