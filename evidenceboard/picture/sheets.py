"""Parts of the screen worked out once and painted tile by tile, in steps that keep short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol, Self

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.connector_batch import ConnectorBatch
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.dots import paint_ground
from evidenceboard.picture.geometry import (
    Flags,
    Floats,
    Rows,
    box_of,
    boxes_of,
    marked,
    meets,
    padded,
)
from evidenceboard.picture.greeked_cards import GreekedCards
from evidenceboard.picture.live_cards import LiveCards
from evidenceboard.picture.live_connectors import LiveConnectors, Setting
from evidenceboard.picture.look import Look
from evidenceboard.picture.pace import Pace, Step
from evidenceboard.picture.placed_cards import ENCLOSES
from evidenceboard.picture.region import Stroke, on_region
from evidenceboard.picture.scene import SHADOW, Scene

LIVE = {Detail.FULL: 120, Detail.TITLE: 500}
"""No more connectors than this are shown with that detail while they are under way."""
CARD_LOAD, FRAME_LOAD = 4, 20
"""A card's picture takes as long to draw as so many lines, a frame as so many."""
RECTS_A_LINE = 16


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """Which rows of a scene are not painted, since they are under way."""

    cards: Flags
    connectors: Flags

    @classmethod
    def of(cls, scene: Scene, cards: Rows, connectors: Rows) -> Self:
        """The marks for these rows."""
        return cls(
            marked(scene.cards.slots.extent, cards),
            marked(scene.connectors.slots.extent, connectors),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Cards and connectors of the same strength, in the order of painting."""

    cards: Rows
    boxes: Floats
    """What the cards may cover."""
    connectors: Rows
    batch: ConnectorBatch | None
    """The connectors, worked out, where that helps."""
    greeked: tuple[GreekedCards, GreekedCards] | None
    """Frames and all other cards, where they are greeked."""
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A part of the screen, worked out for painting. Rule: it is given up on any change in it."""

    region: QRectF
    scale: float
    detail: Detail
    layers: list[Layer] = field(default_factory=list)


class UnderWay(Protocol):
    """Cards that are being moved, with their connectors."""

    kept: LiveCards
    lines: LiveConnectors
    cards: Rows
    """All of them, in the order of painting."""

    def rows_in(self, region: QRectF) -> tuple[Rows, Rows]:
        """The rows of cards and connectors to paint in a region, in the order of painting."""


class SheetPainter:
    """Paints sheets and what is under way over them. Rule: every step says beforehand what it
    is about, so that whoever has little time can leave it for later."""

    def __init__(self, painter: BoardPainter) -> None:
        self.board = painter
        self.pace = Pace()
        self._scene = painter.scene

    @property
    def look(self) -> Look:
        return self.board.look

    # --- working out ---------------------------------------------------------------------

    def sheet(
        self,
        region: QRectF,
        scale: float,
        detail: Detail,
        left_out: LeftOut | None = None,
    ) -> Sheet:
        """A sheet worked out at once; see `steps`."""
        made = Sheet(region, scale, detail)
        for _ in self.steps(made, left_out):
            pass
        return made

    def steps(self, sheet: Sheet, left_out: LeftOut | None) -> Iterator[Step]:
        """Work a sheet out, without the rows left out; good for painting any part of it."""
        yield Step("rows", len(self._scene.cards.index.boxes) // 500)
        cards, connectors = self.board.rows(sheet.region)
        if left_out is not None:
            cards = cards[~left_out.cards[cards]]
            connectors = connectors[~left_out.connectors[connectors]]
        for share, some, lines in self.board.in_strengths(cards, connectors):
            yield from self._add_layer(sheet, some, lines, share)

    def _add_layer(
        self, sheet: Sheet, cards: Rows, connectors: Rows, share: float
    ) -> Iterator[Step]:
        batch = None
        if sheet.detail is not Detail.BLOCK:
            batch = self.board.records.batch(sheet.scale, share)
            for count in batch.fill(connectors, box_of(sheet.region), sheet.detail):
                yield Step("connectors", count)
        greeked = None
        if sheet.detail is Detail.GREEK:
            greeked = (
                self.board.records.greeked(sheet.scale),
                self.board.records.greeked(sheet.scale),
            )
            frames = ENCLOSES[self._scene.cards.kinds[cards]]
            for some, made in zip((cards[frames], cards[~frames]), greeked, strict=True):
                for count in made.fill(some, self.board.records.without_text):
                    yield Step("titles", count)
        boxes = padded(boxes_of(self._scene.cards.rects[cards]), SHADOW)
        sheet.layers.append(Layer(cards, boxes, connectors, batch, greeked, share))

    def pictures(self, sheet: Sheet, region: QRectF) -> Iterator[Step]:
        """Make the pictures of cards that a part of a sheet will show."""
        box, records = box_of(region), self.board.records
        for layer in sheet.layers:
            shown = layer.cards[meets(layer.boxes, box)]
            for row in records.lacking(shown, sheet.scale, sheet.detail):
                yield Step("card", 1)
                records.make_picture(row, sheet.scale, sheet.detail)

    # --- painting ------------------------------------------------------------------------

    def load(self, sheet: Sheet, region: QRectF) -> int:
        """About how many lines' worth of a sheet there is to paint in a region."""
        return sum(self._load(layer, box_of(region), sheet.detail) for layer in sheet.layers)

    def _load(self, layer: Layer, box: Floats, detail: Detail) -> int:
        cards = layer.cards[meets(layer.boxes, box)]
        if layer.batch is None:
            lines = meets(self._scene.connectors.index.boxes[layer.connectors], box)
            return (len(cards) + int(lines.sum())) // 8
        if layer.greeked is not None:
            rects = sum(some.load(box) for some in layer.greeked)
            return layer.batch.load(box) + rects // RECTS_A_LINE
        frames = int(ENCLOSES[self._scene.cards.kinds[cards]].sum())
        return layer.batch.load(box) + CARD_LOAD * len(cards) + FRAME_LOAD * frames

    def paint(self, painter: QPainter, sheet: Sheet, region: QRectF) -> None:
        """Paint a part of a sheet."""
        with on_region(painter, region, sheet.scale, sheet.detail) as stroke:
            paint_ground(painter, region, self.look, sheet.scale)
            for layer in sheet.layers:
                self._paint_layer(stroke, layer, region)

    def _paint_layer(self, stroke: Stroke, layer: Layer, region: QRectF) -> None:
        box, records = box_of(region), self.board.records
        stroke.painter.setOpacity(layer.share)
        cards = layer.cards[meets(layer.boxes, box)]
        frames = ENCLOSES[self._scene.cards.kinds[cards]]
        beneath, others = layer.greeked or (None, None)
        records.paint_frames(stroke, cards[frames], region, beneath)
        if layer.batch is not None:
            stroke.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layer.batch.paint(stroke.painter, box, stroke.base, stroke.origin)
        else:
            near = self._scene.connectors.index.boxes[layer.connectors]
            records.paint_connectors(stroke, layer.connectors[meets(near, box)])
        records.paint_cards(stroke, cards[~frames], others)

    def get_ready(
        self, region: QRectF, scale: float, detail: Detail, lifted: UnderWay
    ) -> Iterator[int]:
        """Work out, in steps, what `paint_live` will need once these cards are under way."""
        records = self.board.records
        if detail is Detail.GREEK:
            yield from lifted.kept.get_ready(records, scale, lifted.cards)
        shown = _live_detail(detail, lifted.rows_in(region)[1])
        if shown is not Detail.BLOCK:
            yield from lifted.lines.get_ready(Setting(records, scale, shown), box_of(region))

    def paint_live(
        self,
        painter: QPainter,
        region: QRectF,
        scale: float,
        detail: Detail,
        lifted: UnderWay,
    ) -> None:
        """Paint cards and connectors under way over what is there; many connectors with less
        detail."""
        cards, connectors = lifted.rows_in(region)
        shown, records = _live_detail(detail, connectors), self.board.records
        kept = None
        if detail is Detail.GREEK:
            kept = lifted.kept.at_their_places(records, scale, lifted.cards)
        with on_region(painter, region, scale, detail) as stroke:
            with_lines = replace(stroke, detail=shown)
            if shown is Detail.BLOCK:
                records.paint_connectors(with_lines, connectors)
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                lifted.lines.paint(with_lines, records, connectors, box_of(region))
            records.paint_cards(stroke, cards, *(kept or ()))


def _live_detail(detail: Detail, connectors: Rows) -> Detail:
    """In what detail so many connectors are painted while they are under way."""
    plain = next((d for d, most in LIVE.items() if len(connectors) <= most), Detail.BLOCK)
    return max(detail, plain, key=list(Detail).index)
