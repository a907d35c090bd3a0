"""Paints any part of a board on any QPainter: exports, thumbnails, tiles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.detail import Detail, detail_at
from evidenceboard.picture.dots import paint_ground
from evidenceboard.picture.emphasis import Emphasis
from evidenceboard.picture.geometry import Rows, box_of
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import SCREEN, Memory
from evidenceboard.picture.placed_cards import ENCLOSES
from evidenceboard.picture.region import Stroke, on_region
from evidenceboard.picture.row_painter import RowPainter
from evidenceboard.picture.scene import Scene
from evidenceboard.picture.slots import Slots

if TYPE_CHECKING:
    from evidenceboard.picture.card_pictures import CardPictures

DIMMED = 0.22
NOTHING: frozenset[RecordId] = frozenset()


class BoardPainter:
    """Frames lie at the bottom, connectors above them, all other cards on top.

    Rule: what is painted at a spot depends on the scene, the look and the scale alone, never on
    the region asked for, so that tiles fit together without a seam.
    """

    def __init__(
        self,
        scene: Scene,
        look: Look,
        content: Callable[[str], bytes],
        *,
        keeps_pixmaps: bool = False,
        memory: Memory = SCREEN,
        pictures: CardPictures | None = None,
    ) -> None:
        """`keeps_pixmaps` is for pixels only: cards once painted are kept as pictures.
        `pictures`, those that cards hold, may be shared; else they are decoded as they are
        painted."""
        self.scene = scene
        self.look = look
        self.records = RowPainter(
            scene, look, content, memory, keeps_pixmaps=keeps_pixmaps, pictures=pictures
        )
        self._emphasis: Emphasis | None = None

    @property
    def emphasis(self) -> frozenset[RecordId] | None:
        """The records that stand out, everything else dimmed; None when nothing is dimmed."""
        return self._emphasis.ids if self._emphasis else None

    @emphasis.setter
    def emphasis(self, ids: frozenset[RecordId] | None) -> None:
        self._emphasis = None if ids is None else Emphasis(self.scene, ids)

    def follow(self, change: Change) -> None:
        """Take in a change; the scene has followed already."""
        if self._emphasis is not None and not change.only_moves:
            self._emphasis.follow(change.steps)
        self.records.follow(change)

    def paint(
        self,
        painter: QPainter,
        region: QRectF,
        scale: float,
        *,
        leave_out: Collection[RecordId] = NOTHING,
        only: Collection[RecordId] | None = None,
        background: bool = True,
        detail: Detail | None = None,
    ) -> None:
        """Paint a region of the board. Its top left corner comes to lie on the painter's origin
        and a board unit becomes `scale` painter units; nothing outside it is touched."""
        shown = detail or detail_at(scale)
        cards, connectors = self.rows(region, leave_out, only, is_straight=shown is Detail.BLOCK)
        with self.on_region(painter, region, scale, shown) as stroke:
            if background:
                paint_ground(painter, region, self.look, scale)
            self.paint_rows(stroke, cards, connectors)

    def on_region(
        self, painter: QPainter, region: QRectF, scale: float, detail: Detail
    ) -> AbstractContextManager[Stroke]:
        """Lead a painter into board coordinates, clipped to a region, and back."""
        return on_region(painter, region, scale, detail)

    def rows(
        self,
        region: QRectF,
        leave_out: Collection[RecordId] = NOTHING,
        only: Collection[RecordId] | None = None,
        *,
        is_straight: bool = False,
    ) -> tuple[Rows, Rows]:
        """The rows of cards and of connectors to paint in a region; see `Scene`."""
        cards = self.card_rows(region, leave_out, only)
        return cards, self.connector_rows(region, leave_out, only, is_straight=is_straight)

    def card_rows(
        self,
        region: QRectF,
        leave_out: Collection[RecordId] = NOTHING,
        only: Collection[RecordId] | None = None,
    ) -> Rows:
        """The rows of cards to paint in a region."""
        slots, rows = self.scene.cards.slots, self.scene.card_rows_in(box_of(region))
        return _chosen(slots, rows, leave_out, only)

    def connector_rows(
        self,
        region: QRectF,
        leave_out: Collection[RecordId] = NOTHING,
        only: Collection[RecordId] | None = None,
        *,
        is_straight: bool = False,
    ) -> Rows:
        """The rows of connectors to paint in a region; see `Scene`."""
        rows = self.scene.connector_rows_in(box_of(region), is_straight=is_straight)
        return _chosen(self.scene.connectors.slots, rows, leave_out, only)

    def paint_rows(self, stroke: Stroke, cards: Rows, connectors: Rows) -> None:
        """Paint these cards and connectors."""
        for share, some, lines in self.in_strengths(cards, connectors):
            stroke.painter.setOpacity(share)
            frames = ENCLOSES[self.scene.cards.kinds[some]]
            self.records.paint_cards(stroke, some[frames])
            self.records.paint_connectors(stroke, lines)
            self.records.paint_cards(stroke, some[~frames])

    def in_strengths(self, cards: Rows, connectors: Rows) -> Iterator[tuple[float, Rows, Rows]]:
        """What is painted first, and how strong: what is dimmed, then what stands out."""
        if self._emphasis is None:
            yield 1.0, cards, connectors
            return
        bright = self._emphasis.cards(cards), self._emphasis.connectors(connectors)
        yield DIMMED, cards[~bright[0]], connectors[~bright[1]]
        yield 1.0, cards[bright[0]], connectors[bright[1]]


def _chosen(
    slots: Slots, rows: Rows, leave_out: Collection[RecordId], only: Collection[RecordId] | None
) -> Rows:
    """Those of the rows whose records are not left out, and are among the only ones if any are."""
    if leave_out:
        rows = rows[~np.isin(rows, slots.rows(leave_out))]
    if only is not None:
        rows = rows[np.isin(rows, slots.rows(only))]
    return rows
