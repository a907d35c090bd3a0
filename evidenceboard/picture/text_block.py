"""Plain text, broken into lines once and drawn many times.

Rule: never more than `LAID_OUT_LIMIT` characters are laid out, whatever a card holds; what does
not fit ends in an ellipsis. A word longer than a line is broken, and each paragraph keeps its own
direction, so that Arabic and Hebrew start at the right.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from math import inf

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.engraver import Engraver
from evidenceboard.picture.look import TextStyle

LAID_OUT_LIMIT = 10_000
NARROWEST = 2.0
"""Running text is taken to have no letter narrower than this: what bounds the work per line."""
USUAL = 5.0
"""Few letters are narrower than this: what a line holds of a text is nearly always found in it."""
ELLIPSIS = "…"
UNBOUNDED = 1_000
SHORT = 60
WIDE = 4_000.0


@frozen(eq=False)
class Paragraph:
    """A paragraph broken into lines, of which the first few are drawn."""

    text: str
    layout: QTextLayout
    lines: tuple[tuple[int, float, float], ...]
    """Where each line starts in UTF-16 units, how wide it is, how far from the left."""
    shown: int
    is_rtl: bool

    def write(self, engraver: Engraver, style: TextStyle, x: float, y: float) -> None:
        """Hand the lines to one who writes them down, where `draw` would draw them."""
        ends = [start for start, _, _ in self.lines[1:]] + [None]
        for number in range(self.shown):
            start, wide, left = self.lines[number]
            line = self.layout.lineAt(number)
            words = _units_of(self.text, start, ends[number])
            baseline = y + line.y() + line.ascent()
            engraver.write_line(words, x + left, baseline, wide, style, is_rtl=self.is_rtl)

    def draw(self, painter: QPainter, origin: QPointF) -> None:
        if self.shown == len(self.lines):
            self.layout.draw(painter, origin)
            return
        for number in range(self.shown):
            self.layout.lineAt(number).draw(painter, origin)


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
    runs_on: bool = False
    """More follows, but no ellipsis says so yet."""
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.lines * self.style.pitch

    @property
    def layouts(self) -> list[QTextLayout]:
        return [paragraph.layout for paragraph in self.paragraphs]

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the painter's pen, the top left corner at (x, y)."""
        if isinstance(painter, Engraver):
            for paragraph in self.paragraphs:
                paragraph.write(painter, self.style, x, y)
            return
        origin = QPointF(x, y)
        for paragraph in self.paragraphs:
            paragraph.draw(painter, origin)

    def shortened(self, most_lines: int) -> TextBlock:
        """The same text in at most so many lines, without breaking it into lines again."""
        if self.lines <= most_lines and not self.runs_on:
            return self
        return self.ended_at(min(self.lines, most_lines))

    def ended_at(self, most_lines: int) -> TextBlock:
        """The first so many lines, the last of them with an ellipsis."""
        made = TextBlock(self.style, self.width, laid_out=self.laid_out, is_cut=True)
        for paragraph in self.paragraphs:
            room = most_lines - made.lines
            if room > len(paragraph.lines):
                made.add(paragraph)
                continue
            kept = room - 1
            if kept:
                made.add(replace(paragraph, shown=kept))
            tail = _units_of(paragraph.text, paragraph.lines[kept][0])
            made.add(_elided(made, tail, is_rtl=paragraph.is_rtl))
            break
        return made

    def add(self, paragraph: Paragraph) -> None:
        """Append the lines of a paragraph that are shown."""
        self.paragraphs.append(paragraph)
        self.lines += paragraph.shown
        for _, width, left in paragraph.lines[: paragraph.shown]:
            self.natural_width = max(self.natural_width, width)
            self.left = min(self.left, left)


def lay_out(text: str, style: TextStyle, width: float, most_lines: int = UNBOUNDED) -> TextBlock:
    """Break text to a width; at most so many lines, the last with an ellipsis if more follows."""
    block = lay_out_openly(text, style, width, most_lines)
    return block.shortened(most_lines)


def lay_out_openly(text: str, style: TextStyle, width: float, most_lines: int) -> TextBlock:
    """The same without the ellipsis, for what is yet to be `shortened`."""
    block = TextBlock(style, max(width, 1))
    text = text.rstrip()
    shown = text[: min(LAID_OUT_LIMIT, int(most_lines * block.width / NARROWEST) + 64)]
    is_whole = len(shown) == len(text)
    for paragraph in shown.replace("\r\n", "\n").split("\n", most_lines):
        if block.lines == most_lines:
            is_whole = False
            break
        is_rtl = not paragraph.isascii() and reads_right_to_left(paragraph)
        made, end = _broken(block, paragraph, most_lines - block.lines, is_rtl=is_rtl)
        block.add(made)
        block.laid_out += len(paragraph)
        is_whole &= end >= _units(paragraph)
    block.runs_on = not is_whole and block.lines == most_lines
    return block


def line_of(text: str, style: TextStyle, width: float) -> TextBlock:
    """One line of text. Short words that many cards show (tags, grades) are laid out once."""
    if len(text) <= SHORT:
        whole = _short_line(text, style)
        if not whole.is_cut and whole.natural_width <= width and whole.left == 0:
            return whole
    return lay_out(text, style, width, 1)


@lru_cache(maxsize=4096)
def _short_line(text: str, style: TextStyle) -> TextBlock:
    return lay_out(text, style, WIDE, 1)


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    for letter in text[:LAID_OUT_LIMIT]:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _broken(block: TextBlock, text: str, most: int, *, is_rtl: bool) -> tuple[Paragraph, int]:
    """The first lines of a text beneath those of a block, and where the last ends."""
    layout = QTextLayout(text, block.style.font)
    layout.setTextOption(_option(is_rtl=is_rtl))
    layout.setCacheEnabled(True)
    lines: list[tuple[int, float, float]] = []
    end, pitch = 0, block.style.pitch
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(block.width)
        wide = line.naturalTextWidth()
        left = block.width - wide if is_rtl else 0.0
        y = (block.lines + len(lines)) * pitch
        line.setPosition(QPointF(left, y + (pitch - line.height()) / 2))
        end = line.textStart() + line.textLength()
        lines.append((line.textStart(), wide, left))
    layout.endLayout()
    return Paragraph(text, layout, tuple(lines), len(lines), is_rtl), end


def _elided(block: TextBlock, tail: str, *, is_rtl: bool) -> Paragraph:
    """One line with as much of a text as fits before an ellipsis."""
    metrics, text = _metrics(block.style), ""
    for narrow in (USUAL, NARROWEST):
        cut = tail[: int(block.width / narrow) + 16]
        text = metrics.elidedText(cut + ELLIPSIS, Qt.TextElideMode.ElideRight, block.width)
        if len(cut) == len(tail) or text != cut + ELLIPSIS:
            break
    return _broken(block, text or ELLIPSIS, 1, is_rtl=is_rtl)[0]


@lru_cache(maxsize=64)
def _metrics(style: TextStyle) -> QFontMetricsF:
    return QFontMetricsF(style.font)


@cache
def _option(*, is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    return option


def _units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _units_of(text: str, start: int, end: int | None = None) -> str:
    """What lies between two positions that Qt gave."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    part = units[2 * start : None if end is None else 2 * end]
    return part.decode("utf-16-le", "replace")
