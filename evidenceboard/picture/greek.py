"""Titles too small to be read, as a bar for each word.

Rule: words are measured once and stand about where the text itself breaks its lines, so that a
title does not jump when it comes near enough to be read.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache, partial

import numpy as np
from PySide6.QtGui import QFontMetricsF

from evidenceboard.picture.geometry import Floats
from evidenceboard.picture.look import TextStyle
from evidenceboard.picture.text_block import NARROWEST, reads_right_to_left

KEPT = 16_384
WORDS = 16_384
SHORT = 24
"""Only words of so few letters are likely to come again."""


class Greek:
    """Bars for the titles of one text style, the ones used last kept."""

    def __init__(self, style: TextStyle) -> None:
        self._metrics = QFontMetricsF(style.font)
        self._space = self._metrics.horizontalAdvance(" ")
        self._kept: OrderedDict[tuple[str, float, int], Floats] = OrderedDict()
        # Qt's own method must not be wrapped: its docstring is then made, which takes 60 ms.
        self._wide = lru_cache(maxsize=WORDS)(partial(self._metrics.horizontalAdvance))

    def bars(self, text: str, width: float, most_lines: int) -> Floats:
        """Left, width and line (n, 3) of each word of a text in lines of a width."""
        key = text, width, most_lines
        if key not in self._kept:
            self._kept[key] = self._made(text, width, most_lines)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _made(self, text: str, width: float, most_lines: int) -> Floats:
        shown = text[: int(most_lines * width / NARROWEST) + 64]
        bars: list[tuple[float, float, int]] = []
        left, line = 0.0, 0
        for word in shown.split():
            wide = self._advance(word)
            if left and left + wide > width:
                left, line = 0.0, line + 1
            while wide > width and line < most_lines:
                bars.append((0.0, width, line))
                wide, line = wide - width, line + 1
            if line >= most_lines:
                break
            bars.append((left, wide, line))
            left += wide + self._space
        made = np.array(bars, dtype=float).reshape(-1, 3)
        if not text.isascii() and reads_right_to_left(text):
            made[:, 0] = width - made[:, 0] - made[:, 1]
        return made

    def _advance(self, word: str) -> float:
        return self._wide(word) if len(word) <= SHORT else self._metrics.horizontalAdvance(word)
