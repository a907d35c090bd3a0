"""Parts of the screen worked out once and painted tile by tile, in steps that keep short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Self

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from evidenceboard.model.frozen import frozen
from evidenceboard.picture.board_painter import BoardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.dots import paint_ground
from evidenceboard.picture.geometry import (
    FARTHEST,
    Flags,
    Floats,
    Rows,
    box_of,
    boxes_of,
    marked,
    meets,
    padded,
)
from evidenceboard.picture.look import Look
from evidenceboard.picture.pace import Pace, Step
from evidenceboard.picture.placed_cards import ENCLOSES, HOLDS_PICTURE
from evidenceboard.picture.region import Stroke, on_region
from evidenceboard.picture.scene import SHADOW, Scene

if TYPE_CHECKING:
    from evidenceboard.picture.connector_batch import ConnectorBatch
    from evidenceboard.picture.greeked_cards import GreekedCards

CARD_LOAD, FRAME_LOAD = 4, 20
"""A card's picture takes as long to draw as so many lines, a frame as so many."""
RECTS_A_LINE = 16
BLOCKS_A_LINE = 8
REACHES, FARTHER, HIGH = 1_500.0, 1.5, 0.75
"""How far one looks for the cards around a point, in board units, how much farther where there are
too few, and how far up and down as a share of that."""
TITLES_AT_ONCE = 16
"""Titles that only show as bars are read so many at once."""


@frozen(eq=False)
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


@frozen(eq=False)
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


@frozen(eq=False)
class Sheet:
    """A part of the screen, worked out for painting. Rule: it is given up on any change in it."""

    region: QRectF
    scale: float
    detail: Detail
    layers: list[Layer] = field(default_factory=list)


