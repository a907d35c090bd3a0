"""Scroll bars that tell where on the board a camera is."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QScrollBar

from evidenceboard.canvas.camera import Camera

STEP = 60
MARGIN = 24.0
"""View pixels that can be scrolled to around the board."""


def show_place(
    bars: tuple[QScrollBar, QScrollBar],
    room: QSize,
    bounds: QRectF,
    camera: Camera,
    *,
    exactly: bool = True,
) -> None:
    """Set both bars, in view pixels of the board's plane. They have a range only where board and
    view together do not fit into the `room` that the view has without bars.

    Unless it has to be `exactly`, a bar is left alone that would look the same but for less than a
    pixel: having both painted anew is a fifth of a frame in which the view is panned.
    """
    seen, scale = camera.visible, camera.scale
    across = (bounds.left(), bounds.right(), seen.left(), seen.width(), room.width())
    down = (bounds.top(), bounds.bottom(), seen.top(), seen.height(), room.height())
    for bar, (start, end, low, length, space) in zip(bars, (across, down), strict=True):
        at, page = round(low * scale), round(length * scale)
        first = min(at, math.floor(start * scale - MARGIN))
        last = max(at + page, math.ceil(end * scale + MARGIN))
        if last - first <= space + 1 or not bounds.isValid():
            first, last = at, at + page
        if not exactly and _looks_like(bar, (first, last, page, at), space):
            continue
        bar.setPageStep(page)
        bar.setSingleStep(STEP)
        bar.setRange(first, last - page)
        bar.setValue(at)


def _looks_like(bar: QScrollBar, wanted: tuple[int, int, int, int], length: int) -> bool:
    """Whether a bar so many pixels long looks as if it had this range of pages, its first and its
    last end, this page and this value: its handle begins and ends at the same pixels."""
    first, last, page, at = wanted
    low, high, shown = bar.minimum(), bar.maximum(), bar.pageStep()
    if (low == high) != (last - first == page):
        return False
    now, then = length / max(1, high + shown - low), length / max(1, last - first)
    start, goal = (bar.value() - low) * now, (at - first) * then
    return abs(start - goal) < 1 and abs(start + shown * now - goal - page * then) < 1
