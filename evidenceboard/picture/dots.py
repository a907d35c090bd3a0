"""The canvas beneath the cards: its colour and a grid of dots that fades with distance."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from evidenceboard.picture.batches import draw_rects, mixed
from evidenceboard.picture.look import Look

STEP = 32.0
SIZE = 2.0
FADES_FROM, GONE_AT = 0.7, 0.3


def paint_ground(painter: QPainter, region: QRectF, look: Look, scale: float) -> None:
    """Fill a region of the board; the painter is in board coordinates."""
    painter.fillRect(region, look.palette.canvas)
    share = min(1.0, (scale - GONE_AT) / (FADES_FROM - GONE_AT))
    colour = mixed(look.palette.grid, look.palette.canvas, share)
    if share <= 0 or colour == look.palette.canvas:
        return
    xs = _lines(region.left(), region.right())
    ys = _lines(region.top(), region.bottom())
    size = max(SIZE, 1.0 / scale) if scale < 1 else SIZE
    spots = np.empty((len(ys), len(xs), 4))
    spots[..., 0], spots[..., 1], spots[..., 2:] = xs - size / 2, ys[:, None] - size / 2, size
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    draw_rects(painter, spots.reshape(-1, 4))


def _lines(start: float, end: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    first, last = np.floor((start - SIZE) / STEP), np.ceil((end + SIZE) / STEP)
    return np.arange(first, last + 1) * STEP
