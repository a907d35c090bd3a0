"""A PNG reader of the tests' own, so that what we write is not judged by what wrote it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from PySide6.QtGui import QImage

from evidenceboard.export import Picture


@dataclass(frozen=True)
class Png:
    """A decoded PNG with unfiltered rows."""

    chunks: tuple[str, ...]
    width: int
    height: int
    colour_type: int
    dots_per_metre: int
    rows: tuple[bytes, ...]


def read_png(data: bytes) -> Png:
    """Decode, checking every checksum. Raises ValueError for what our writer never writes."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("not a PNG")
    chunks, at, body = [], 8, b""
    parts: dict[str, bytes] = {}
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if check != zlib.crc32(name + content):
            raise ValueError(f"chunk {name!r} is damaged")
        chunks.append(name.decode("ascii"))
        parts[chunks[-1]] = content
        body += content if name == b"IDAT" else b""
        at += 12 + length
    width, height, depth, colour, *_ = struct.unpack(">IIBBBBB", parts["IHDR"])
    raw, pitch = zlib.decompress(body), 1 + width * {2: 3, 6: 4}[colour]
    rows = tuple(raw[start : start + pitch] for start in range(0, len(raw), pitch))
    if depth != 8 or len(rows) != height or any(row[0] for row in rows):
        raise ValueError("rows do not fit the header")
    dots = struct.unpack(">IIB", parts["pHYs"])[0]
    return Png(tuple(chunks), width, height, colour, dots, tuple(row[1:] for row in rows))


def in_one(picture: Picture) -> QImage:
    """The pixels of a picture, painted as one strip."""
    return next(strip for strip in picture.strips(picture.plan.height) if strip is not None)
