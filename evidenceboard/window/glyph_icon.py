"""Icons drawn from the icon font at the moment they are painted, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from evidenceboard.theme.icons import glyph_at
from evidenceboard.theme.palette import Palette


class GlyphEngine(QIconEngine):
    """Paints one glyph at whatever size and pixel ratio is asked for. Rule: nothing is drawn
    or loaded before the icon shows, so a window has hundreds of them for nothing."""

    def __init__(self, name: str, plain: QColor, checked: QColor, faint: QColor) -> None:
        super().__init__()
        self._name = name
        self._colours = plain, checked, faint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        plain, checked, faint = self._colours
        colour = checked if state == QIcon.State.On else plain
        if mode == QIcon.Mode.Disabled:
            colour = faint
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) / 2
        top = rect.y() + (rect.height() - side) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(glyph_at(self._name, left, top, side), colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._name, *self._colours)


def glyph_icon(name: str, palette: Palette, colour: QColor | None = None) -> QIcon:
    """The icon of that name: soft, in the selection colour while checked, faint while disabled."""
    plain = colour if colour is not None else palette.soft_ink
    faint = QColor(palette.faint_ink)
    faint.setAlphaF(0.5)
    return QIcon(GlyphEngine(name, plain, palette.selection, faint))
