"""The pictures of image cards, decoded at about the size in which they are shown.

Rule: a picture is decoded only as the format that its record names, and never into more memory
than `LARGEST`; what cannot be decoded is None, and the card says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Attachment, Card

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
Key = tuple[str, int]
"""The SHA-256 of a picture's file, and the longer edge for which it is decoded."""


@frozen(eq=False)
class CardPicture:
    """What there is to show of a card's picture: None where it cannot be shown."""

    image: QImage | None
    is_coming: bool = False
    """Whether it is still being decoded; the image, if any, stands in until then."""
    shape: QSizeF | None = None
    """Width and height of the picture where the image has others."""


class CardPictures:
    """Decoded pictures by content and size; the least used go first."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()

    def has(self, attachment: Attachment, wanted: float) -> bool:
        """Whether `picture` answers without decoding."""
        return key_of(attachment, wanted) in self._kept

    def picture(self, card: Card, wanted: float) -> CardPicture:
        """The first picture that a card holds, with a longer edge of at least `wanted` pixels,
        where it has as many."""
        key = key_of(card.attachments[0], wanted)
        if key not in self._kept:
            self.keep(key, self._decoded(card.attachments[0], key[1]))
        self._kept.move_to_end(key)
        return CardPicture(self._kept[key])

    def decode_ahead(self, card: Card, wanted: float) -> None:
        """Have the picture at hand that a card may show soon."""
        self.picture(card, wanted)

    def decoding(self, card: Card, wanted: float) -> tuple[Key, Callable[[], QImage | None]] | None:
        """What decodes a card's picture on any thread, for `keep`; None where it is at hand."""
        attachment = card.attachments[0]
        key = key_of(attachment, wanted)
        if key in self._kept:
            return None
        try:
            data = self._content(attachment.sha256)
        except KeyError:
            return None
        return key, partial(decoded, data, attachment.media_type, key[1])

    def keep(self, key: Key, image: QImage | None) -> None:
        """Take in a picture that was decoded elsewhere."""
        self._kept[key] = image
        self._make_room()

    def _decoded(self, attachment: Attachment, edge: int) -> QImage | None:
        try:
            return decoded(self._content(attachment.sha256), attachment.media_type, edge)
        except KeyError:
            return None

    def _make_room(self) -> None:
        while len(self._kept) > 1 and self._bytes() > KEPT_BYTES:
            self._kept.popitem(last=False)

    def _bytes(self) -> int:
        return sum(image.sizeInBytes() for image in self._kept.values() if image is not None)


def key_of(attachment: Attachment, wanted: float) -> Key:
    """Under which a picture is kept that is shown with so many pixels."""
    return attachment.sha256, edge_for(wanted)


def edge_for(wanted: float) -> int:
    """The next power of two, so that zooming decodes a picture a few times only."""
    edge = SMALLEST_EDGE
    while edge < wanted and edge < 16_384:
        edge *= 2
    return edge


def decoded(data: bytes, media_type: str, edge: int) -> QImage | None:
    """An image of that type and no other, its longer edge at most `edge` pixels, or None. Any
    thread may ask: it touches nothing else, and Qt lets Python go on meanwhile."""
    if media_type not in FORMATS:
        return None
    _buffer, reader = _reader(data, media_type)
    size = _size(reader)
    if not size.isValid() or _pixels(size) * 4 > LARGEST:
        return None
    if max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def pixels_in(data: bytes, media_type: str) -> int:
    """How many pixels an image of that type has, by its own account; 0 for none."""
    if media_type not in FORMATS:
        return 0
    _buffer, reader = _reader(data, media_type)
    return _pixels(_size(reader))


def _reader(data: bytes, media_type: str) -> tuple[QBuffer, QImageReader]:
    """A reader, and what it reads from, which has to live as long."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(FORMATS[media_type]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return buffer, reader


def _size(reader: QImageReader) -> QSize:
    return reader.size() if reader.canRead() else QSize()


def _pixels(size: QSize) -> int:
    return size.width() * size.height() if size.isValid() else 0
