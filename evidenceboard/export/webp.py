"""WebP, without loss: on flat paper and text it is far smaller than PNG and than lossy WebP."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from evidenceboard.export.one_image import write_image
from evidenceboard.export.picture import Picture

_LOSSLESS = 100
"""The quality at which Qt's encoder switches to WebP's lossless mode."""


def write_webp(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write the picture; yields the part that is done."""
    return write_image(picture, path, "webp", _LOSSLESS)
