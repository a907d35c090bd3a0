"""Dragging cards, and dragging copies off them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from evidenceboard.canvas.alignment import Alignment
from evidenceboard.canvas.ghosts import Ghosts
from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.gesture import Gesture
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.canvas.wording import counted
from evidenceboard.model import edits
from evidenceboard.model.movable import Movable
from evidenceboard.model.records import RecordId
from evidenceboard.picture.placed_cards import ENCLOSES


class Moving(Gesture):
    """Carries cards with the pointer. Rule: all that is known of the way is the distance from
    where the board has the cards, so a cancelled move needs no undoing."""

    scrolls = True
    hint = "Shift keeps to one axis, Ctrl moves freely, Esc puts back"
    moves_locked = False

    def __init__(self, surface: Surface, start: PointerEvent, ids: Collection[RecordId]) -> None:
        super().__init__(surface)
        self.ids = frozenset(ids)
        self._start = start.board
        self._rect = surface.scene.bounds(self.ids)
        self._alignment = Alignment(surface, self.ids)
        self.way = QPointF()
        self._at: tuple[QPointF, bool, bool] | None = None
        self._movable: Movable | None = None

    @classmethod
    def of_cards(
        cls, surface: Surface, start: PointerEvent, ids: Collection[RecordId]
    ) -> Self | None:
        """Carry these cards and what lies in the frames among them; None when all are locked."""
        made = cls.ahead(surface, start, ids)
        if made is None:
            surface.remarked.emit("Locked cards stay where they are. Unlock them to move them.")
            return None
        made.take_up()
        return made

    @classmethod
    def ahead(cls, surface: Surface, start: PointerEvent, ids: Collection[RecordId]) -> Self | None:
        """Know what would be carried before it is taken up."""
        carried = list(contents(surface, ids))
        locked = surface.document.board.of_cards("locked", carried)
        found = zip(carried, locked, strict=True)
        free = [key for key, is_locked in found if cls.moves_locked or not is_locked]
        return cls(surface, start, free) if free else None

    def movable(self) -> Movable:
        """The cards as the release will move them, whenever that is found out: after a change of
        the board there is no gesture any more."""
        if self._movable is None:
            self._movable = edits.movable(self.surface.document.board, self.ids)
        return self._movable

    def take_up(self) -> None:
        """Show that the cards have left the board."""
        self.surface.lift(self.ids)

    def carry(self) -> None:
        """Show the cards where the pointer has brought them."""
        self.surface.move_lifted(self.way.x(), self.way.y())

    def move(self, event: PointerEvent) -> Gesture | None:
        at = event.board, event.shift, event.ctrl
        if at != self._at:
            self._at = at
            self._go(event)
        return self

    def _go(self, event: PointerEvent) -> None:
        way = event.board - self._start
        if event.shift:
            across = abs(way.x()) >= abs(way.y())
            way = QPointF(way.x(), 0) if across else QPointF(0, way.y())
        way = QPointF(round(way.x()), round(way.y()))
        self._alignment.clear()
        if not event.ctrl:
            way += self._drawn(way, one_axis=event.shift)
        if way != self.way:
            self.way = way
            self.carry()

    def _drawn(self, way: QPointF, *, one_axis: bool) -> QPointF:
        """How far the neighbours draw the cards aside; along one axis only where that is held."""
        axes = (not one_axis or way.x() != 0, not one_axis or way.y() != 0)
        return self._alignment.drawn(self._rect.translated(way), axes)

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        board = self.surface.document.board
        try:
            change = self.movable().by(self.way.x(), self.way.y())
            self.surface.document.perform(f"Move {counted(board, self.ids)}", change)
        finally:
            self.surface.drop_lifted()
        return None

    def cancel(self) -> None:
        self.surface.drop_lifted()

    def paint(self, painter: QPainter) -> None:
        self._alignment.paint(painter)

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ClosedHandCursor


class Copying(Moving):
    """Carries copies; the cards themselves stay. The copies come with their connectors."""

    hint = "Let go to place the copy"
    moves_locked = True

    def take_up(self) -> None:
        """The originals stay where they are; only ghosts are carried."""
        self._ghosts = Ghosts(self.surface)

    def carry(self) -> None:
        self.surface.update_overlay()

    def release(self, event: PointerEvent) -> Gesture | None:
        self.move(event)
        board = self.surface.document.board
        if not self.way.isNull():
            change, made = edits.duplicate(board, self.ids, self.way.x(), self.way.y())
            self.surface.document.perform(f"Duplicate {counted(board, self.ids)}", change)
            self.surface.selection.set(made)
        return None

    def cancel(self) -> None:
        """Nothing was shown that would not vanish by itself."""

    def paint(self, painter: QPainter) -> None:
        self._ghosts.paint_copies(painter, self.ids, self.way)
        super().paint(painter)

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.DragCopyCursor


def contents(surface: Surface, ids: Collection[RecordId]) -> set[RecordId]:
    """The cards and what lies wholly in the frames among them: `edits.with_contents`, answered
    from the index, so that the time does not grow with the board."""
    placed, chosen = surface.scene.cards, set(ids)
    if len(chosen) == len(placed.slots.row):
        return chosen  # everything is chosen, and there may be thousands of frames
    rows = placed.slots.rows(chosen)
    for key in placed.slots.named(rows[ENCLOSES[placed.kinds[rows]]]):
        frame = surface.scene.rect(key)
        inside = surface.scene.cards_in(frame)
        chosen.update(one for one in inside if frame.contains(surface.scene.rect(one)))
    return chosen
