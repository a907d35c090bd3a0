"""How large a picture's file will be, guessed from a small painting of it."""

from __future__ import annotations

import math

from PySide6.QtGui import QImage

from evidenceboard.export.format import Format
from evidenceboard.export.one_image import encoded
from evidenceboard.export.picture import Picture
from evidenceboard.export.png import png_bytes

_BYTES_PER_CARD = {"svg": 2_700, "pdf": 1_300}
_BYTES_PER_CONNECTOR = {"svg": 800, "pdf": 350}
_BYTES_AT_LEAST = {"svg": 8_000, "pdf": 30_000}
_GROWTH = {"png": 1.25, "webp": 1.0, "jpeg": 1.55}
"""Edges grow with the length of the picture's side, flat areas cost next to nothing."""


def estimate(form: Format, picture: Picture, sample: QImage) -> int:
    """Bytes, to within a factor of two on boards like the sample board."""
    if form.vector:
        cards = sum(key in picture.scene.board.cards for key in picture.plan.only)
        connectors = len(picture.plan.only) - cards
        return (
            _BYTES_AT_LEAST[form.name]
            + cards * _BYTES_PER_CARD[form.name]
            + connectors * _BYTES_PER_CONNECTOR[form.name]
        )
    larger: float = picture.plan.width / max(1, sample.width())
    return round(_encoded(form, sample) * math.pow(larger, _GROWTH[form.name]))


def _encoded(form: Format, sample: QImage) -> int:
    if form.name == "png":
        return len(png_bytes(sample))
    return len(encoded(sample, form.name, 100 if form.name == "webp" else 92))


def size_in_words(size: float) -> str:
    """As one says it: "640 kB", "2.4 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000)):,} kB"
    return f"{size / 1_000_000:,.1f} MB" if size < 10_000_000 else f"{size / 1_000_000:,.0f} MB"
