"""Taking out of a PDF what Qt writes about itself and the hour.

Rule: bytes are blanked, never moved, because the file's cross-reference table counts them.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from evidenceboard.storage.new_file import ExportError

_WINDOW = 16_384
_ABOUT = re.compile(rb"1 0 obj\s*<<(.*?)>>\s*endobj", re.DOTALL)
"""Qt's document information dictionary: always the first object."""
_XMP = re.compile(rb"(/Metadata \d+ 0 R)")
_TRAILER = re.compile(rb"(/Info \d+ 0 R|/ID \[.*?\])", re.DOTALL)


def strip_metadata(file: BinaryIO) -> None:
    """Blank title, author, program, dates, XMP and the document id in a PDF that Qt wrote.

    Raises ExportError where the file is not laid out as Qt lays one out, so that nothing leaves
    with metadata in it unseen.
    """
    length = file.seek(0, 2)
    _blank(file, 0, min(length, _WINDOW), {_ABOUT: 1, _XMP: 1})
    start = max(0, length - _WINDOW)
    _blank(file, start, length - start, {_TRAILER: 2})


def _blank(file: BinaryIO, start: int, length: int, patterns: dict[re.Pattern[bytes], int]) -> None:
    file.seek(start)
    data = bytearray(file.read(length))
    for pattern, wanted in patterns.items():
        found = list(pattern.finditer(data))
        if start:
            found = found[-wanted:]
        if len(found) < wanted:
            raise ExportError("No PDF was written: this version of Qt lays them out another way.")
        for match in found[:wanted]:
            first, last = match.span(1)
            data[first:last] = b" " * (last - first)
    file.seek(start)
    file.write(data)
