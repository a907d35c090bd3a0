"""From a view's own pixels to those of the device, of which there may be more, or fractions."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion


def go_to_pixels(painter: QPainter, dpr: float) -> None:
    """Let the painter's unit be a device pixel, and its origin the corner of one: at 125 % a view
    may begin in the middle of a pixel, and Qt moves what lies to the left of it the other way."""
    painter.scale(1 / dpr, 1 / dpr)
    at = painter.deviceTransform()
    painter.translate(floor(at.dx() + 0.5) - at.dx(), floor(at.dy() + 0.5) - at.dy())


def rects_of(region: QRegion) -> Sequence[QRect]:
    """A region's rectangles: it is a sequence of them, which PySide's own type hints leave out."""
    return cast("Sequence[QRect]", region)
