"""JPEG: for places that take nothing else. It cannot be transparent, and text blurs a little."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from evidenceboard.export.one_image import write_image
from evidenceboard.export.picture import Picture

_QUALITY = 92


def write_jpeg(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write the picture; yields the part that is done."""
    return write_image(picture, path, "jpeg", _QUALITY)
