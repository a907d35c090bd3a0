"""A press that may still become a click or a drag."""

from __future__ import annotations

from PySide6.QtCore import Qt

from evidenceboard.canvas.handles import GRIP_CURSORS
from evidenceboard.canvas.hit import Hit, Part, header_of
from evidenceboard.canvas.selection_marks import SelectionMarks
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools.connecting import Connecting
from evidenceboard.canvas.tools.gesture import SLACK, Gesture
from evidenceboard.canvas.tools.marquee import Marquee
from evidenceboard.canvas.tools.moving import Copying, Moving
from evidenceboard.canvas.tools.resizing import Resizing
from evidenceboard.canvas.tools.rewiring import Rewiring
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model.records import RecordId

MOST_AHEAD = 2_000
"""With more cards selected, a press that is only a click would take too long."""


class Pressing(Gesture):
    """Waits for the pointer to move away. A press on what is not selected selects it at once;
    on what is, only the release tells whether the selection shrinks to it or is dragged."""

    def __init__(
        self, surface: Surface, start: PointerEvent, hit: Hit, marks: SelectionMarks
    ) -> None:
        super().__init__(surface)
        self.start, self.hit = start, hit
        self._marks = marks
        self._was_selected = surface.selection.holds(hit.id)
        self._toggles = start.shift or start.ctrl
        takes = hit.part in (Part.CARD, Part.CONNECTOR) and not self._toggles
        if takes and hit.id is not None and not self._was_selected:
            surface.selection.set([hit.id])
        self._selected: frozenset[RecordId] = frozenset()
        """What was selected when it was worked out what a drag would carry."""
        self._ahead = self._made_ahead() if takes and not start.alt else None

    def _made_ahead(self) -> Moving | None:
        """What a drag would carry, so that its first frame need not find out."""
        surface, cards = self.surface, self.surface.document.board.cards
        if (
            self.hit.part is not Part.CARD
            or surface.document.read_only
            or surface.selection.count > MOST_AHEAD
        ):
            return None
        self._selected = surface.selection.ids
        made = Moving.ahead(surface, self.start, cards.keys() & self._selected)
        if made is not None:
            surface.expect_lift(made.ids, made.movable)
        return made

    def move(self, event: PointerEvent) -> Gesture | None:
        way = event.view - self.start.view
        if way.x() ** 2 + way.y() ** 2 < SLACK**2:
            return self
        dragged = self._drag()
        return dragged.move(event) if dragged is not None else None

    def _drag(self) -> Gesture | None:
        """The gesture that this press turns out to have begun."""
        part, surface, found = self.hit.part, self.surface, self.hit.id
        if part is Part.EMPTY or part is Part.CONNECTOR or found is None:
            return Marquee(surface, self.start, self._marks)
        if not editable(surface):
            return None
        if part is Part.PORT and self.hit.grip is not None:
            return Connecting(surface, found, side=self.hit.grip)
        if part is Part.GRIP and self.hit.grip is not None:
            return Resizing(surface, self.start, surface.document.board.cards[found], self.hit.grip)
        if part in (Part.SOURCE_END, Part.TARGET_END):
            return Rewiring(surface, found, moves_target=part is Part.TARGET_END)
        return self._move(found)

    def _move(self, card_id: RecordId) -> Gesture | None:
        selection = self.surface.selection
        if self._ahead is not None and selection.ids == self._selected:
            self._ahead.take_up()
            return self._ahead
        if not selection.holds(card_id):
            selection.add([card_id])
        kind = Copying if self.start.alt else Moving
        cards = self.surface.document.board.cards
        return kind.of_cards(self.surface, self.start, cards.keys() & selection.ids)

    def release(self, event: PointerEvent) -> Gesture | None:
        selection, found = self.surface.selection, self.hit.id
        if self.hit.part in (Part.CARD, Part.CONNECTOR) and found is not None:
            if self._toggles:
                selection.toggle([found])
            elif self._was_selected:
                selection.set([] if self._through_frame(found) else [found])
        elif self.hit.part is Part.EMPTY and not self._toggles:
            selection.clear()
        elif self.hit.part in (Part.PORT, Part.GRIP) and found is not None:
            selection.set([found])
        return None

    def _through_frame(self, card_id: RecordId) -> bool:
        """Whether a click on a selected frame was on the empty space in it."""
        card = self.surface.document.board.cards.get(card_id)
        if card is None or card.kind != "frame":
            return False
        inside = self.surface.scene.rect(card_id).adjusted(6, 6, -6, -6)
        return inside.contains(self.start.board) and not header_of(inside).contains(
            self.start.board
        )

    def cursor(self) -> Qt.CursorShape:
        if self.hit.part is Part.CARD:
            return Qt.CursorShape.ClosedHandCursor
        if self.hit.part is Part.GRIP and self.hit.grip is not None:
            return GRIP_CURSORS[self.hit.grip]
        if self.hit.part in (Part.PORT, Part.SOURCE_END, Part.TARGET_END):
            return Qt.CursorShape.CrossCursor
        return Qt.CursorShape.ArrowCursor
