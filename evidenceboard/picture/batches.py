"""Thousands of cards and connectors at once, where scale leaves only rectangles and lines."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.picture.geometry import Codes, Floats
from evidenceboard.picture.lent import LINES, RECTS
from evidenceboard.picture.look import Look

SHORTEST = 2.0
"""Lines shorter than this many pixels are not drawn as blocks."""


def draw_rects(painter: QPainter, rects: Floats) -> None:
    """Draw rectangles (n, 4) of x, y, w, h with the painter's pen and brush."""
    for first, count in RECTS.lend(rects):
        painter.drawRects(first, count)


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw lines (n, 4) of x1, y1, x2, y2 with the painter's pen."""
    for first, count in LINES.lend(lines):
        painter.drawLines(first, count)


def paint_blocks(painter: QPainter, rects: Floats, kinds: Codes, look: Look) -> None:
    """Cards as plain rectangles in the accent of their kind; frames as areas."""
    painter.setPen(Qt.PenStyle.NoPen)
    for code in np.flatnonzero(np.bincount(kinds)).tolist():
        kind = CARD_KINDS[code]
        painter.setBrush(block_colour(kind.accent, look, soft=kind.encloses))
        draw_rects(painter, rects[kinds == code])


@lru_cache(maxsize=128)
def block_colour(accent: str, look: Look, *, soft: bool = False) -> QColor:
    """The colour of a card so small that nothing in it can be told apart."""
    colour, ground = look.palette.accent(accent), look.palette.canvas
    return mixed(colour, ground, 0.14 if soft else 0.82)


@lru_cache(maxsize=128)
def _hairline(accent: str, look: Look) -> QPen:
    return QPen(mixed(look.palette.accent(accent), look.palette.canvas, 0.5), 0)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """An opaque colour in between: areas of it that overlap leave no trace of their order."""
    rest = 1 - share
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * rest,
        colour.greenF() * share + ground.greenF() * rest,
        colour.blueF() * share + ground.blueF() * rest,
    )


def paint_straight(
    painter: QPainter, curves: Floats, kinds: Codes, look: Look, scale: float
) -> None:
    """Connectors as straight hairlines; what would be a dot is left out."""
    lines = curves[:, ::3].reshape(-1, 4)
    long = np.abs(lines[:, 2:] - lines[:, :2]).max(axis=1, initial=0) * scale >= SHORTEST
    lines, kinds = lines[long], kinds[long]
    for code in np.flatnonzero(np.bincount(kinds)).tolist():
        painter.setPen(_hairline(CONNECTOR_KINDS[code].accent, look))
        draw_lines(painter, lines[kinds == code])
