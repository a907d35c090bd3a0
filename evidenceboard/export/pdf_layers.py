"""Laying pages of a PDF on top of one another, as layers of one sheet; and pictures come later.

Qt packs a page in one go when it ends, which takes seconds for a large board and as much memory
as everything on it. So a sheet is painted as many pages with a few hundred records each.

Pictures that were packed meanwhile take the place of what was painted for them (`pdf_pictures`).

Rule: what Qt wrote stays as it is. New objects are appended, in the way that PDF has for changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.new_file import ExportError

_TAIL = 64
_READ = 4_096
_PIECE = 1 << 20
_REFERENCE = re.compile(rb"(\d+) 0 R")
_SECTION = re.compile(rb"/(ColorSpace|ExtGState|Pattern|Font|XObject) <<(.*?)>>", re.DOTALL)
_ENTRY = re.compile(rb"/(\S+) (/\S+|\d+ 0 R)")


@frozen
class Stream:
    """A picture that waits in a file to be put into a PDF: a JPEG, then its alpha if it has one."""

    waiting: BinaryIO
    size: tuple[int, int]
    start: int
    jpeg: int
    """How many bytes each is."""
    alpha: int

    @property
    def head(self) -> bytes:
        return (
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8" % self.size
        )

    def parts(self, start: int, length: int) -> Iterator[bytes]:
        for at in range(start, start + length, _PIECE):
            self.waiting.seek(at)
            yield self.waiting.read(min(_PIECE, start + length - at))


def complete(
    file: BinaryIO, layers: Sequence[int], pictures: Iterable[tuple[int, Stream]] = ()
) -> Iterator[None]:
    """Make sheets of pages that follow one another, of so many each, and put pictures in the place
    of the objects with these numbers; one item for each moment.

    Raises ExportError where the file is not laid out as Qt lays one out.
    """
    try:
        update = _Update(file)
        for number, picture in pictures:
            yield from update.put_picture(number, picture)
        if max(layers) > 1:
            update.lay_together(layers)
        update.finish()
    except (AttributeError, IndexError, ValueError) as problem:
        raise ExportError(
            "No PDF was written: this version of Qt lays them out another way."
        ) from problem


class _Update:
    """Reads objects by number and appends others, or new versions of the same."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        end = file.seek(0, 2)
        file.seek(max(0, end - _TAIL))
        self._table = int(file.read().rsplit(b"startxref", 1)[1].split()[0])
        file.seek(self._table)
        table, trailer = file.read().split(b"trailer", 1)
        self._places = [int(line[:10]) for line in table.splitlines()[2:]]
        self._root = _reference(trailer, b"Root")
        self._added: dict[int, int] = {}
        file.seek(0, 2)

    def lay_together(self, layers: Sequence[int]) -> None:
        tree = _reference(self._object(self._root), b"Pages")
        pages = self._object(tree)
        kids = iter(_references(pages, b"Kids"))
        marks = [self._add_stream(operators) for operators in (b"q\n", b"Q q\n", b"Q\n")]
        sheets = [self._sheet(list(islice(kids, count)), marks) for count in layers]
        pages = re.sub(rb"/Kids\s*\[.*?\]", _array(b"Kids", sheets), pages, flags=re.DOTALL)
        pages = re.sub(rb"/Count \d+", b"/Count %d" % len(sheets), pages)
        self._add(pages, tree)

    def put_picture(self, number: int, picture: Stream) -> Iterator[None]:
        """Let a picture take the place of an object, which whoever shows it goes on naming."""
        head, end = picture.head, picture.start + picture.jpeg
        mask = b""
        if picture.alpha:
            mask = b" /SMask %d 0 R" % len(self._places)
            grey = head + b" /ColorSpace /DeviceGray /Filter /FlateDecode"
            yield from self._add_data(grey, picture.parts(end, picture.alpha), picture.alpha)
        head += b" /ColorSpace /DeviceRGB /Filter /DCTDecode" + mask
        parts = picture.parts(picture.start, picture.jpeg)
        yield from self._add_data(head, parts, picture.jpeg, number)

    def _sheet(self, pages: Sequence[int], marks: Sequence[int]) -> int:
        """Give the first of these pages what all of them show. Each begins with Qt's own
        transform, so each is led back from it."""
        first, between, last = marks
        page = self._object(pages[0])
        contents: list[int] = []
        used: dict[bytes, dict[bytes, bytes]] = {}
        for number in pages:
            shown = self._object(number)
            contents += (between, _reference(shown, b"Contents"))
            for section, entries in _SECTION.findall(self._object(_reference(shown, b"Resources"))):
                used.setdefault(section, {}).update(_ENTRY.findall(entries))
        contents = [first, *contents[1:], last]
        page = re.sub(rb"/Contents \d+ 0 R", _array(b"Contents", contents), page)
        resources = b"/Resources %d 0 R" % self._add(_dictionary(used))
        self._add(re.sub(rb"/Resources \d+ 0 R", resources, page), pages[0])
        return pages[0]

    def _object(self, number: int) -> bytes:
        """What stands between "obj" and "endobj" in what Qt wrote."""
        self._file.seek(self._places[number])
        read = b""
        while b"endobj" not in read:
            more = self._file.read(_READ)
            if not more:
                raise ValueError(number)
            read += more
        self._file.seek(0, 2)
        return read.split(b"endobj", 1)[0].split(b"obj", 1)[1]

    def _add(self, content: bytes, number: int | None = None) -> int:
        """Append an object, a new one unless it takes the place of another."""
        number = self._begin(number)
        self._file.write(b"%b\nendobj\n" % content.strip())
        return number

    def _begin(self, number: int | None) -> int:
        if number is None:
            number = len(self._places)
            self._places.append(0)
        self._added[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n" % number)
        return number

    def _add_data(
        self, head: bytes, parts: Iterable[bytes], length: int, number: int | None = None
    ) -> Iterator[None]:
        """The same with a long stream, part by part."""
        self._begin(number)
        self._file.write(b"<< %b /Length %d >>\nstream\n" % (head, length))
        for part in parts:
            self._file.write(part)
            yield
        self._file.write(b"\nendstream\nendobj\n")

    def _add_stream(self, operators: bytes) -> int:
        return self._add(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(operators), operators))

    def finish(self) -> None:
        """Append the table of what was appended, which leads on to Qt's."""
        table = self._file.tell()
        rows = b"".join(
            b"%d 1\n%010d 00000 n \n" % (number, place)
            for number, place in sorted(self._added.items())
        )
        self._file.write(
            b"xref\n%btrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
            % (rows, len(self._places), self._root, self._table, table)
        )


def _reference(content: bytes, name: bytes) -> int:
    found = re.search(rb"/%b (\d+) 0 R" % name, content)
    if found is None:
        raise ValueError(name)
    return int(found[1])


def _references(content: bytes, name: bytes) -> Iterator[int]:
    found = re.search(rb"/%b\s*\[(.*?)\]" % name, content, re.DOTALL)
    if found is None:
        raise ValueError(name)
    return map(int, _REFERENCE.findall(found[1]))


def _array(name: bytes, numbers: Iterable[int]) -> bytes:
    return b"/%b [%b]" % (name, b" ".join(b"%d 0 R" % number for number in numbers))


def _dictionary(sections: dict[bytes, dict[bytes, bytes]]) -> bytes:
    said = (
        b"/%b << %b >>" % (name, b" ".join(b"/%b %b" % entry for entry in entries.items()))
        for name, entries in sections.items()
    )
    return b"<< %b >>" % b"\n".join(said)
