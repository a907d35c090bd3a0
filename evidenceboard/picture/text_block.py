"""Plain text, broken into lines once and drawn many times.

Rule: never more than `LAID_OUT_LIMIT` characters are laid out, whatever a card holds; what does
not fit ends in an ellipsis. A word longer than a line is broken, and each paragraph keeps its own
direction, so that Arabic and Hebrew start at the right.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from math import inf

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from evidenceboard.picture.look import TextStyle

LAID_OUT_LIMIT = 10_000
NARROWEST = 2.0
"""Running text is taken to have no letter narrower than this: what bounds the work per line."""
ELLIPSIS = "…"
UNBOUNDED = 1_000


@dataclass(slots=True, eq=False)
class TextBlock:
    """Lines of text ready to draw. `laid_out` counts the characters that were looked at."""

    style: TextStyle
    width: float
    lines: int = 0
    natural_width: float = 0
    left: float = inf
    """Where the leftmost letter stands; not at 0 in text that starts at the right."""
    laid_out: int = 0
    is_cut: bool = False
    layouts: list[QTextLayout] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.lines * self.style.pitch

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the painter's pen, the top left corner at (x, y)."""
        origin = QPointF(x, y)
        for layout in self.layouts:
            layout.draw(painter, origin)


def lay_out(text: str, style: TextStyle, width: float, most_lines: int = UNBOUNDED) -> TextBlock:
    """Break text to a width; at most so many lines, the last with an ellipsis if more follows."""
    block = TextBlock(style, max(width, 1))
    text = text.rstrip()
    shown = text[: min(LAID_OUT_LIMIT, int(most_lines * block.width / NARROWEST) + 64)]
    paragraphs = shown.replace("\r\n", "\n").split("\n", most_lines)
    for number, paragraph in enumerate(paragraphs[:most_lines]):
        followed = number + 1 < len(paragraphs) or len(shown) < len(text)
        _add_paragraph(block, paragraph, most_lines - block.lines, followed=followed)
        if block.lines >= most_lines:
            break
    return block


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    for letter in text[:LAID_OUT_LIMIT]:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _add_paragraph(block: TextBlock, text: str, room: int, *, followed: bool) -> None:
    """Append a paragraph's lines; where they do not all fit, the last one is elided."""
    is_rtl = not text.isascii() and reads_right_to_left(text)
    layout, starts, end = _broken(block, text, room, is_rtl=is_rtl)
    block.laid_out += len(text)
    if len(starts) < room or (end >= _units(text) and not followed):
        _keep(block, layout, len(starts))
        return
    if room > 1:
        kept, others, _ = _broken(block, text, room - 1, is_rtl=is_rtl)
        _keep(block, kept, len(others))
    _keep(block, _elided(block, _from_unit(text, starts[-1]), is_rtl=is_rtl), 1)
    block.is_cut = True


def _broken(
    block: TextBlock, text: str, most: int, *, is_rtl: bool
) -> tuple[QTextLayout, list[int], int]:
    """The first lines of a text, where each starts and where the last ends, in UTF-16 units."""
    layout = QTextLayout(text, block.style.font)
    layout.setTextOption(_option(is_rtl=is_rtl))
    layout.setCacheEnabled(True)
    starts: list[int] = []
    end = 0
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(block.width)
        y = (block.lines + len(starts)) * block.style.pitch
        left = block.width - line.naturalTextWidth() if is_rtl else 0.0
        line.setPosition(QPointF(left, y + (block.style.pitch - line.height()) / 2))
        block.left = min(block.left, left)
        starts.append(line.textStart())
        end = line.textStart() + line.textLength()
        block.natural_width = max(block.natural_width, line.naturalTextWidth())
    layout.endLayout()
    return layout, starts, end


def _elided(block: TextBlock, tail: str, *, is_rtl: bool) -> QTextLayout:
    """One line with as much of a text as fits before an ellipsis."""
    metrics = QFontMetricsF(block.style.font)
    text = metrics.elidedText(tail + ELLIPSIS, Qt.TextElideMode.ElideRight, block.width)
    layout, _, _ = _broken(block, text or ELLIPSIS, 1, is_rtl=is_rtl)
    return layout


def _keep(block: TextBlock, layout: QTextLayout, lines: int) -> None:
    block.layouts.append(layout)
    block.lines += lines


def _option(*, is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    return option


def _units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _from_unit(text: str, start: int) -> str:
    """What follows a position that Qt gave."""
    if text.isascii():
        return text[start:]
    return text.encode("utf-16-le", "surrogatepass")[2 * start :].decode("utf-16-le", "replace")
