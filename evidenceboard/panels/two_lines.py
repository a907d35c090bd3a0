"""Titles on two lines, for rows and columns that all have the same height."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout


@lru_cache(maxsize=2_048)
def in_two_lines(font: QFont, title: str, width: float) -> str:
    """The title on at most two lines of that width, the second one cut where it is too long."""
    layout = QTextLayout(title, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    first, rest = title[: line.textLength()].rstrip(), title[line.textLength() :]
    second = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{second}" if second else first
