"""The selection tool: what the pointer does unless another tool is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from evidenceboard.canvas.editing import edit_card, edit_label, edit_selected
from evidenceboard.canvas.handles import GRIP_CURSORS
from evidenceboard.canvas.hit import Hit, Part, header_of, hit
from evidenceboard.canvas.selection_marks import SelectionMarks
from evidenceboard.canvas.surface import Surface, editable
from evidenceboard.canvas.tools import keys
from evidenceboard.canvas.tools.asking import AskingForCard
from evidenceboard.canvas.tools.gesture import Gesture, GestureTool
from evidenceboard.canvas.tools.pressing import Pressing
from evidenceboard.canvas.tools.resizing import fit_text
from evidenceboard.canvas.tools.tool import PointerEvent
from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId

_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_CURSORS = {
    Part.PORT: Qt.CursorShape.CrossCursor,
    Part.SOURCE_END: Qt.CursorShape.CrossCursor,
    Part.TARGET_END: Qt.CursorShape.CrossCursor,
    Part.CONNECTOR: Qt.CursorShape.PointingHandCursor,
    Part.EMPTY: Qt.CursorShape.ArrowCursor,
}


class SelectTool(GestureTool):
    """Selects, moves, sizes, connects and opens what the pointer is on."""

    hint = "Drag from a card's edge to connect. Double-click for a new card"

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._hovered = Hit()
        self._marks = SelectionMarks(surface)

    def _hit(self, event: PointerEvent) -> Hit:
        return hit(self.surface, event.board, event.view)

    def begin(self, event: PointerEvent) -> Gesture | None:
        found = self._hit(event)
        self._hovered = Hit()
        if event.button == Qt.MouseButton.RightButton:
            self._ask_for_menu(event, found)
            return None
        return Pressing(self.surface, event, found, self._marks)

    def _ask_for_menu(self, event: PointerEvent, found: Hit) -> None:
        """Select what is under the pointer, unless it is selected, and have its menu shown."""
        selection = self.surface.selection
        if found.id is None:
            selection.clear()
        elif not selection.holds(found.id):
            selection.set([found.id])
        where = self.surface.viewport().mapToGlobal(event.view.toPoint())
        self.surface.menu_wanted.emit(where, found.id)

    def hover(self, event: PointerEvent) -> None:
        found = self._hit(event)
        if found != self._hovered:
            self._hovered = found
            self.surface.update_overlay()

    def leave(self) -> None:
        self._hovered = Hit()
        self.surface.update_overlay()

    def follow(self, change: Change) -> None:
        super().follow(change)
        if self._hovered.id in change.steps or self._hovered.near in change.steps:
            self._hovered = Hit()

    def double_click(self, event: PointerEvent) -> None:
        if event.button != Qt.MouseButton.LeftButton:
            self.press(event)
            return
        self.cancel()
        found = self._hit(event)
        if found.part in (Part.GRIP, Part.PORT) and found.id is not None:
            if found.grip is not None and not found.grip.is_corner:
                fit_text(self.surface, found.id)
        elif found.part is Part.CONNECTOR and found.id is not None:
            edit_label(self.surface, found.id)
        elif found.part is Part.CARD and found.id is not None and self._opens(found.id, event):
            edit_card(self.surface, found.id, event.view)
        elif found.part in (Part.EMPTY, Part.CARD) and editable(self.surface):
            self._take_up(AskingForCard(self.surface, event.board))
        self.surface.update_overlay()

    def _opens(self, card_id: RecordId, event: PointerEvent) -> bool:
        """Whether a double-click there edits the card: a frame only by its header."""
        card = self.surface.document.board.cards[card_id]
        if not card_kind(card.kind).encloses:
            return True
        return header_of(self.surface.scene.rect(card_id)).contains(event.board)

    def key_press(self, event: QKeyEvent) -> bool:
        if super().key_press(event):
            return True
        if self.gesture is not None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            return edit_selected(self.surface)
        way = keys.arrow(event)
        return way is not None and self._arrow(way, event)

    def _arrow(self, way: QPointF, event: QKeyEvent) -> bool:
        held = event.modifiers() & (_CTRL | _SHIFT | _ALT)
        if held == Qt.KeyboardModifier.NoModifier:
            return keys.nudge(self.surface, way, goes_on=event.isAutoRepeat())
        if held == _SHIFT:
            return keys.nudge(self.surface, way * keys.FAR, goes_on=event.isAutoRepeat())
        if held == _ALT:
            return keys.follow_connector(self.surface, way)
        return held == _CTRL and self._new_beside(way)

    def _new_beside(self, way: QPointF) -> bool:
        """Ask for a new card, connected to the selected one, in that direction."""
        card, usual = self.surface.selection.only_card, CARD_KINDS[0]
        if card is None or not editable(self.surface):
            return card is not None
        at = keys.beside(self.surface, card, way, QSizeF(usual.width, usual.height))
        kind = self.surface.habits.connector_kind
        self._take_up(AskingForCard(self.surface, at, card.id, kind))
        self.surface.update_overlay()
        return True

    def give_up(self) -> bool:
        """Escape with nothing going on: select nothing."""
        had = self.surface.selection.count > 0
        self.surface.selection.clear()
        return had

    def paint(self, painter: QPainter) -> None:
        self._marks.paint(painter, self._hovered, at_rest=self.gesture is None)
        super().paint(painter)

    def cursor(self, event: PointerEvent) -> Qt.CursorShape:
        if self.gesture is not None:
            return super().cursor(event)
        found = self._hovered
        if found.part is Part.CARD and found.id is not None:
            return self._card_cursor(found.id)
        if self.surface.document.read_only:
            return Qt.CursorShape.ArrowCursor
        if found.part is Part.GRIP and found.grip is not None:
            return GRIP_CURSORS[found.grip]
        return _CURSORS[found.part]

    def _card_cursor(self, card_id: RecordId) -> Qt.CursorShape:
        card = self.surface.document.board.cards.get(card_id)
        if card is None or card.locked or self.surface.document.read_only:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.SizeAllCursor
