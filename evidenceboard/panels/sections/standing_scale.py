"""A claim's strength on the way from contradicted to supported, with its range and its base."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidenceboard.picture.look import Look
from evidenceboard.picture.standing_bar import OVERHANG, paint_bar
from evidenceboard.picture.standing_facts import StandingFacts
from evidenceboard.theme.fonts import inter

BAR_HEIGHT = 8.0
HEIGHT = 36
WORDS_TOP = 20.0


class StandingScale(QWidget):
    """The bar of the card's face, wider, with words at its ends. It is looked at, not pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: StandingFacts | None = None
        self._look: Look | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def show_facts(self, facts: StandingFacts) -> None:
        if facts != self._facts:
            self._facts = facts
            self.setAccessibleName(
                f"Strength {facts.strength:.2f} on a scale from 0, contradicted, to 1, supported; "
                f"base {facts.base:.2f}"
            )
            self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._facts is None or self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._look.palette
        bar = QRectF(0, OVERHANG + 2, self.width(), BAR_HEIGHT)
        paint_bar(painter, bar, self._facts, palette, palette.panel)
        painter.setPen(palette.soft_ink)
        painter.setFont(inter(10, 400))
        self._write_words(painter, self._facts.base)
        painter.end()

    def _write_words(self, painter: QPainter, base: float) -> None:
        """The ends of the scale, and the base where it keeps clear of them."""
        room = QRectF(0, WORDS_TOP, self.width(), HEIGHT - WORDS_TOP)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, "contradicted")
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, "supported")
        told = f"base {base:.2f}"
        metrics = QFontMetrics(painter.font())
        wide, end = metrics.horizontalAdvance(told), metrics.horizontalAdvance("contradicted ")
        left = base * self.width() - wide / 2
        if end <= left <= self.width() - end - wide:
            painter.drawText(QRectF(left, WORDS_TOP, wide + 1, room.height()), 0, told)
