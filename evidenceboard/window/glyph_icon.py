"""The icons of commands: soft, and in the theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon

from evidenceboard.theme.icons import GlyphEngine
from evidenceboard.theme.palette import Palette


def glyph_icon(name: str, palette: Palette, colour: QColor | None = None) -> QIcon:
    """The icon of that name: soft, in the selection colour while checked, faint while disabled."""
    plain = colour if colour is not None else palette.soft_ink
    faint = QColor(palette.faint_ink)
    faint.setAlphaF(0.5)
    return QIcon(GlyphEngine(name, plain, palette.selection, faint))