@frozen
class Coat:
    """What is painted over what lies beneath it: the ground, frames, connectors or cards."""

    load: int
    """About how many lines' worth of painting it is."""
    paint: Callable[[Stroke], None]


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

    def about(self, region: QRectF) -> int:
        """About how many cards lie in a region; it costs next to nothing to ask."""
        return self._scene.cards.index.about(box_of(region))

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
        about, box = self.about(sheet.region), box_of(sheet.region)
        yield Step("rows", about, sheet.detail)
        cards = self._scene.card_rows_in(box)
        yield Step("rows", 2 * about, sheet.detail)
        is_straight = sheet.detail is Detail.BLOCK
        connectors = self._scene.connector_rows_in(box, is_straight=is_straight)
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
            yield from batch.fill(connectors, box_of(sheet.region), sheet.detail)
        greeked = None
        if sheet.detail is Detail.GREEK:
            greeked = (
                self.board.records.greeked(sheet.scale),
                self.board.records.greeked(sheet.scale),
            )
            frames = ENCLOSES[self._scene.cards.kinds[cards]]
            for some, made in zip((cards[frames], cards[~frames]), greeked, strict=True):
                for count in made.fill(some, self.board.records.without_text):
                    yield Step("titles", count, sheet.detail)
        boxes = padded(boxes_of(self._scene.cards.rects[cards]), SHADOW)
        sheet.layers.append(Layer(cards, boxes, connectors, batch, greeked, share))

    def pictures(self, sheet: Sheet, region: QRectF) -> Iterator[Step]:
        """Make the pictures of cards that a part of a sheet will show."""
        box, scale, detail, records = box_of(region), sheet.scale, sheet.detail, self.board.records
        for layer in sheet.layers:
            shown = layer.cards[meets(layer.boxes, box)]
            for row in records.undecoded(shown, scale, detail):
                yield Step("picture", 1, detail)
                records.decode(row, scale, detail)
            for row in records.lacking(shown, scale, detail):
                if not records.is_ready(row, detail):
                    yield Step("words", 1, detail)
                    records.get_ready([row], detail)
                yield Step("card", 1, detail)
                records.make_picture(row, scale, detail)

    # --- painting ------------------------------------------------------------------------

    def coats(self, sheet: Sheet, region: QRectF) -> list[Coat]:
        """What a part of a sheet is painted with, one over the other."""
        box, detail = box_of(region), sheet.detail
        made = [Coat(0, lambda stroke: self._paint_ground(stroke, region))]
        for layer in sheet.layers:
            cards = layer.cards[meets(layer.boxes, box)]
            frames = ENCLOSES[self._scene.cards.kinds[cards]]
            made += [
                self._coat_of_frames(layer, cards[frames], region, detail),
                self._coat_of_connectors(layer, box),
                self._coat_of_cards(layer, cards[~frames], box, detail),
            ]
        return made

    def paint(self, painter: QPainter, sheet: Sheet, region: QRectF, coats: Iterable[Coat]) -> None:
        """Paint coats of that part of a sheet."""
        with on_region(painter, region, sheet.scale, sheet.detail) as stroke:
            for coat in coats:
                coat.paint(stroke)

    def _paint_ground(self, stroke: Stroke, region: QRectF) -> None:
        paint_ground(stroke.painter, region, self.look, stroke.scale)

    def _coat_of_frames(self, layer: Layer, frames: Rows, region: QRectF, detail: Detail) -> Coat:
        def paint(stroke: Stroke) -> None:
            stroke.painter.setOpacity(layer.share)
            self.board.records.paint_frames(stroke, frames, region, beneath)

        beneath = layer.greeked[0] if layer.greeked else None
        return Coat(_cards_load(len(frames), FRAME_LOAD, beneath, box_of(region), detail), paint)

    def _coat_of_connectors(self, layer: Layer, box: Floats) -> Coat:
        if layer.batch is not None:
            return self._coat_of_batch(layer.batch, box)

        def paint(stroke: Stroke) -> None:
            stroke.painter.setOpacity(layer.share)
            self.board.records.paint_connectors(stroke, layer.connectors[near])

        near = meets(self._scene.connectors.index.boxes[layer.connectors], box)
        return Coat(int(near.sum()) // BLOCKS_A_LINE, paint)

    def _coat_of_batch(self, batch: ConnectorBatch, box: Floats) -> Coat:
        def paint(stroke: Stroke) -> None:
            stroke.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            batch.paint(stroke.painter, shown, stroke.base, stroke.origin)

        shown = batch.shown(box)
        return Coat(shown.load, paint)

    def _coat_of_cards(self, layer: Layer, cards: Rows, box: Floats, detail: Detail) -> Coat:
        def paint(stroke: Stroke) -> None:
            stroke.painter.setOpacity(layer.share)
            self.board.records.paint_cards(stroke, cards, others)

        others = layer.greeked[1] if layer.greeked else None
        return Coat(_cards_load(len(cards), CARD_LOAD, others, box, detail), paint)

    def cards_in(self, region: QRectF) -> Rows:
        """The cards that show in a region, the nearest to its middle first."""
        return self._nearest(self._scene.card_rows_in(box_of(region)), region.center())

    def read_connectors(self, region: QRectF) -> Iterator[int]:
        """Read, in steps, what connectors in a region say that shows near by."""
        yield from self.board.records.read_grades(self._scene.connector_rows_in(box_of(region)))

    def cards_near(self, middle: QPointF, most: int) -> Rows:
        """About so many cards around a point, the nearest first."""
        reach = REACHES
        while reach < FARTHEST:
            corner = QPointF(reach, reach * HIGH)
            region = QRectF(middle - corner, middle + corner)
            if self.about(region) >= most or region.contains(self._scene.card_bounds()):
                break
            reach *= FARTHER
        return self._nearest(self._scene.card_rows_in(box_of(region)), middle)[:most]

    def _nearest(self, rows: Rows, middle: QPointF) -> Rows:
        rects = self._scene.cards.rects[rows]
        x = rects[:, 0] + rects[:, 2] / 2 - middle.x()
        y = rects[:, 1] + rects[:, 3] / 2 - middle.y()
        return rows[np.argsort(np.hypot(x, y))]

    def read_ahead(self, rows: Rows, detail: Detail, known: set[int]) -> Iterator[int]:
        """Read and lay out, in steps, what cards say that are to be painted soon in some detail,
        but not those that are `known`, which it adds to."""
        records, at_once = self.board.records, TITLES_AT_ONCE if detail is Detail.GREEK else 1
        if detail is Detail.BLOCK:
            return
        fresh = [row for row in rows.tolist() if row not in known]
        for start in range(0, len(fresh), at_once):
            some = fresh[start : start + at_once]
            yield len(some)
            records.get_ready(some, detail)
            known.update(some)

    def decode_ahead(self, rows: Rows, scale: float, detail: Detail) -> Iterator[int]:
        """Decode, in steps, the pictures that cards hold; large ones in a thread."""
        for row in rows[HOLDS_PICTURE[self._scene.cards.kinds[rows]]].tolist():
            yield 1
            self.board.records.decode_ahead(row, scale, detail)


def _cards_load(
    count: int, each: int, greeked: GreekedCards | None, box: Floats, detail: Detail
) -> int:
    """As how many lines so many cards count."""
    if greeked is not None:
        return greeked.load(box) // RECTS_A_LINE
    return count // BLOCKS_A_LINE if detail is Detail.BLOCK else each * count
