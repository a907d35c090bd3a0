"""Paints what is under way over what is there: cards that are carried, and their connectors.

Rule: many connectors are painted with less detail while they are under way, and very many as a
picture that was painted once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Rows, box_of
from evidenceboard.picture.live_blocks import MANY, Going, LiveBlocks
from evidenceboard.picture.live_connectors import Setting
from evidenceboard.picture.region import Stroke, on_region
from evidenceboard.picture.row_painter import RowPainter

if TYPE_CHECKING:
    from evidenceboard.picture.live_cards import LiveCards
    from evidenceboard.picture.live_connectors import LiveConnectors

LIVE = {Detail.FULL: 120, Detail.TITLE: 500}
"""No more connectors than this are shown with that detail while they are under way."""


class UnderWay(Going, Protocol):
    """Cards that are being moved, with their connectors."""

    kept: LiveCards
    lines: LiveConnectors
    blocks: LiveBlocks
    cards: Rows
    """All of them, in the order of painting."""


class LivePainter:
    """Paints cards and connectors under way, wherever the scene shows them."""

    def __init__(self, records: RowPainter) -> None:
        self._records = records

    def get_ready(
        self, region: QRectF, scale: float, detail: Detail, lifted: UnderWay
    ) -> Iterator[int]:
        """Work out, in steps, what `paint` will need once these cards are under way."""
        if detail is Detail.GREEK:
            yield from lifted.kept.get_ready(self._records, scale, lifted.cards)
        connectors = lifted.rows_in(region)[1]
        shown = _detail_of(detail, connectors)
        if shown is not Detail.BLOCK:
            setting = Setting(self._records, scale, shown)
            yield from lifted.lines.get_ready(setting, connectors, box_of(region))

    def paint(
        self,
        painter: QPainter,
        region: QRectF,
        scale: float,
        detail: Detail,
        lifted: UnderWay,
    ) -> None:
        """Paint what is under way in a region, whose corner lies on the painter's origin."""
        cards, connectors = lifted.rows_in(region)
        shown, records = _detail_of(detail, connectors), self._records
        with on_region(painter, region, scale, detail) as stroke:
            with_lines = replace(stroke, detail=shown)
            if shown is not Detail.BLOCK:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                lifted.lines.paint(with_lines, records, connectors, box_of(region))
            elif self._paint_blocks(with_lines, region, connectors, lifted, detail):
                return
            if detail is Detail.GREEK:
                lifted.kept.paint(stroke, records, cards, lifted.cards)
            else:
                records.paint_cards(stroke, cards)

    def _paint_blocks(
        self, stroke: Stroke, region: QRectF, connectors: Rows, lifted: UnderWay, detail: Detail
    ) -> bool:
        """Paint connectors as straight lines and, where the detail has no more of them, cards as
        blocks; whether cards were painted. Of very many, what hangs between cards under way and
        others comes beneath all else."""
        records = self._records
        along = lifted.goes_along(connectors)
        if np.count_nonzero(along) <= MANY:
            records.paint_connectors(stroke, connectors)
            return False
        with_cards = detail is Detail.BLOCK
        records.paint_connectors(stroke, connectors[~along])
        if lifted.blocks.paint(stroke, records, lifted, region, with_cards=with_cards):
            return with_cards
        records.paint_connectors(stroke, connectors[along])
        return False


def _detail_of(detail: Detail, connectors: Rows) -> Detail:
    """In what detail so many connectors are painted while they are under way."""
    plain = next((d for d, most in LIVE.items() if len(connectors) <= most), Detail.BLOCK)
    return max(detail, plain, key=list(Detail).index)
