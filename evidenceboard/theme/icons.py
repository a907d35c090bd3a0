"""Icons from the Material Design font that qtawesome ships.

Rule: qtawesome itself is not imported (that takes longer than painting a board); its font and
its list of names are read directly, and a glyph is handed out as a path, so that it is crisp at
any scale and stays a drawing in SVG and PDF.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPixmap,
    QRawFont,
    QTransform,
)

EM = 24
"""The grid that the glyphs are drawn on: a path from `glyph` lies in a square of 24 × 24."""
BASELINE = 21
DISABLED_OPACITY = 0.4


@cache
def glyph(name: str) -> QPainterPath:
    """The outline of an icon such as `mdi6.note-outline` in a 24 × 24 square from (0, 0).

    Raises KeyError for a name that the font does not have.
    """
    font = _raw_font()
    char = chr(int(_names()[name.removeprefix("mdi6.")], 16))
    path = font.pathForGlyph(font.glyphIndexesForString(char)[0])
    return QTransform.fromTranslate(0, BASELINE).map(path)


@lru_cache(maxsize=4_096)
def glyph_at(name: str, x: float, y: float, size: float) -> QPainterPath:
    """The outline of an icon in a square of that size with its top left corner at (x, y)."""
    scale = size / EM
    return QTransform(scale, 0, 0, scale, x, y).map(glyph(name))


def icon(name: str, color: QColor, checked: QColor | None = None) -> QIcon:
    """An icon in that colour, fainter when disabled; in `checked` while its button is down."""
    return _icon(name, color.rgba(), (checked or color).rgba())


@cache
def _icon(name: str, rgba: int, checked_rgba: int) -> QIcon:
    plain, checked = QColor.fromRgba(rgba), QColor.fromRgba(checked_rgba)
    return QIcon(GlyphEngine(name, plain, checked))


class GlyphEngine(QIconEngine):
    """Paints one glyph at whatever size and pixel ratio is asked for. Rule: nothing is drawn
    or loaded before the icon shows, so a window has hundreds of them for nothing."""

    def __init__(
        self, name: str, plain: QColor, checked: QColor, disabled: QColor | None = None
    ) -> None:
        """Where no colour is given for it, a disabled icon is fainter."""
        super().__init__()
        self._name = name
        self._colours = plain, checked, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) / 2
        top = rect.y() + (rect.height() - side) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(glyph_at(self._name, left, top, side), self._colour(mode, state))
        painter.restore()

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        plain, checked, disabled = self._colours
        colour = checked if state == QIcon.State.On else plain
        if mode != QIcon.Mode.Disabled:
            return colour
        if disabled is not None:
            return disabled
        faint = QColor(colour)
        faint.setAlphaF(faint.alphaF() * DISABLED_OPACITY)
        return faint

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._name, *self._colours)


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels at that device pixel ratio."""
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(ratio)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(glyph_at(name, 0, 0, size), color)
    painter.end()
    return drawn


@cache
def _names() -> dict[str, str]:
    """Icon name to code point in hexadecimal."""
    text = _shipped("materialdesignicons6-webfont-charmap-*.json").read_text(encoding="utf-8")
    names: dict[str, str] = json.loads(text)
    return names


@cache
def _raw_font() -> QRawFont:
    path = str(_shipped("materialdesignicons6-webfont-*.ttf"))
    font = QRawFont(path, EM, QFont.HintingPreference.PreferNoHinting)
    if not font.isValid():
        raise OSError("The icon font that qtawesome ships cannot be read.")
    return font


def _shipped(pattern: str) -> Path:
    """The one file of that name among the fonts of qtawesome."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome is not installed: its icon font is needed.")
    found = sorted(Path(spec.origin).parent.glob(f"fonts/{pattern}"))
    if not found:
        raise FileNotFoundError(f"qtawesome ships no {pattern}.")
    return found[-1]
