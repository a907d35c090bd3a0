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

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPainterPath,
    QPixmap,
    QRawFont,
    QTransform,
)

SIZES = (14, 16, 18, 20, 24, 32)
RATIOS = (1.0, 2.0)
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
    made = QIcon()
    states = [(QIcon.State.Off, rgba)]
    if checked_rgba != rgba:  # else Qt takes the pixmaps of the other state
        states.append((QIcon.State.On, checked_rgba))
    for size in SIZES:
        for ratio in RATIOS:
            for state, value in states:
                tint = QColor.fromRgba(value)
                made.addPixmap(pixmap(name, tint, size, ratio), QIcon.Mode.Normal, state)
                tint.setAlphaF(tint.alphaF() * DISABLED_OPACITY)
                made.addPixmap(pixmap(name, tint, size, ratio), QIcon.Mode.Disabled, state)
    return made


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
