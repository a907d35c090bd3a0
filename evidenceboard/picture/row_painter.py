"""Paints cards and connectors of a scene by their rows, in the detail that a scale leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, RecordId
from evidenceboard.picture.batches import paint_blocks, paint_straight
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Floats, Rows, box_of
from evidenceboard.picture.look import Look
from evidenceboard.picture.memory import Memory
from evidenceboard.picture.placed_cards import ENCLOSES, HOLDS_PICTURE
from evidenceboard.picture.region import Stroke
from evidenceboard.picture.scene import Scene

if TYPE_CHECKING:
    from evidenceboard.picture.card_facts import CardFacts
    from evidenceboard.picture.card_pictures import CardPictures, Key
    from evidenceboard.picture.card_pixmaps import CardPixmaps
    from evidenceboard.picture.connector_batch import ConnectorBatch
    from evidenceboard.picture.greeked_cards import GreekedCards
    from evidenceboard.picture.near_tools import NearTools

MOST_FACTS = 4_096
"""Of so many cards it is known what follows from their connectors."""

MANY = 5_000
"""After a change of so many records no card is looked for: nothing that was kept is."""


class RowPainter:
    """Rule: what is painted at a spot depends on the scene, the look and the scale alone."""

    def __init__(
        self,
        scene: Scene,
        look: Look,
        content: Callable[[str], bytes],
        memory: Memory,
        *,
        keeps_pixmaps: bool,
        pictures: CardPictures | None = None,
    ) -> None:
        """`keeps_pixmaps` is for pixels only: cards once painted are kept as pictures.
        `pictures`, those that cards hold, may be shared."""
        self.scene = scene
        self.look = look
        self.without_text: RecordId | None = None
        """A card whose words are being edited on top of it."""
        self._facts: dict[RecordId, CardFacts] = {}
        self._content, self._memory, self._keeps_pixmaps = content, memory, keeps_pixmaps
        self._pictures = pictures

    @cached_property
    def _near(self) -> NearTools:
        """What everything but blocks is painted with."""
        from evidenceboard.picture.near_tools import NearTools  # noqa: PLC0415  # see its rule

        return NearTools(
            self.scene,
            self.look,
            self._content,
            self._memory,
            keeps_pixmaps=self._keeps_pixmaps,
            pictures=self._pictures,
        )

    @property
    def _near_made(self) -> NearTools | None:
        """The same, once it was needed: before that it keeps nothing that could be out of date."""
        return vars(self).get("_near")

    def batch(self, scale: float, share: float = 1.0) -> ConnectorBatch:
        """A batch of connectors, to be filled."""
        from evidenceboard.picture.connector_batch import ConnectorBatch  # noqa: PLC0415  # the same

        return ConnectorBatch(self._near.batch, scale, share)

    def filled(
        self, rows: Rows, box: Floats, scale: float, detail: Detail, share: float
    ) -> ConnectorBatch:
        """A batch of these connectors as far as they show in a box."""
        batch = self.batch(scale, share)
        for _ in batch.fill(rows, box, detail):
            pass
        return batch

    def greeked(self, scale: float) -> GreekedCards:
        """A batch of cards or of frames, to be filled."""
        from evidenceboard.picture.greeked_cards import GreekedCards  # noqa: PLC0415  # the same

        return GreekedCards(self._near.greek, scale)

    # --- keeping up ----------------------------------------------------------------------

    def follow(self, change: Change) -> None:
        """Forget the pictures of cards that a change makes look different."""
        if change.only_moves:
            return
        near = self._near_made
        if near is not None:
            near.batch.grades.forget(change.sorts.connector_ids)
            near.signs.outdate()
        if len(change.steps) > MANY:
            self._forget_all()
            return
        sorts = change.sorts
        for key in sorts.card_ids:
            self.forget(key)
        for one in (*sorts.old_connectors, *sorts.connectors):
            self.forget(one.source)
            self.forget(one.target)

    def _forget_all(self) -> None:
        self._facts.clear()
        if self._near_made is not None:
            self._near_made.greek.titles.clear()
            if self._near_made.pixmaps is not None:
                self._near_made.pixmaps.clear()

    def forget(self, card_id: RecordId) -> None:
        """Paint this card anew the next time."""
        if self._near_made is not None:
            self._near_made.greek.titles.forget(card_id)
        self._facts.pop(card_id, None)
        self.forget_pixmap(card_id)

    def forget_pixmap(self, card_id: RecordId) -> None:
        """Put this card together anew the next time, of what it says as before."""
        if self._near_made is not None and self._near_made.pixmaps is not None:
            self._near_made.pixmaps.forget(card_id)

    # --- painting ------------------------------------------------------------------------

    def paint_connectors(
        self, stroke: Stroke, rows: Rows, batch: ConnectorBatch | None = None
    ) -> None:
        """`batch` are these connectors on pixels, where they were worked out before."""
        from evidenceboard.picture.engine_kind import paints_pixels  # noqa: PLC0415  # the same

        placed, painter = self.scene.connectors, stroke.painter
        smooth = stroke.detail is not Detail.BLOCK
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)
        if not smooth:
            paint_straight(
                painter, placed.curves[rows], placed.kinds[rows], self.look, stroke.scale
            )
        elif paints_pixels(painter):
            box = box_of(painter.clipBoundingRect())
            if batch is None:
                batch = self.filled(rows, box, stroke.scale, stroke.detail, painter.opacity())
            batch.paint(painter, batch.shown(box), stroke.base, stroke.origin)
        else:
            board = self.scene.board.connectors
            for key, curve in zip(placed.slots.named(rows), placed.curves[rows], strict=True):
                self._near.connectors.paint(painter, board[key], curve, stroke.detail)

    def paint_cards(
        self,
        stroke: Stroke,
        rows: Rows,
        greeked: GreekedCards | None = None,
        moved: tuple[int, int] = (0, 0),
    ) -> None:
        """`greeked` are these cards, where they were worked out before, and the pixels by which
        they have `moved` since."""
        placed, painter = self.scene.cards, stroke.painter
        if stroke.detail is Detail.BLOCK:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            paint_blocks(painter, placed.rects[rows], placed.kinds[rows], self.look)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if stroke.detail is Detail.GREEK:
            self._paint_greeked(stroke, rows, greeked, moved)
        elif self._near.pixmaps is None:
            self._paint_straight(stroke, rows)
        else:
            frames = ENCLOSES[placed.kinds[rows]]
            self._paint_straight(stroke, rows[frames])
            self._paint_all_kept(stroke, rows[~frames])

    def paint_frames(
        self, stroke: Stroke, rows: Rows, region: QRectF, greeked: GreekedCards | None = None
    ) -> None:
        """Paint what shows of frames in a region; of those in whose middle it lies, just that."""
        if stroke.detail in (Detail.FULL, Detail.TITLE):
            rows = self._without_middles(stroke, rows, region)
        self.paint_cards(stroke, rows, greeked)

    def _paint_greeked(
        self, stroke: Stroke, rows: Rows, greeked: GreekedCards | None, moved: tuple[int, int]
    ) -> None:
        """Draw greeked cards on a painter in pixels."""
        if greeked is None:
            greeked = self.greeked(stroke.scale)
            for _ in greeked.fill(rows, self.without_text):
                pass

        def paint_picture(row: int) -> None:
            key, rect = self._placed(row)
            if key is not None:
                stroke.painter.setTransform(stroke.to_board)
                card = self.scene.board.cards[key]
                self._near.cards.paint_picture(stroke.painter, card, QRectF(*rect))
                stroke.painter.setTransform(stroke.base)

        box = box_of(stroke.painter.clipBoundingRect())
        stroke.painter.setTransform(stroke.base)
        stroke.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        greeked.paint(stroke.painter, box, stroke.origin, paint_picture, moved)
        stroke.painter.setTransform(stroke.to_board)

    def lacking(self, rows: Rows, scale: float, detail: Detail) -> list[int]:
        """The rows of those cards of which a picture has still to be made."""
        if detail in (Detail.GREEK, Detail.BLOCK) or self._near.pixmaps is None:
            return []
        self._near.pixmaps.prepare(scale, detail)
        lacks, placed = self._near.pixmaps.lacks, self.scene.cards
        plain = rows[~ENCLOSES[placed.kinds[rows]]]
        triples = zip(
            plain.tolist(), placed.slots.named(plain), placed.rects[plain].tolist(), strict=True
        )
        return [row for row, key, rect in triples if lacks(key, rect)]

    def get_ready(self, rows: list[int], detail: Detail) -> None:
        """Read and lay out what cards say, ahead of painting them at whatever scale."""
        if detail is Detail.GREEK:
            self.greeked(1.0).get_ready(np.array(rows, dtype=np.intp))
            return
        for key in self.scene.cards.slots.named(np.array(rows, dtype=np.intp)):
            self._near.cards.get_ready(self.scene.board.cards[key], self._facts_of(key), detail)

    def read_grades(self, rows: Rows) -> Iterator[int]:
        """Read, in steps, how credible what connectors say is: near by it decides their widths."""
        return (step.units for step in self._near.batch.grades.get_ready(rows))

    def is_ready(self, row: int, detail: Detail) -> bool:
        """Whether what a card says has been read and laid out."""
        key = self.scene.cards.slots.ids[row]
        return key is None or (key in self._facts and self._near.cards.is_ready(key, detail))

    def undecoded(self, rows: Rows, scale: float, detail: Detail) -> list[int]:
        """The rows of those cards that hold a picture which has still to be decoded here."""
        holding = self.holding(rows, detail)
        return [row for row in holding if not self._has_decoded(row, scale, detail)]

    def holding(self, rows: Rows, detail: Detail) -> list[int]:
        """The rows of those cards that show pictures."""
        if detail is Detail.BLOCK:
            return []
        shown: list[int] = rows[HOLDS_PICTURE[self.scene.cards.kinds[rows]]].tolist()
        return shown

    def _has_decoded(self, row: int, scale: float, detail: Detail) -> bool:
        key, rect = self._placed(row)
        if key is None:
            return True
        card = self._shown(key, rect)
        return self._near.cards.has_decoded(card, self._facts_of(key), scale, detail)

    def decode(self, row: int, scale: float, detail: Detail) -> None:
        """Decode the picture that a card holds, which is about to be painted."""
        key, rect = self._placed(row)
        if key is not None:
            self._near.cards.decode(self._shown(key, rect), self._facts_of(key), scale, detail)

    def decoding(
        self, row: int, scale: float, detail: Detail
    ) -> tuple[Key, Callable[[], QImage | None]] | None:
        """What decodes the picture that a card holds on any thread; see `CardPictures`."""
        key, rect = self._placed(row)
        if key is None:
            return None
        return self._near.cards.decoding(self._shown(key, rect), self._facts_of(key), scale, detail)

    def decode_ahead(self, row: int, scale: float, detail: Detail) -> None:
        """Have the picture at hand that a card would show at a scale."""
        key, rect = self._placed(row)
        if key is not None:
            card, facts = self._shown(key, rect), self._facts_of(key)
            self._near.cards.decode_ahead(card, facts, scale, detail)

    def make_picture(self, row: int, scale: float, detail: Detail) -> None:
        """Make the picture of a card ahead of painting it."""
        key, rect = self._placed(row)
        if self._near.pixmaps is not None and key is not None:
            self._near.pixmaps.prepare(scale, detail)
            self._near.pixmaps.make(key, rect, lambda onto: self._paint(onto, key, rect, detail))

    def _paint_all_kept(self, stroke: Stroke, rows: Rows) -> None:
        if self._near.pixmaps is not None:
            self._near.pixmaps.prepare(stroke.scale, stroke.detail)
            stroke.painter.setTransform(stroke.base)
            for row in rows.tolist():
                self._paint_kept(self._near.pixmaps, stroke, row)
            stroke.painter.setTransform(stroke.to_board)

    def _paint_kept(self, pixmaps: CardPixmaps, stroke: Stroke, row: int) -> None:
        """Draw a card's picture on a painter in pixels; too large a card is painted straight."""
        key, rect = self._placed(row)
        if key is None:
            return

        def paint(onto: QPainter) -> None:
            self._paint(onto, key, rect, stroke.detail)

        if not pixmaps.draw(stroke.painter, key, rect, stroke.origin, paint):
            stroke.painter.setTransform(stroke.to_board)
            paint(stroke.painter)
            stroke.painter.setTransform(stroke.base)

    def _placed(self, row: int) -> tuple[RecordId | None, list[float]]:
        return self.scene.cards.slots.ids[row], self.scene.cards.rects[row].tolist()

    def _paint_straight(self, stroke: Stroke, rows: Rows) -> None:
        for row in rows.tolist():
            key, rect = self._placed(row)
            if key is not None:
                self._paint(stroke.painter, key, rect, stroke.detail)

    def _without_middles(self, stroke: Stroke, frames: Rows, region: QRectF) -> Rows:
        """Paint the frames in whose middle the region lies; what remains are the others."""
        from evidenceboard.picture.frame_painter import (  # noqa: PLC0415  # the same
            is_inside,
            paint_inside,
        )

        board, is_middle = self.scene.board.cards, []
        for row in frames.tolist():
            key, rect = self._placed(row)
            card = board[key] if key is not None and is_inside(rect, region) else None
            is_middle.append(card is not None and not card.body)
            if card is not None and not card.body:
                paint_inside(stroke.painter, region, card.kind, self.look)
        return frames[[not middle for middle in is_middle]]

    def _paint(self, painter: QPainter, key: RecordId, rect: list[float], detail: Detail) -> None:
        facts, with_text = self._facts_of(key), key != self.without_text
        self._near.cards.paint(painter, self._shown(key, rect), facts, detail, with_text=with_text)

    def _facts_of(self, key: RecordId) -> CardFacts:
        facts = self._facts.get(key)
        if facts is None:
            if len(self._facts) == MOST_FACTS:
                self._facts.clear()
            facts = self._facts[key] = self.scene.facts(key)
        return facts

    def _shown(self, key: RecordId, rect: list[float]) -> Card:
        """The card's record where and as large as the scene shows it."""
        card = self.scene.board.cards[key]
        if [card.x, card.y, card.width, card.height] == rect:
            return card
        x, y, width, height = rect
        return card.placed(x=x, y=y, width=width, height=height)
