"""What a painter paints on: pixels, or a file of shapes and text."""

from __future__ import annotations

from PySide6.QtGui import QPaintEngine, QPainter

from evidenceboard.picture.engraver import Engraver


def paints_pixels(painter: QPainter) -> bool:
    """Whether what is painted becomes pixels in memory, where batches and kept pictures serve."""
    engine = painter.paintEngine()
    return engine is not None and engine.type() is QPaintEngine.Type.Raster


def writes_vectors(painter: QPainter) -> bool:
    """Whether what is painted is written down (SVG, PDF) and not turned into pixels here: then
    nothing is painted in tiles, and a pattern is said in one word instead of piece by piece."""
    if isinstance(painter, Engraver):
        return True
    engine = painter.paintEngine()
    return engine is not None and engine.type() is QPaintEngine.Type.Pdf
