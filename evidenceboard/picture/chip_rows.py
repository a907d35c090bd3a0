"""Chips in rows: what does not fit is counted in a last one, "+2"."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card
from evidenceboard.picture.card_words import Chip, chips
from evidenceboard.picture.look import Look
from evidenceboard.picture.text_block import TextBlock, line_of

CHIP_HEIGHT = 20.0
ROW_PITCH = 24.0
CHIP_GAP = 6.0
CHIP_PADDING = 8.0
MOST_LAID_OUT = 40
"""More chips than this no card shows; the rest is only counted."""


@frozen(eq=False)
class PlacedChip:
    """A chip, its text laid out, and its rounded rectangle."""

    rect: QRectF
    text: TextBlock
    is_caution: bool = False

    def moved(self, x: float, y: float) -> PlacedChip:
        return PlacedChip(self.rect.translated(x, y), self.text, self.is_caution)


def chip_rows(card: Card, look: Look, width: float, most: int) -> list[list[PlacedChip]]:
    """At most so many rows, each from x = 0, y = 0, no wider than `width`."""
    waiting = list(chips(card))
    rows: list[list[PlacedChip]] = []
    while waiting and len(rows) < most:
        row, waiting = _row(waiting, look, width)
        rows.append(row)
    if waiting:
        _count_rest(rows[-1], len(waiting), look, width)
    return rows


def _row(waiting: list[Chip], look: Look, width: float) -> tuple[list[PlacedChip], list[Chip]]:
    """A row of as many chips as fit, one at least, and those that are left over."""
    row: list[PlacedChip] = []
    x = 0.0
    for number, chip in enumerate(waiting[:MOST_LAID_OUT]):
        placed = _chip(chip, look, width, x)
        if row and placed.rect.right() > width:
            return row, waiting[number:]
        row.append(placed)
        x = placed.rect.right() + CHIP_GAP
    return row, waiting[len(row) :]


def _chip(chip: Chip, look: Look, width: float, x: float) -> PlacedChip:
    text = line_of(chip.text, look.small, width - 2 * CHIP_PADDING)
    size = min(text.natural_width + 2 * CHIP_PADDING, width)
    return PlacedChip(QRectF(x, 0, size, CHIP_HEIGHT), text, chip.is_caution)


def _count_rest(row: list[PlacedChip], left: int, look: Look, width: float) -> None:
    """End a row in a chip that counts what it leaves out; that may cost it a chip or two."""
    while True:
        x = row[-1].rect.right() + CHIP_GAP if row else 0.0
        counting = _chip(Chip(f"+{left}"), look, width, x)
        if not row or counting.rect.right() <= width:
            row.append(counting)
            return
        row.pop()
        left += 1
