"""Pictures from outside, decoded with care and repainted without their metadata."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QMimeData, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter

ALLOCATION_LIMIT_MB = 64
MOST_PIXELS = ALLOCATION_LIMIT_MB * 1024 * 1024 // 4
PICTURE_FILE_LIMIT = 100 * 1024 * 1024
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
)
_CLIPBOARD_TYPES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif")
_DECODED_TYPE = "application/x-qt-image"


def picture_format(start: bytes) -> str | None:
    """The format that the first 12 bytes of a file tell, among those we decode; SVG is not one."""
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    return next((name for sign, name in _SIGNATURES if start.startswith(sign)), None)


def is_picture_file(path: Path) -> bool:
    """Whether a regular file starts like a picture that we decode."""
    return _format_of(path) is not None


def _format_of(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return picture_format(file.read(12))


def pixels_of(path: Path) -> int:
    """How many pixels a picture file has by its own account; 0 for any other file."""
    kind, file = _format_of(path), QFile(str(path))
    return _pixels(_reader(file, kind).size()) if kind is not None and _opened(file) else 0


def pixels_in(data: bytes) -> int:
    """How many pixels a picture has by its own account; 0 for what is none."""
    kind, buffer = picture_format(data[:12]), QBuffer()
    buffer.setData(QByteArray(data))
    return _pixels(_reader(buffer, kind).size()) if kind is not None and _opened(buffer) else 0


def _opened(device: QIODevice) -> bool:
    return device.open(QIODevice.OpenModeFlag.ReadOnly)


def _reader(device: QIODevice, kind: str) -> QImageReader:
    """What decodes that format and never another; the device has to live as long."""
    reader = QImageReader(device, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    return reader


def _pixels(size: QSize) -> int:
    return size.width() * size.height() if size.isValid() else 0


def decode(data: bytes, name: str) -> QImage:
    """The picture in `data`. The format is forced, so that no other decoder is ever asked.

    Raises ValueError, naming the picture, where it is none, is damaged or is too large.
    """
    kind = picture_format(data[:12])
    if kind is None:
        raise ValueError(f"“{name}” is not a PNG, JPEG, WebP, GIF or BMP picture.")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = _reader(buffer, kind)
    _fit(reader, kind, name)
    image = reader.read()
    if image.isNull():
        raise ValueError(f"“{name}” cannot be read: {reader.errorString()}.")
    return image


def _fit(reader: QImageReader, kind: str, name: str) -> None:
    """Have a large JPEG decoded smaller, which costs no memory; refuse other large pictures."""
    size = reader.size()
    pixels = _pixels(size)
    if not pixels:
        raise ValueError(f"“{name}” is damaged: it does not say how large it is.")
    if pixels <= MOST_PIXELS:
        return
    if kind != "jpeg":
        across = f"{size.width():,} × {size.height():,}"
        raise ValueError(f"“{name}” is too large: {across} pixels; {MOST_PIXELS:,} is the most.")
    shrink = (MOST_PIXELS / pixels) ** 0.5
    reader.setScaledSize(QSize(int(size.width() * shrink), int(size.height() * shrink)))


def clean_png(image: QImage) -> bytes:
    """The picture as PNG, repainted on a fresh image: pixels, and nothing else, come along."""
    alpha = QImage.Format.Format_ARGB32
    fresh = QImage(image.size(), alpha if image.hasAlphaChannel() else QImage.Format.Format_RGB32)
    fresh.fill(0)
    painter = QPainter(fresh)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    image.setDevicePixelRatio(1)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not fresh.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub wants bytes, Qt text
        raise ValueError("The picture could not be stored as PNG.")
    return bytes(buffer.data().data())


def picture_in(mime: QMimeData) -> QImage | bytes | None:
    """The picture on the clipboard, or None; where it is encoded, its bytes for `decode`, so that
    it passes the same checks as files."""
    for kind in _CLIPBOARD_TYPES:
        if mime.hasFormat(kind) and mime.data(kind).size():
            return bytes(mime.data(kind).data())
    if not mime.hasFormat(_DECODED_TYPE) or any("svg" in kind for kind in mime.formats()):
        return None
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    if image.width() * image.height() > MOST_PIXELS:
        raise ValueError("The copied picture is too large.")
    return image
