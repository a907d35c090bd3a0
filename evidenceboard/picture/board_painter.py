"""Paints any part of a board on any QPainter: tiles, overview, exports, previews."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, Record, RecordId
from evidenceboard.picture.batches import paint_blocks, paint_straight
from evidenceboard.picture.card_facts import card_facts
from evidenceboard.picture.card_layouts import looks_alike
from evidenceboard.picture.card_painter import CardPainter
from evidenceboard.picture.card_pixmaps import CardPixmaps
from evidenceboard.picture.connector_batch import BatchTools, ConnectorBatch
from evidenceboard.picture.connector_grades import ConnectorGrades
from evidenceboard.picture.connector_painter import ConnectorPainter
from evidenceboard.picture.detail import Detail, detail_at
from evidenceboard.picture.dots import paint_ground
from evidenceboard.picture.emphasis import Emphasis
from evidenceboard.picture.engine_kind import paints_pixels
from evidenceboard.picture.frame_painter import is_inside, paint_inside
from evidenceboard.picture.geometry import Floats, Rows, box_of, boxes_of, meets, padded
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import SCREEN, Memory
from evidenceboard.picture.placed_cards import ENCLOSES
from evidenceboard.picture.scene import SHADOW, Scene
from evidenceboard.picture.sprites import Sprites

DIMMED = 0.22
LIVE = {Detail.FULL: 120, Detail.TITLE: 500}
"""No more connectors than this are shown with that detail while they are under way."""
NOTHING: frozenset[RecordId] = frozenset()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A painter in board coordinates, and how to get back to its pixels."""

    painter: QPainter
    scale: float
    detail: Detail
    base: QTransform
    to_board: QTransform
    origin: tuple[int, int]
    """The pixel of the board's plane at which the painted region begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Cards and connectors of the same strength, in the order of painting."""

    cards: Rows
    boxes: Floats
    """What the cards may cover."""
    connectors: Rows
    batch: ConnectorBatch | None
    """The connectors, worked out, where that helps."""
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A part of the screen, worked out for painting. Rule: it is given up on any change."""

    scale: float
    detail: Detail
    layers: tuple[Layer, ...]


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
    ) -> None:
        """`keeps_pixmaps` is for pixels only: cards once painted are kept as pictures."""
        self.scene = scene
        self.look = look
        self.without_text: RecordId | None = None
        """A card whose words are being edited on top of it."""
        self._emphasis: Emphasis | None = None
        self._cards = CardPainter(look, content, memory)
        self._connectors = ConnectorPainter(look, memory)
        self._pixmaps = CardPixmaps(SHADOW, memory.pixmaps) if keeps_pixmaps else None
        self._grades = ConnectorGrades(scene)
        self._sprites = Sprites(self._connectors)

    @property
    def emphasis(self) -> frozenset[RecordId] | None:
        """The records that stand out, everything else dimmed; None when nothing is dimmed."""
        return self._emphasis.ids if self._emphasis else None

    @emphasis.setter
    def emphasis(self, ids: frozenset[RecordId] | None) -> None:
        self._emphasis = None if ids is None else Emphasis(self.scene, ids)

    def follow(self, change: Change) -> None:
        """Forget the pictures of cards that a change makes look different. The scene has
        followed already."""
        self._grades.forget(change.steps)
        if self._emphasis is not None:
            self._emphasis.follow(change.steps)
        if self._pixmaps is not None:
            for key, step in change.steps.items():
                if not _only_moves(*step):
                    self._pixmaps.forget(key)
                for record in step:
                    if isinstance(record, Connector):
                        self._pixmaps.forget(record.source)
                        self._pixmaps.forget(record.target)

    def forget(self, card_id: RecordId) -> None:
        """Paint this card anew the next time."""
        if self._pixmaps is not None:
            self._pixmaps.forget(card_id)

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
        cards, connectors = self.rows(region, leave_out, only)
        with self.on_region(painter, region, scale, detail or detail_at(scale)) as stroke:
            if background:
                paint_ground(painter, region, self.look, scale)
            self.paint_rows(stroke, cards, connectors)

    def sheet(
        self,
        region: QRectF,
        scale: float,
        detail: Detail,
        left_out: tuple[Rows, Rows] | None = None,
    ) -> Sheet:
        """Work out what to paint in a region of the screen, without the rows left out; good for
        painting any part of it until something changes."""
        cards, connectors = self.rows(region)
        if left_out is not None:
            cards = cards[~np.isin(cards, left_out[0])]
            connectors = connectors[~np.isin(connectors, left_out[1])]
        box = box_of(region)
        layers = tuple(
            self._layer(
                *self._emphasised(cards, connectors, bright=bright), box, scale, detail, share
            )
            for bright, share in self._passes
        )
        return Sheet(scale, detail, layers)

    def paint_live(
        self,
        painter: QPainter,
        region: QRectF,
        scale: float,
        detail: Detail,
        rows: tuple[Rows, Rows],
    ) -> None:
        """Paint cards and connectors under way over what is there; many connectors with less
        detail."""
        cards, connectors = rows
        plain = next((d for d, most in LIVE.items() if len(connectors) <= most), Detail.BLOCK)
        shown = max(detail, plain, key=list(Detail).index)
        layer = self._layer(cards, connectors, box_of(region), scale, shown, 1.0)
        with self.on_region(painter, region, scale, detail) as stroke:
            if layer.batch is None:
                self._paint_connectors(replace(stroke, detail=shown), connectors)
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                layer.batch.paint(painter, box_of(region), stroke.base, stroke.origin)
            self._paint_cards(stroke, cards)

    def load(self, sheet: Sheet, region: QRectF) -> int:
        """About how much of a sheet there is to paint in a region."""
        box, boxes = box_of(region), self.scene.connectors.index.boxes
        return sum(
            int(meets(layer.boxes, box).sum()) + int(meets(boxes[layer.connectors], box).sum())
            for layer in sheet.layers
        )

    def paint_sheet(self, painter: QPainter, sheet: Sheet, region: QRectF) -> None:
        """Paint a part of a sheet."""
        with self.on_region(painter, region, sheet.scale, sheet.detail) as stroke:
            paint_ground(painter, region, self.look, sheet.scale)
            for layer in sheet.layers:
                self._paint_layer(stroke, layer, region)

    def _without_middles(self, stroke: Stroke, frames: Rows, region: QRectF) -> Rows:
        """Paint the frames in whose middle the region lies; what remains are the others."""
        placed, board, rest = self.scene.cards, self.scene.board.cards, []
        if stroke.detail is Detail.BLOCK:
            return frames
        names, rects = placed.slots.named(frames), placed.rects[frames].tolist()
        for row, key, rect in zip(frames.tolist(), names, rects, strict=True):
            card = board[key]
            if is_inside(rect, region) and not card.body:
                paint_inside(stroke.painter, region, card.kind, self.look)
            else:
                rest.append(row)
        return np.array(rest, dtype=np.intp)

    @property
    def _passes(self) -> tuple[tuple[bool, float], ...]:
        """What is painted first, and how strong: what is dimmed, then what stands out."""
        return ((True, 1.0),) if self._emphasis is None else ((False, DIMMED), (True, 1.0))

    def _layer(
        self,
        cards: Rows,
        connectors: Rows,
        box: Floats,
        scale: float,
        detail: Detail,
        share: float,
    ) -> Layer:
        rects = self.scene.cards.rects[cards]
        batch = None
        if detail is not Detail.BLOCK:
            batch = self._batch(connectors, box, scale, detail, share)
        return Layer(cards, padded(boxes_of(rects), SHADOW), connectors, batch, share)

    def _batch(
        self, connectors: Rows, box: Floats, scale: float, detail: Detail, share: float
    ) -> ConnectorBatch:
        tools = BatchTools(self.scene, self.look, self._grades, self._sprites)
        return ConnectorBatch(tools, connectors, box, scale, detail, share)

    def _paint_layer(self, stroke: Stroke, layer: Layer, region: QRectF) -> None:
        box = box_of(region)
        stroke.painter.setOpacity(layer.share)
        cards = layer.cards[meets(layer.boxes, box)]
        frames = ENCLOSES[self.scene.cards.kinds[cards]]
        self._paint_cards(stroke, self._without_middles(stroke, cards[frames], region))
        if layer.batch is not None:
            stroke.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layer.batch.paint(stroke.painter, box, stroke.base, stroke.origin)
        else:
            rows = layer.connectors
            near = self.scene.connectors.index.boxes[rows]
            self._paint_connectors(stroke, rows[meets(near, box)])
        self._paint_cards(stroke, cards[~frames])

    @contextmanager
    def on_region(
        self, painter: QPainter, region: QRectF, scale: float, detail: Detail
    ) -> Iterator[Stroke]:
        """Lead a painter into board coordinates, clipped to a region, and back."""
        base = painter.transform()
        painter.save()
        painter.scale(scale, scale)
        painter.translate(-region.topLeft())
        painter.setClipRect(region, Qt.ClipOperation.IntersectClip)
        origin = (round(region.left() * scale), round(region.top() * scale))
        if self._pixmaps is not None:
            self._pixmaps.prepare(scale, detail)
        try:
            yield Stroke(painter, scale, detail, base, painter.transform(), origin)
        finally:
            painter.restore()

    def rows(
        self,
        region: QRectF,
        leave_out: Collection[RecordId] = NOTHING,
        only: Collection[RecordId] | None = None,
    ) -> tuple[Rows, Rows]:
        """The rows of cards and of connectors to paint in a region."""
        box = box_of(region)
        cards, connectors = self.scene.card_rows_in(box), self.scene.connector_rows_in(box)
        for ids, wanted in ((leave_out, False), (only, True)):
            if ids or (wanted and ids is not None):
                known = self.scene.cards.slots.rows(ids), self.scene.connectors.slots.rows(ids)
                cards = cards[np.isin(cards, known[0]) == wanted]
                connectors = connectors[np.isin(connectors, known[1]) == wanted]
        return cards, connectors

    def paint_rows(self, stroke: Stroke, cards: Rows, connectors: Rows) -> None:
        """Paint these cards and connectors."""
        for bright in (False, True) if self._emphasis is not None else (True,):
            chosen = self._emphasised(cards, connectors, bright=bright)
            stroke.painter.setOpacity(1.0 if bright else DIMMED)
            frames = ENCLOSES[self.scene.cards.kinds[chosen[0]]]
            self._paint_cards(stroke, chosen[0][frames])
            self._paint_connectors(stroke, chosen[1])
            self._paint_cards(stroke, chosen[0][~frames])

    def _emphasised(self, cards: Rows, connectors: Rows, *, bright: bool) -> tuple[Rows, Rows]:
        if self._emphasis is None:
            return cards, connectors
        return (
            cards[self._emphasis.cards(cards) == bright],
            connectors[self._emphasis.connectors(connectors) == bright],
        )

    def _paint_connectors(self, stroke: Stroke, rows: Rows) -> None:
        placed, painter = self.scene.connectors, stroke.painter
        smooth = stroke.detail is not Detail.BLOCK
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)
        if not smooth:
            paint_straight(
                painter, placed.curves[rows], placed.kinds[rows], self.look, stroke.scale
            )
        elif paints_pixels(painter):
            box = box_of(painter.clipBoundingRect())
            batch = self._batch(rows, box, stroke.scale, stroke.detail, painter.opacity())
            batch.paint(painter, box, stroke.base, stroke.origin)
        else:
            board = self.scene.board.connectors
            for key, curve in zip(placed.slots.named(rows), placed.curves[rows], strict=True):
                self._connectors.paint(painter, board[key], curve, stroke.detail)

    def _paint_cards(self, stroke: Stroke, rows: Rows) -> None:
        placed, painter = self.scene.cards, stroke.painter
        if stroke.detail is Detail.BLOCK:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            paint_blocks(painter, placed.rects[rows], placed.kinds[rows], self.look)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, rects = placed.slots.named(rows), placed.rects[rows].tolist()
        encloses = ENCLOSES[placed.kinds[rows]].tolist()
        for key, rect, is_frame in zip(names, rects, encloses, strict=True):
            if self._pixmaps is None or is_frame:
                self._paint_straight(painter, key, rect, stroke.detail)
        if self._pixmaps is not None:
            painter.setTransform(stroke.base)
            for key, rect, is_frame in zip(names, rects, encloses, strict=True):
                if not is_frame:
                    self._paint_kept(self._pixmaps, stroke, key, rect)
            painter.setTransform(stroke.to_board)

    def _paint_kept(
        self, pixmaps: CardPixmaps, stroke: Stroke, key: RecordId, rect: list[float]
    ) -> None:
        """Draw a card's picture on a painter in pixels; too large a card is painted straight."""

        def paint(onto: QPainter) -> None:
            self._paint_straight(onto, key, rect, stroke.detail)

        if not pixmaps.draw(stroke.painter, key, rect, stroke.origin, paint):
            stroke.painter.setTransform(stroke.to_board)
            paint(stroke.painter)
            stroke.painter.setTransform(stroke.base)

    def _paint_straight(
        self, painter: QPainter, key: RecordId, rect: list[float], detail: Detail
    ) -> None:
        facts, with_text = card_facts(self.scene.board, key), key != self.without_text
        self._cards.paint(painter, self._shown(key, rect), facts, detail, with_text=with_text)

    def _shown(self, key: RecordId, rect: list[float]) -> Card:
        """The card's record where and as large as the scene shows it."""
        card = self.scene.board.cards[key]
        if [card.x, card.y, card.width, card.height] == rect:
            return card
        x, y, width, height = rect
        return replace(card, x=x, y=y, width=width, height=height)


def _only_moves(before: Record | None, after: Record | None) -> bool:
    """Whether a card looks the same elsewhere."""
    return isinstance(before, Card) and isinstance(after, Card) and looks_alike(before, after)
