"""The sample board's own picture: its figures as bars, drawn without any library of pictures.

Rule: only additions, products and square roots, which every machine rounds alike, so that the
same bytes come out everywhere.
"""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1160, 242
PAPER, INK, BAR, RANGE = (247, 248, 250), (51, 58, 70), (126, 148, 183), (193, 205, 224)
BARS = (("300", 300, 300), ("500–700", 500, 700), ("100", 100, 100), ("120", 120, 120))
"""Label, and the low and the high end of the bar, in thousands."""

_TOP, _STEP, _THICKNESS, _LEFT = 14, 56, 46, 24
_PIXELS_A_THOUSAND = 1.15
_GLYPH_HEIGHT, _GLYPH_GAP, _STROKE = 36.0, 10.0, 5.0

Point = tuple[float, float]
Stroke = tuple[Point, ...]
Canvas = NDArray[np.float64]


def _curve(start: Point, pull: Point, end: Point, steps: int = 10) -> Stroke:
    """A quadratic curve as a line of points: rational steps, no trigonometry."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        points.append(
            (a * start[0] + b * pull[0] + c * end[0], a * start[1] + b * pull[1] + c * end[1])
        )
    return tuple(points)


def _ring(x: float, y: float, w: float, h: float) -> tuple[Stroke, ...]:
    """An oval through the middles of a rectangle's sides."""
    k = 0.5
    middle_x, middle_y = x + w * k, y + h * k
    return (
        _curve((middle_x, y), (x + w, y), (x + w, middle_y)),
        _curve((x + w, middle_y), (x + w, y + h), (middle_x, y + h)),
        _curve((middle_x, y + h), (x, y + h), (x, middle_y)),
        _curve((x, middle_y), (x, y), (middle_x, y)),
    )


GLYPHS: dict[str, tuple[float, tuple[Stroke, ...]]] = {
    "0": (0.62, _ring(0, 0, 0.62, 1)),
    "1": (0.36, (((0.02, 0.2), (0.26, 0), (0.26, 1)),)),
    "2": (
        0.6,
        (
            _curve((0.03, 0.26), (0.05, 0), (0.3, 0)),
            _curve((0.3, 0), (0.57, 0), (0.57, 0.28)),
            (*_curve((0.57, 0.28), (0.57, 0.48), (0.02, 1)), (0.6, 1)),
        ),
    ),
    "3": (
        0.6,
        (
            ((0.05, 0), (0.55, 0), (0.27, 0.4)),
            _curve((0.27, 0.4), (0.6, 0.42), (0.6, 0.7)),
            _curve((0.6, 0.7), (0.6, 1), (0.3, 1)),
            _curve((0.3, 1), (0.06, 1), (0, 0.78)),
        ),
    ),
    "5": (
        0.6,
        (
            ((0.54, 0), (0.1, 0), (0.06, 0.44)),
            _curve((0.06, 0.44), (0.18, 0.36), (0.3, 0.36)),
            _curve((0.3, 0.36), (0.6, 0.38), (0.6, 0.68)),
            _curve((0.6, 0.68), (0.6, 1), (0.28, 1)),
            _curve((0.28, 1), (0.06, 1), (0, 0.8)),
        ),
    ),
    "7": (0.56, (((0, 0), (0.56, 0), (0.18, 1)),)),
    "–": (0.5, (((0.02, 0.56), (0.48, 0.56)),)),
}
"""Each glyph's width and strokes, in heights of a digit."""


def figures_picture() -> bytes:
    """The picture, as PNG."""
    canvas = np.empty((HEIGHT, WIDTH, 3))
    canvas[:] = PAPER
    for row, (label, low, high) in enumerate(BARS):
        top = _TOP + row * _STEP
        bottom, end = top + _THICKNESS, _LEFT + round(high * _PIXELS_A_THOUSAND)
        canvas[top:bottom, _LEFT:end] = RANGE
        canvas[top:bottom, _LEFT : _LEFT + round(low * _PIXELS_A_THOUSAND)] = BAR
        _write(canvas, label, end + 20, top + (_THICKNESS - _GLYPH_HEIGHT) / 2)
    return png(np.floor(canvas + 0.5).astype(np.uint8))


def _write(canvas: Canvas, text: str, x: float, y: float) -> None:
    for letter in text:
        width, strokes = GLYPHS[letter]
        for stroke in strokes:
            for start, end in pairwise(stroke):
                _line(canvas, _scaled(start, x, y), _scaled(end, x, y))
        x += width * _GLYPH_HEIGHT + _GLYPH_GAP


def _scaled(point: Point, x: float, y: float) -> Point:
    return x + point[0] * _GLYPH_HEIGHT, y + point[1] * _GLYPH_HEIGHT


def _line(canvas: Canvas, start: Point, end: Point) -> None:
    """A line with round ends; where strokes meet, a pixel keeps the darker of the two."""
    reach = _STROKE / 2 + 1
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    window = np.s_[
        int(top - reach) : int(bottom + reach) + 1, int(left - reach) : int(right + reach) + 1
    ]
    part = canvas[window]
    ys, xs = np.mgrid[window]
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y or 1.0
    t = np.clip(((xs + 0.5 - start[0]) * along_x + (ys + 0.5 - start[1]) * along_y) / length, 0, 1)
    dx, dy = xs + 0.5 - start[0] - t * along_x, ys + 0.5 - start[1] - t * along_y
    cover = np.clip(_STROKE / 2 + 0.5 - np.sqrt(dx * dx + dy * dy), 0, 1)[..., None]
    np.minimum(part, np.array(PAPER) * (1 - cover) + np.array(INK) * cover, out=part)


def png(pixels: NDArray[np.uint8]) -> bytes:
    """Pixels (height, width, 3) as a PNG file."""
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
