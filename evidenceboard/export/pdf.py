"""PDF: text that can be searched and copied, on one page or spread over sheets."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from evidenceboard.export.aside import on_disk
from evidenceboard.export.paper import paper_named
from evidenceboard.export.pdf_layers import complete
from evidenceboard.export.pdf_metadata import strip_metadata
from evidenceboard.export.pdf_pictures import PdfPictures
from evidenceboard.export.picture import Picture
from evidenceboard.export.sheets import Sheets, sheets
from evidenceboard.storage.new_file import new_file

_DOTS_PER_INCH = 1200
_DOTS_PER_POINT = _DOTS_PER_INCH / 72
LAYER = 5
"""Batches of records that Qt packs together, which takes about 15 ms."""


def write_pdf(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write a batch of records per step; yields the part that is done."""
    laid = sheets(picture.plan, paper_named(picture.options.paper))
    layers = [1] * len(laid.parts)
    with new_file(path) as file, _waiting_room(path) as waiting:
        pictures = picture.paint_with(partial(PdfPictures, waiting=waiting))
        for data, done in _pages(picture, laid, layers):
            pictures.note(data)
            file.write(data)
            yield done
        strip_metadata(file)
        put = list(pictures.streams())
        if put or max(layers) > 1:
            for _ in complete(file, layers, put):
                yield 1.0
        for _ in on_disk(file):
            yield 1.0


@contextmanager
def _waiting_room(path: Path) -> Iterator[BinaryIO]:
    """A file beside another for what will be put into that; nothing of it stays."""
    part = path.resolve().with_name(f".{token_hex(8)}.part")
    try:
        with part.open("x+b") as file:
            yield file
    finally:
        part.unlink(missing_ok=True)


class Outlet:
    """What Qt has written since it was last asked.

    Qt's PDF writer asks nobody whether the disk is full, so it writes to memory, and whoever
    takes the bytes from there writes them to the disk and hears of it.
    """

    def __init__(self) -> None:
        self._bytes = QByteArray()
        self.device = QBuffer(self._bytes)
        self.device.open(QIODevice.OpenModeFlag.WriteOnly)

    def take(self) -> bytes:
        """The bytes since the last call; memory is free for more."""
        taken = bytes(self._bytes.data())
        self._bytes.clear()
        self.device.seek(0)
        return taken


def _pages(
    picture: Picture, laid: Sheets, layers: list[int]
) -> Generator[tuple[bytes, float], None, None]:
    """The file's bytes, piece by piece, with the part of the picture that is painted. Counts
    of how many layers each sheet is made."""
    out = Outlet()
    writer = _writer(out.device, laid.layout)
    painter = QPainter(writer)
    try:
        for number, part in enumerate(laid.parts):
            if number:
                writer.newPage()
            for done, is_full in _page(picture, laid, part, painter):
                yield out.take(), (number + done) / len(laid.parts)
                if is_full:
                    writer.newPage()
                    layers[number] += 1
                    yield out.take(), (number + done) / len(laid.parts)
    finally:
        painter.end()
    yield out.take(), 1.0


def _page(
    picture: Picture, laid: Sheets, part: QRectF, painter: QPainter
) -> Generator[tuple[float, bool], None, None]:
    """Paint one sheet; yields the part that is done, and whether it is time for a new layer."""
    if not picture.options.transparent:
        with _on_sheet(painter, laid):
            painter.fillRect(QRectF(0, 0, *_size(part, laid.scale)), picture.paper_colour)
    batches = picture.paint_in_batches(painter, part, laid.scale)
    painted, before = 0, 0.0
    while True:
        with _on_sheet(painter, laid):
            done = next(batches, None)
        if done is None:
            return
        is_painted, before = done > before, done  # it also comes up while a picture is decoded
        painted += is_painted
        yield done, is_painted and done < 1 and painted % LAYER == 0


@contextmanager
def _on_sheet(painter: QPainter, laid: Sheets) -> Iterator[None]:
    """Lead a painter to where the picture begins on a sheet, in points, and back."""
    painter.save()
    painter.scale(_DOTS_PER_POINT, _DOTS_PER_POINT)
    painter.translate(laid.corner)
    try:
        yield
    finally:
        painter.restore()


def _size(part: QRectF, scale: float) -> tuple[float, float]:
    return part.width() * scale, part.height() * scale


def _writer(out: QIODevice, layout: QPageLayout) -> QPdfWriter:
    """A writer whose origin is the corner of the sheet and that names nobody."""
    writer = QPdfWriter(out)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle("")
    writer.setAuthor("")
    writer.setCreator("")
    writer.setDocumentXmpMetadata(b" ")
    whole = QPageLayout(layout)
    whole.setMode(QPageLayout.Mode.FullPageMode)
    whole.setMargins(QMarginsF())
    writer.setPageLayout(whole)
    return writer
