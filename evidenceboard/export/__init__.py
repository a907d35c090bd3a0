"""Pictures of a board as files: one module per format, and the catalogue of them."""

from __future__ import annotations

from pathlib import Path

from evidenceboard.export.format import Format, Steps, run
from evidenceboard.export.jpeg import write_jpeg
from evidenceboard.export.paper import LONGEST_PAGE, POINTS_PER_UNIT
from evidenceboard.export.pdf import write_pdf
from evidenceboard.export.picture import Picture
from evidenceboard.export.picture_options import PictureOptions
from evidenceboard.export.plan import Limits
from evidenceboard.export.png import write_png
from evidenceboard.export.svg import write_svg
from evidenceboard.export.webp import write_webp
from evidenceboard.storage.new_file import ExportError

_IN_MEMORY = 100_000_000
"""Pixels of a picture that is encoded from one image: 400 MB."""
_WEBP = 40_000_000
"""WebP's encoder needs another 12 bytes a pixel, and a second for five million."""
_STREAMED = 1_000_000_000
"""Pixels that other programs still open; streaming itself knows no end."""
_UNBOUNDED = 10**12

FORMATS: tuple[Format, ...] = (
    Format("png", "PNG", (".png",), Limits("a PNG picture", 65_535, _STREAMED), write_png),
    Format(
        "jpeg",
        "JPEG",
        (".jpg", ".jpeg"),
        Limits("a JPEG picture", 65_535, _IN_MEMORY),
        write_jpeg,
        see_through=False,
    ),
    Format("webp", "WebP", (".webp",), Limits("a WebP picture", 16_383, _WEBP), write_webp),
    Format(
        "svg",
        "SVG",
        (".svg",),
        Limits("an SVG picture", _UNBOUNDED, _UNBOUNDED),
        write_svg,
        vector=True,
    ),
    Format(
        "pdf",
        "PDF",
        (".pdf",),
        Limits("a PDF page", int(LONGEST_PAGE / POINTS_PER_UNIT), _UNBOUNDED),
        write_pdf,
        vector=True,
        paged=True,
    ),
)
"""In the order in which the screen offers them."""


def format_named(name: str) -> Format:
    """The format of that name. Raises KeyError for a name that is not in the catalogue."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise KeyError(name)


def format_of(path: Path) -> Format:
    """The format that a file name ends in. Raises ExportError for an unknown ending."""
    for form in FORMATS:
        if path.suffix.casefold() in form.suffixes:
            return form
    known = " ".join(suffix for form in FORMATS for suffix in form.suffixes)
    raise ExportError(f"{path.name} does not end in a picture format: {known}.")


__all__ = [
    "FORMATS",
    "ExportError",
    "Format",
    "Limits",
    "Picture",
    "PictureOptions",
    "Steps",
    "format_named",
    "format_of",
    "run",
]
