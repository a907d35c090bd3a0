"""Paints the timeline: the axis, today, and each thing with what is certain and what is not.

What is certain is filled, what is not has a dashed edge, an open end fades out to an arrow: the
difference is in the shape, so that it reads without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from evidenceboard.model.frozen import frozen
from evidenceboard.panels.timeline.axis import Axis, Tick
from evidenceboard.panels.timeline.plan import FADE, LEAST
from evidenceboard.panels.timeline.things import Thing
from evidenceboard.theme.fonts import inter
from evidenceboard.theme.icons import pixmap
from evidenceboard.theme.palette import Palette, blend

AXIS_HEIGHT = 30
STRIP = 4.0
ICON = 13
PAD = 7.0
BEFORE_WORDS = STRIP + PAD + ICON + 5
"""From the left of a thing to its words, where they stand on it."""
FAINT = 0.3
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@frozen
class Drawn:
    """One thing as it is drawn: where its row lies, its words (or none), its icon and accent."""

    thing: Thing
    top: float
    height: float
    words: str
    icon: str
    accent: str
    chosen: bool = False
    current: bool = False
    faint: bool = False


class TimelinePainter:
    """Rule: it paints what it is given and knows no board."""

    def __init__(self, palette: Palette, ratio: float) -> None:
        self._palette, self._ratio = palette, ratio
        self._font, self._chosen_font = inter(11, 500), inter(11, 600)
        self.metrics = QFontMetricsF(self._chosen_font)
        self._icon: Callable[[str, str], QPixmap] = lru_cache(maxsize=64)(self._draw_icon)

    def _draw_icon(self, name: str, accent: str) -> QPixmap:
        return pixmap(name, self._palette.accent(accent), ICON, self._ratio)

    def width_of(self, words: str) -> float:
        """The room that a thing's icon and words take beside it, or on it."""
        return BEFORE_WORDS + self.metrics.horizontalAdvance(words) + PAD

    def cut(self, words: str, room: float) -> str:
        """The words so that they, with their icon, take no more room than that."""
        left = room - BEFORE_WORDS - PAD
        return self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, left)

    # ---- things -----------------------------------------------------------------------------

    def paint(self, painter: QPainter, axis: Axis, drawn: Drawn, width: float) -> None:
        painter.setOpacity(FAINT if drawn.faint else 1.0)
        bar = _bar(axis, drawn)
        accent = self._palette.accent(drawn.accent)
        narrow = bar.width() < 2 * STRIP
        if not narrow:
            self._paint_span(painter, axis, drawn, bar, accent)
        if drawn.thing.first is not None:
            self._paint_strip(painter, drawn, bar, accent)
        if drawn.current or drawn.chosen:
            self._paint_ring(painter, drawn, bar)
        if drawn.words:
            self._paint_words(painter, drawn, bar, width)
        painter.setOpacity(1.0)

    def _paint_strip(self, painter: QPainter, drawn: Drawn, bar: QRectF, accent: QColor) -> None:
        painter.fillRect(QRectF(bar.left(), bar.top(), STRIP, bar.height()), accent)

    def _paint_span(
        self, painter: QPainter, axis: Axis, drawn: Drawn, bar: QRectF, accent: QColor
    ) -> None:
        thing = drawn.thing
        whole = thing.core == (thing.first, thing.last)
        paper = blend(accent, self._palette.panel, 0.2 if whole else 0.1)
        painter.setBrush(_fading(bar, thing, paper))
        pen = QPen(_fading(bar, thing, blend(accent, self._palette.panel, 0.75)), 1)
        pen.setStyle(Qt.PenStyle.SolidLine if whole else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if thing.core is not None and not whole:
            self._paint_core(painter, axis, thing.core, bar, accent)
        self._paint_arrows(painter, thing, bar, accent)

    def _paint_core(
        self,
        painter: QPainter,
        axis: Axis,
        core: tuple[int, int],
        bar: QRectF,
        accent: QColor,
    ) -> None:
        left, right = axis.x(core[0]), axis.x(core[1])
        box = QRectF(left, bar.top() + 1, max(right - left, 2), bar.height() - 2)
        painter.fillRect(box, blend(accent, self._palette.panel, 0.3))

    def _paint_arrows(self, painter: QPainter, thing: Thing, bar: QRectF, accent: QColor) -> None:
        painter.setPen(QPen(accent, 1.4))
        middle = bar.center().y()
        for is_open, tip, back in (
            (thing.first is None, bar.left() + 2, 5.0),
            (thing.last is None, bar.right() - 2, -5.0),
        ):
            if is_open:
                head = [(tip + back, middle - 4), (tip, middle), (tip + back, middle + 4)]
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in head]))

    def _paint_ring(self, painter: QPainter, drawn: Drawn, bar: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.selection, 2 if drawn.current else 1.2))
        painter.drawRoundedRect(bar.adjusted(-2, -2, 2, 2), 5, 5)

    def _paint_words(self, painter: QPainter, drawn: Drawn, bar: QRectF, width: float) -> None:
        words = drawn.words
        inside = self.width_of(words) <= bar.width()
        left = max(bar.left(), -STRIP) + STRIP + PAD if inside else bar.right() + PAD
        left = min(left, bar.right() - self.width_of(words) + STRIP + PAD) if inside else left
        icon = self._icon(drawn.icon, drawn.accent)
        painter.drawPixmap(QPointF(left, bar.center().y() - ICON / 2), icon)
        painter.setFont(self._chosen_font if drawn.chosen or drawn.current else self._font)
        painter.setPen(self._palette.ink)
        box = QRectF(left + ICON + 5, bar.top(), width, bar.height())
        painter.drawText(box, _MIDDLE, words)

    # ---- the axis ---------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, width: float, height: float) -> None:
        painter.fillRect(QRectF(0, 0, width, height), self._palette.panel)

    def paint_lines(
        self, painter: QPainter, axis: Axis, ticks: Sequence[Tick], height: float
    ) -> None:
        """The lines behind the things."""
        painter.setPen(self._palette.line)
        for tick in ticks:
            x = round(axis.x(tick.day)) + 0.5
            painter.drawLine(QPointF(x, AXIS_HEIGHT), QPointF(x, height))

    def paint_axis(
        self, painter: QPainter, axis: Axis, ticks: Sequence[Tick], width: float
    ) -> None:
        """The days along the top."""
        painter.fillRect(QRectF(0, 0, width, AXIS_HEIGHT), self._palette.panel)
        painter.setPen(self._palette.line)
        painter.drawLine(QPointF(0, AXIS_HEIGHT - 0.5), QPointF(width, AXIS_HEIGHT - 0.5))
        painter.setFont(inter(11, 500))
        painter.setPen(self._palette.soft_ink)
        for tick in ticks:
            box = QRectF(axis.x(tick.day) + 5, 0, 200, AXIS_HEIGHT)
            painter.drawText(box, _MIDDLE, tick.label)

    def paint_today(self, painter: QPainter, axis: Axis, today: int, height: float) -> None:
        """A line where today is."""
        x = axis.x(today)
        painter.setPen(QPen(self._palette.selection, 1.5))
        painter.drawLine(QPointF(x, AXIS_HEIGHT), QPointF(x, height))
        painter.setFont(inter(11, 600))
        painter.drawText(QPointF(x + 5, height - 8), "today")


def _bar(axis: Axis, drawn: Drawn) -> QRectF:
    thing = drawn.thing
    left = axis.x(thing.start) - (FADE if thing.first is None else 0)
    right = max(axis.x(thing.end), axis.x(thing.start) + LEAST)
    right += FADE if thing.last is None else 0
    inset = 3 if drawn.words else 1.5
    return QRectF(left, drawn.top + inset, right - left, drawn.height - 2 * inset)


def _fading(bar: QRectF, thing: Thing, colour: QColor) -> QBrush:
    """The colour, or one that fades out toward the ends that are open."""
    if thing.first is not None and thing.last is not None:
        return QBrush(colour)
    clear = QColor(colour)
    clear.setAlpha(0)
    gradient = QLinearGradient(bar.left(), 0, bar.right(), 0)
    share = min(1.0, FADE / max(bar.width(), 1.0))
    gradient.setColorAt(0, clear if thing.first is None else colour)
    gradient.setColorAt(share if thing.first is None else 0.001, colour)
    gradient.setColorAt(1 - share if thing.last is None else 0.999, colour)
    gradient.setColorAt(1, clear if thing.last is None else colour)
    return QBrush(gradient)
