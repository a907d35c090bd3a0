"""The bar that shows a strength between 0 and 1, on cards and in panels.

Rule: it reads without colour. The thick mark is the strength, the thin tick what the claim had
before any evidence; between them the line is whole where support moved it and broken where
contradiction did, as connectors are. The pale span is where the strength may lie.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from evidenceboard.picture.batches import mixed
from evidenceboard.picture.standing_facts import StandingFacts
from evidenceboard.picture.tally import dashes
from evidenceboard.theme.palette import Palette

SPAN_SHARE = 0.38
LINE_SHARE = 0.45
"""How much of the bar's height the line from tick to mark takes."""
MARK_WIDTH, TICK_WIDTH = 3.0, 1.5
OVERHANG = 3.0
"""How far mark and tick stand out above the bar and below it."""
WORD_ACCENTS = {
    "supported": "supports",
    "contradicted": "contradicts",
    "contested": "contested",
}


def word_colour(word: str, palette: Palette) -> QColor:
    """The ink for the word of a standing."""
    accent = WORD_ACCENTS.get(word)
    return palette.accent(accent) if accent else palette.soft_ink


def paint_bar(
    painter: QPainter, bar: QRectF, facts: StandingFacts, palette: Palette, paper: QColor
) -> None:
    """Draw the bar into that rectangle; mark and tick stand out by `OVERHANG`."""
    painter.setPen(Qt.PenStyle.NoPen)
    _round(painter, bar, palette.line)
    _round(
        painter, _between(bar, facts.low, facts.high), mixed(palette.selection, paper, SPAN_SHARE)
    )
    _paint_line(painter, bar, facts, palette)
    _upright(painter, bar, facts.base, TICK_WIDTH, palette.faint_ink)
    _upright(painter, bar, facts.strength, MARK_WIDTH, palette.ink)


def _paint_line(painter: QPainter, bar: QRectF, facts: StandingFacts, palette: Palette) -> None:
    inset = bar.height() * (1 - LINE_SHARE) / 2
    line = _between(bar, facts.base, facts.strength).adjusted(0, inset, 0, -inset)
    if line.width() < TICK_WIDTH:
        return
    if facts.strength > facts.base:
        painter.fillRect(line, palette.accent("supports"))
        return
    for piece in dashes(line):
        painter.fillRect(piece, palette.accent("contradicts"))


def _between(bar: QRectF, start: float, end: float) -> QRectF:
    low, high = sorted((start, end))
    return QRectF(
        bar.left() + low * bar.width(), bar.top(), (high - low) * bar.width(), bar.height()
    )


def _round(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    radius = min(rect.height(), rect.width()) / 2
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def _upright(painter: QPainter, bar: QRectF, at: float, width: float, colour: QColor) -> None:
    middle = bar.left() + at * bar.width()
    middle = min(max(middle, bar.left() + width / 2), bar.right() - width / 2)
    upright = QRectF(middle - width / 2, bar.top() - OVERHANG, width, bar.height() + 2 * OVERHANG)
    _round(painter, upright, colour)
