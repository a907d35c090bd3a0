"""PDF: text that can be searched and copied, on one page or spread over sheets."""

from __future__ import annotations

import os
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from evidenceboard.export.aside import Aside
from evidenceboard.export.paper import paper_named
from evidenceboard.export.pdf_metadata import strip_metadata
from evidenceboard.export.picture import Picture
from evidenceboard.export.sheets import Sheets, sheets
from evidenceboard.storage.new_file import ExportError, new_file

_DOTS_PER_INCH = 1200
_DOTS_PER_POINT = _DOTS_PER_INCH / 72


def write_pdf(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write a batch of records per step; yields the part that is done."""
    laid = sheets(picture.plan, paper_named(picture.options.paper))
    with new_file(path) as file:
        yield from _pages(picture, laid, _outlet(file))
        strip_metadata(file)


def _pages(picture: Picture, laid: Sheets, out: QFile) -> Generator[float, None, None]:
    """Write one page after another; yields the part of the picture that is painted."""
    writer = _writer(out, laid.layout)
    painter = QPainter(writer)
    try:
        for number, part in enumerate(laid.parts):
            if number:
                writer.newPage()
            for done in _page(picture, laid, part, painter):
                _check(out)
                yield (number + done) / len(laid.parts)
    finally:
        packing = Aside(partial(_end, painter, writer, out))
    for _ in packing.wait():
        yield 1.0
    _check(out)


def _end(painter: QPainter, *_kept_till_then: object) -> None:
    """Have Qt pack the last page, which takes seconds where everything is on one."""
    painter.end()


def _outlet(file: BinaryIO) -> QFile:
    """What Qt writes through. It has a descriptor of its own, which no other file can be given
    while a picture that was cancelled is still being packed."""
    out = QFile()
    how = QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.Unbuffered
    out.open(os.dup(file.fileno()), how, QFile.FileHandleFlag.AutoCloseHandle)
    return out


def _check(out: QFile) -> None:
    """Qt's PDF writer asks nobody whether the disk is full."""
    if out.error() != QFile.FileError.NoError:
        raise ExportError(f"The PDF was not written: {out.errorString()}.")


def _page(
    picture: Picture, laid: Sheets, part: QRectF, painter: QPainter
) -> Generator[float, None, None]:
    painter.save()
    try:
        painter.scale(_DOTS_PER_POINT, _DOTS_PER_POINT)
        painter.translate(laid.corner)
        if not picture.options.transparent:
            painter.fillRect(QRectF(0, 0, *_size(part, laid.scale)), picture.paper_colour)
        yield from picture.paint_in_batches(painter, part, laid.scale)
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
