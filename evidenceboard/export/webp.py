"""WebP, without loss: on flat paper and text it is far smaller than PNG and than lossy WebP.

The lossless encoder needs 30 bytes a pixel, so large pictures are encoded with a little loss.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from evidenceboard.export.one_image import write_image
from evidenceboard.export.picture import Picture

_LOSSLESS = 100
"""The quality at which Qt's encoder switches to WebP's lossless mode."""
_QUALITY = 90
_MOST = 20_000_000
"""Pixels up to which there is no loss: 600 MB."""


def write_webp(picture: Picture, path: Path) -> Generator[float, None, None]:
    """Write the picture; yields the part that is done."""
    pixels = picture.plan.width * picture.plan.height
    return write_image(picture, path, "webp", _LOSSLESS if pixels <= _MOST else _QUALITY)
