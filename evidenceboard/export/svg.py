"""SVG: sharp at any size, its text selectable, written as a stream so that no board is too big."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QSizeF

from evidenceboard.export.aside import on_disk
from evidenceboard.export.picture import Picture
from evidenceboard.export.svg_painter import SvgPainter
from evidenceboard.export.svg_style import number
from evidenceboard.storage.new_file import new_file


def write_svg(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write a batch of records per step; yields the part that is done."""
    size = picture.plan.region.size()
    with new_file(path) as file:
        file.write(_head(picture, size).encode("utf-8"))
        painter = SvgPainter()
        for done in picture.paint_in_batches(painter.as_qt, picture.plan.region, 1.0):
            for _ in painter.wait():
                yield done
            file.write(painter.take().encode("utf-8"))
            yield done
        painter.end()
        file.write(f"{painter.take()}</svg>\n".encode())
        for _ in on_disk(file):
            yield 1.0


def _head(picture: Picture, size: QSizeF) -> str:
    width, height = number(size.width()), number(size.height())
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.plan.width}"'
        f' height="{picture.plan.height}" viewBox="0 0 {width} {height}" xml:space="preserve">\n'
    )
    if picture.options.transparent:
        return head
    return f'{head}<rect width="{width}" height="{height}" fill="{picture.paper_colour.name()}"/>\n'
