"""How to read the connectors: each kind's word beside, or above, a piece of its line."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.picture.connector_line import BROKEN
from evidenceboard.picture.look import Look
from evidenceboard.theme.fonts import inter

LINE = 28
GAP = 6
BETWEEN = 14
BELOW = 3
"""How far under its word a line lies where the two are not side by side."""
ROOM_WANTED = 1400
"""In a status line narrower than this the lines go under their words, or hints would be cut off."""
ROOM_NEEDED = 950
"""In one narrower than this the words for the moment need the room more."""
PEN = 2.0


class Legend(QWidget):
    """Drawn from what the kinds declare: a new kind is in it at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._is_wide = True
        self.setFont(inter(12))
        words = ", ".join(f"{kind.word}: {kind.line} line" for kind in CONNECTOR_KINDS)
        self.setAccessibleName(f"Legend. {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def fit(self, room: int, taken: int) -> None:
        """Stand wide, close, or not at all, in a status line of that width, so much of which is
        taken by what has to be read now."""
        wide = room >= ROOM_WANTED
        if wide != self._is_wide:
            self._is_wide = wide
            self.updateGeometry()
            self.update()
        self.setVisible(room >= ROOM_NEEDED and room - taken >= self.sizeHint().width())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words = sum(metrics.horizontalAdvance(kind.word) for kind in CONNECTOR_KINDS)
        each = BETWEEN + (GAP + LINE if self._is_wide else 0)
        height = metrics.height() + (0 if self._is_wide else 2 * BELOW)
        return QSize(words + each * len(CONNECTOR_KINDS), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # the whole legend is small
        if self._look is None:
            return
        painter = QPainter(self)
        metrics = QFontMetrics(self.font())
        x, middle = 0, self.height() / 2
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        for kind in CONNECTOR_KINDS:
            wide = metrics.horizontalAdvance(kind.word)
            painter.setPen(self._look.palette.soft_ink)
            painter.drawText(QPointF(x, baseline), kind.word)
            painter.setPen(_pen(self._look.connector_accent(kind.name), kind.line))
            if self._is_wide:
                x += wide + GAP
                painter.drawLine(QLineF(x, round(middle), x + LINE, round(middle)))
                x += LINE + BETWEEN
            else:
                y = round(baseline + metrics.descent() + BELOW)
                painter.drawLine(QLineF(x, y, x + wide, y))
                x += wide + BETWEEN
        painter.end()


def _pen(colour: QColor, line: str) -> QPen:
    pen = QPen(colour, PEN)
    if line in BROKEN:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / PEN for length in BROKEN[line]])
    return pen
