"""The pictures of a PDF: packed in a thread, and put into the file once Qt has written the rest.

Qt packs an image as it is drawn, in one go: a quarter of a second for twelve megapixels. So it is
given a line of pixels for each, whose width tells which picture it stands for.

Rule: every sign is found again and gives way to its picture, or no PDF is written.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QImage

from evidenceboard.export.pdf_layers import Stream
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Attachment, Card
from evidenceboard.picture.card_pictures import CardPicture, CardPictures, Content, Key, key_of
from evidenceboard.storage.new_file import ExportError

QUALITY = 94
"""That of the JPEG files that Qt makes for a PDF."""
NARROWEST = 17_000
"""No picture is decoded as wide as a sign is."""
IN_A_ROW = 1_000
"""With so many signs of a height, the next ones are a pixel higher."""
_SIGN = re.compile(
    rb"(\d+) 0 obj\s*<<\s*/Type /XObject\s*/Subtype /Image\s*/Width (\d+)\s*/Height (\d+)\s"
)


@frozen
class Packed:
    """A picture as a PDF holds it: a JPEG, and how far it is seen through, unless it is opaque."""

    width: int
    height: int
    jpeg: bytes
    alpha: bytes | None


def packed(image: QImage) -> Packed:
    """May be called on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    if not opaque.save(buffer, "JPEG", QUALITY):  # type: ignore[call-overload]  # as in `pictures`
        raise ExportError("No PDF was written: a picture could not be packed.")
    return Packed(image.width(), image.height(), bytes(buffer.data().data()), _alpha(image))


def _alpha(image: QImage) -> bytes | None:
    if not image.hasAlphaChannel():
        return None
    made = image.convertToFormat(QImage.Format.Format_Alpha8)
    lines = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine())
    shown = lines[:, : made.width()]
    return None if (shown == 255).all() else zlib.compress(shown.tobytes())


class PdfPictures(CardPictures):
    """What is painted instead of pictures, and where these wait meanwhile: in a file, since
    together they may be more than fits into memory."""

    def __init__(self, content: Content, waiting: BinaryIO) -> None:
        super().__init__(content)
        self._waiting = waiting
        self._packed: dict[Key, Packed] = {}
        """What threads have made and `keep` has not taken yet."""
        self._shapes: dict[Key, QSizeF] = {}
        self._streams: list[Stream] = []
        self._objects: dict[int, int] = {}
        """By the number of a sign, that of its object in the file."""

    def decoding(self, card: Card, wanted: float) -> tuple[Key, Callable[[], QImage | None]] | None:
        found = super().decoding(card, wanted)
        if found is None:
            return None
        key, decode = found
        return key, partial(_pack, decode, key, self._packed)

    def keep(self, key: Key, image: QImage | None) -> None:
        made = self._packed.pop(key, None)
        if made is None:
            self._kept[key] = None
            return
        number = len(self._streams)
        self._streams.append(self._put_aside(made))
        self._shapes[key] = QSizeF(made.width, made.height)
        across, down = divmod(number, IN_A_ROW)[::-1]
        sign = QImage(NARROWEST + across, 1 + down, QImage.Format.Format_RGB32)
        sign.fill(0)
        self._kept[key] = sign

    def picture(self, card: Card, wanted: float) -> CardPicture:
        shown = super().picture(card, wanted)
        return CardPicture(shown.image, shape=self._shapes.get(key_of(card.attachments[0], wanted)))

    def _decoded(self, attachment: Attachment, edge: int) -> QImage | None:
        image = super()._decoded(attachment, edge)
        if image is not None:
            self._packed[attachment.sha256, edge] = packed(image)
        return image

    def _put_aside(self, made: Packed) -> Stream:
        start = self._waiting.seek(0, 2)
        self._waiting.write(made.jpeg)
        if made.alpha is not None:
            self._waiting.write(made.alpha)
        size = made.width, made.height
        return Stream(self._waiting, size, start, len(made.jpeg), len(made.alpha or b""))

    def note(self, written: bytes) -> None:
        """Look for signs in what Qt has written, whole objects."""
        for match in _SIGN.finditer(written):
            number, width, height = map(int, match.groups())
            if width >= NARROWEST:
                self._objects[width - NARROWEST + (height - 1) * IN_A_ROW] = number

    def streams(self) -> Iterator[tuple[int, Stream]]:
        """The pictures, each with the number of the object whose place it takes."""
        for sign, stream in enumerate(self._streams):
            if sign not in self._objects:
                raise ExportError(
                    "No PDF was written: this version of Qt lays them out another way."
                )
            yield self._objects[sign], stream


def _pack(decode: Callable[[], QImage | None], key: Key, into: dict[Key, Packed]) -> QImage | None:
    image = decode()
    if image is not None:
        into[key] = packed(image)
    return image
