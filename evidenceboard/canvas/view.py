"""The board on screen: a viewport with a camera, and tools that answer the pointer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas import drop
from evidenceboard.canvas.announcing import Announcer
from evidenceboard.canvas.board_area import BoardArea
from evidenceboard.canvas.habits import Habits
from evidenceboard.canvas.highlights import paint_highlights
from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.told import told
from evidenceboard.canvas.tools import PointerEvent, Tool, tool_kind
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.look import Look
from evidenceboard.picture.scene import Scene

KEY_STEP = 60.0
_KEY_PANS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class BoardView(BoardArea):
    """Shows a document's board and hands the pointer to the current tool.

    Rule: the view holds no data of the board; it follows the document and moves its camera.
    """

    hint_changed = Signal(str)
    """What can be done now; "" is what the tool in hand can do."""
    remarked = Signal(str)
    """What has just been done, or why it was not."""
    tool_changed = Signal(str)
    menu_wanted = Signal(QPoint, object)
    """Where on the screen, and the record under the pointer or None."""
    board_dropped = Signal(str)
    """The path of a board file that was dropped on the view."""
    work_wanted = Signal(str, object)
    """What is to be done takes a while: words for it, and an iterator of its steps."""
    edit_wanted = Signal(str, object)
    """The same where nothing else may alter the board meanwhile."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        look: Look,
        parent: QWidget | None = None,
        scene: Scene | None = None,
    ) -> None:
        super().__init__(document, look, parent, scene)
        self.selection = selection
        self.habits = Habits()
        self.announcer = Announcer(self, self.scene, selection)
        self._highlights: tuple[RecordId, ...] = ()
        self._tool_name = ""
        self._tool: Tool | None = None
        self._panning_from: QPointF | None = None
        self._space_held = False
        self._set_up_viewport()
        selection.changed.connect(self.update_overlay)
        self.set_tool("select")

    def _set_up_viewport(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        viewport.setAcceptDrops(True)

    # --- over the board ------------------------------------------------------------------

    def set_highlights(self, ids: Iterable[RecordId]) -> None:
        """Mark these records as found; none takes the marks away."""
        found = tuple(ids)
        if found != self._highlights:
            self._highlights = found
            self.update_overlay()

    def followed(self, change: Change) -> None:
        if self._tool:
            self._tool.follow(change)

    def paint_overlay(self, painter: QPainter) -> None:
        if self._highlights:
            paint_highlights(painter, self, self._highlights)
        if self._tool:
            self._tool.paint(painter)

    # --- tools ---------------------------------------------------------------------------

    @property
    def tool(self) -> str:
        """The name of the current tool."""
        return self._tool_name

    def set_tool(self, name: str) -> None:
        """Take up another tool; what the old one had under way is put back."""
        kind = tool_kind(name)
        if self._tool:
            self._tool.cancel()
        if name != self._tool_name:
            self._tool_name, self._tool = name, kind.build(self)
            self.tool_changed.emit(name)
        self.hint_changed.emit(kind.hint)
        self._look_under_pointer()
        self.update_overlay()

    def _pointer(
        self, event: QMouseEvent, button: Qt.MouseButton = Qt.MouseButton.NoButton
    ) -> PointerEvent:
        position = event.position()
        return PointerEvent(position, self.camera.to_board(position), button, event.modifiers())

    def _look_under_pointer(self) -> None:
        """The pointer has not moved, but a press there would do something else from now on."""
        if self._tool and self.viewport().underMouse():
            at = QPointF(self.viewport().mapFromGlobal(QCursor.pos()))
            event = PointerEvent(at, self.camera.to_board(at))
            self._tool.look(event)
            self._show_cursor(event)

    def _show_cursor(self, event: PointerEvent) -> None:
        shape = self._tool.cursor(event) if self._tool else Qt.CursorShape.ArrowCursor
        if self._panning_from is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space_held:
            shape = Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    @told
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._slide.finish()
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space_held and event.button() == Qt.MouseButton.LeftButton):
            self._panning_from = event.position()
        elif self._tool and event.button() in _TOOL_BUTTONS:
            self._tool.press(self._pointer(event, event.button()))
        self._show_cursor(self._pointer(event))
        event.accept()

    @told
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            step = event.position() - self._panning_from
            self._panning_from = event.position()
            self.pan(step.x(), step.y())
        elif self._tool and not self._space_held:
            self._tool.move(self._pointer(event))
        self._show_cursor(self._pointer(event))

    @told
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            self._panning_from = None
        elif self._tool and event.button() in _TOOL_BUTTONS:
            self._tool.release(self._pointer(event, event.button()))
        self._show_cursor(self._pointer(event))

    @told
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._space_held and self._tool:
            self._tool.double_click(self._pointer(event, event.button()))
        else:
            self.mousePressEvent(event)

    @told
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            return  # the tools ask for it on the press, which selects first
        chosen = next(iter(sorted(self.selection.ids)), None)
        place = self.viewport().rect().center()
        if chosen is not None:
            middle = self.camera.to_view(self.scene.bounds([chosen]).center()).toPoint()
            place = middle if self.viewport().rect().contains(middle) else place
        self.menu_wanted.emit(self.viewport().mapToGlobal(place), chosen)

    # --- keys ---------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._left()
        return super().viewportEvent(event)

    @told
    def _left(self) -> None:
        if self._tool:
            self._tool.leave()

    def event(self, event: QEvent) -> bool:
        # Keys that move things on the canvas are not for shortcuts while it has the focus.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and event.key() in (Qt.Key.Key_Space, *_KEY_PANS)
        ):
            event.accept()
            return True
        return super().event(event)

    @told
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space_held = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._tool and self._tool.key_press(event):
            self._look_under_pointer()
        elif event.key() in _KEY_PANS and event.modifiers() in _PLAIN:
            dx, dy = _KEY_PANS[Qt.Key(event.key())]
            self.pan(dx * KEY_STEP, dy * KEY_STEP)
        else:
            event.ignore()
            return
        event.accept()

    @told
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._let_go_of_space()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go_of_space()
        super().focusOutEvent(event)

    def _let_go_of_space(self) -> None:
        if self._space_held:
            self._space_held = False
            self.viewport().unsetCursor()

    # --- dropping things on the board ----------------------------------------------------

    @told
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    @told
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def _consider(self, event: QDragMoveEvent) -> None:
        if drop.accepts(event.mimeData()):
            drop.hover(self, event.mimeData(), self.camera.to_board(event.position()))
            event.acceptProposedAction()
        else:
            event.ignore()

    @told
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        drop.hover(self, None, None)
        event.accept()

    @told
    def dropEvent(self, event: QDropEvent) -> None:
        drop.drop(self, event.mimeData(), self.camera.to_board(event.position()))
        event.acceptProposedAction()


_TOOL_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
