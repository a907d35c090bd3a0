"""The board on screen: a viewport with a camera, and tools that answer the pointer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from evidenceboard.canvas import drop
from evidenceboard.canvas.announcing import Announcer
from evidenceboard.canvas.camera_area import CameraArea
from evidenceboard.canvas.habits import Habits
from evidenceboard.canvas.highlights import paint_highlights
from evidenceboard.canvas.screen import Screen
from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.slide import Slide
from evidenceboard.canvas.tools import PointerEvent, Tool, tool_kind
from evidenceboard.document import Document
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.picture.look import Look
from evidenceboard.picture.scene import Scene

FRAME_SECONDS = 0.0075
LEAST_SECONDS = 0.001
"""What a frame may take in all, and what of it painting tiles is given at the least."""
IDLE = 600
"""Milliseconds without any work after which indexes are repaired."""
KEY_STEP = 60.0
MOST_SLIDING = 400
"""More cards than this are shown at their new places at once."""
_KEY_PANS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class BoardView(CameraArea):
    """Shows a document's board and hands the pointer to the current tool.

    Rule: the view holds no data of the board; it follows the document and moves its camera.
    """

    hint_changed = Signal(str)
    tool_changed = Signal(str)
    menu_wanted = Signal(QPoint, object)
    """Where on the screen, and the record under the pointer or None."""
    board_dropped = Signal(str)
    """The path of a board file that was dropped on the view."""

    def __init__(
        self, document: Document, selection: Selection, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.selection = selection
        self.habits = Habits()
        self.announcer = Announcer(self, document, selection)
        self._screen = Screen(document.board, look, document.content)
        self._highlights: tuple[RecordId, ...] = ()
        self._tool_name = ""
        self._tool: Tool | None = None
        self._panning_from: QPointF | None = None
        self._space_held = False
        self._spent = 0.0
        """What following and painting have taken since tiles were last painted."""
        self._set_up_viewport()
        self._set_up_timers()
        self._slide = Slide(self)
        self._slide.moved.connect(self._slid)
        self._slide.over.connect(self.drop_lifted)
        document.changed.connect(self._follow)
        selection.changed.connect(self.update_overlay)
        self.limit_camera()
        self.set_tool("select")

    def _set_up_viewport(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        viewport = self.viewport()
        viewport.setMouseTracking(True)
        viewport.setAcceptDrops(True)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def _set_up_timers(self) -> None:
        self._work_timer = QTimer(self, singleShot=True, interval=0)
        self._work_timer.timeout.connect(self._work)
        self._idle_timer = QTimer(self, singleShot=True, interval=IDLE)
        self._idle_timer.timeout.connect(self._tidy)
        self.camera_changed.connect(self._show)

    # --- the board -----------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """The shown geometry; lifted cards are where the gesture shows them."""
        return self._screen.scene

    @property
    def look(self) -> Look:
        return self._screen.look

    def set_look(self, look: Look) -> None:
        """Paint the board in another look."""
        self._screen.set_look(look)
        self._show()

    def set_emphasis(self, ids: Collection[RecordId] | None) -> None:
        """Dim everything but these records; None dims nothing."""
        self._screen.set_emphasis(ids)
        self._show()

    def set_highlights(self, ids: Iterable[RecordId]) -> None:
        """Mark these records as found; none takes the marks away."""
        self._highlights = tuple(ids)
        self.update_overlay()

    def hide_text_of(self, card_id: RecordId | None) -> None:
        """Leave the words off a card while they are edited on top of it."""
        self._screen.hide_text_of(card_id)
        self._show()

    def _follow(self, change: Change) -> None:
        started = perf_counter()
        self._slide.finish()
        self._screen.follow(change)
        if self._tool:
            self._tool.follow(change)
        self.limit_camera()
        self._spent += perf_counter() - started
        self._show()

    @property
    def lifted(self) -> frozenset[RecordId]:
        """The cards that a gesture has taken up."""
        return self._screen.lifted

    def lift(self, ids: Iterable[RecordId]) -> None:
        """Take cards out of the tiles and paint them live on top, with their connectors."""
        self._slide.stop()
        self._screen.lift(ids)
        self._show()

    def move_lifted(self, dx: float, dy: float) -> None:
        """Show the lifted cards this far from where the board has them."""
        self._screen.move_lifted(dx, dy)
        self._show()

    def reshape_lifted(self, rect: QRectF) -> None:
        """Show the one lifted card with this rectangle in board units."""
        self._screen.reshape_lifted(rect)
        self._show()

    def slide_from(self, start: Mapping[RecordId, QRectF]) -> None:
        """Let cards glide from where they were shown to where the board has them now."""
        if self.isVisible() and self._glide.is_wanted and len(start) <= MOST_SLIDING:
            self.lift(start)
            self._slide.start(start)

    def _slid(self, start: Mapping[RecordId, QRectF], share: float) -> None:
        self._screen.on_the_way(start, share)
        self._show()

    def drop_lifted(self) -> None:
        """Back to what the board says."""
        self._screen.drop()
        self._show()

    # --- what the camera asks ------------------------------------------------------------

    def bounds(self) -> QRectF:
        return self.scene.bounds()

    def is_focused(self) -> bool:
        return self._screen.is_focused(self.camera)

    def refocus(self) -> None:
        self._screen.refocus(self.camera)
        self._show()

    def fit(self, ids: Iterable[RecordId]) -> None:
        """Show these records, at 100 % at the most."""
        self.fit_rect(self.scene.bounds(ids))

    def ensure_visible(self, ids: Iterable[RecordId]) -> None:
        """Move no farther than it takes to show these records."""
        self.reveal(self.scene.bounds(ids))

    # --- painting ------------------------------------------------------------------------

    def update_overlay(self) -> None:
        """Ask for `tool.paint` again; the tiles beneath need no repaint."""
        self.viewport().update()

    def _show(self) -> None:
        self.viewport().update()
        if not self._work_timer.isActive():
            self._work_timer.start()
        self._idle_timer.start()

    def _work(self) -> None:
        """Paint some of the tiles that are due, show them, and come back for more."""
        self.work()
        if self._screen.wants_work(self.camera):
            self._work_timer.start()

    @property
    def is_crisp(self) -> bool:
        """Whether all in view is shown as it is, at its scale."""
        return self._screen.is_crisp(self.camera)

    def work(self) -> None:
        """Paint tiles that are due, for as long as a frame leaves time, and show them."""
        seconds = max(LEAST_SECONDS, FRAME_SECONDS - self._spent)
        self._spent = 0.0
        ratio = self.camera.dpr
        for spot in self._screen.work(self.camera, seconds):
            self.viewport().update(
                QRectF(
                    spot.x() / ratio, spot.y() / ratio, spot.width() / ratio, spot.height() / ratio
                ).toAlignedRect()
            )

    def settle(self) -> None:
        """Do all painting that is due at once: for pictures of the view, and for tests."""
        self._glide.finish()
        self._slide.finish()
        self._rest()
        self._screen.settle(self.camera)
        self.viewport().update()

    def _tidy(self) -> None:
        if self.scene.tidy():
            self._idle_timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        started = perf_counter()
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        self._screen.paint(painter, self.camera)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._highlights:
            paint_highlights(painter, self, self._highlights)
        if self._tool:
            self._tool.paint(painter)
        painter.end()
        self._spent += perf_counter() - started

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
        self.update_overlay()

    def _pointer(
        self, event: QMouseEvent, button: Qt.MouseButton = Qt.MouseButton.NoButton
    ) -> PointerEvent:
        position = event.position()
        return PointerEvent(position, self.camera.to_board(position), button, event.modifiers())

    def _show_cursor(self, event: PointerEvent) -> None:
        shape = self._tool.cursor(event) if self._tool else Qt.CursorShape.ArrowCursor
        if self._panning_from is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space_held:
            shape = Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._slide.finish()
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (self._space_held and event.button() == Qt.MouseButton.LeftButton):
            self._panning_from = event.position()
        elif self._tool and event.button() in _TOOL_BUTTONS:
            self._tool.press(self._pointer(event, event.button()))
        self._show_cursor(self._pointer(event))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            step = event.position() - self._panning_from
            self._panning_from = event.position()
            self.pan(step.x(), step.y())
        elif self._tool and not self._space_held:
            self._tool.move(self._pointer(event))
        self._show_cursor(self._pointer(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panning_from is not None:
            self._panning_from = None
        elif self._tool and event.button() in _TOOL_BUTTONS:
            self._tool.release(self._pointer(event, event.button()))
        self._show_cursor(self._pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._space_held and self._tool:
            self._tool.double_click(self._pointer(event, event.button()))
        else:
            self.mousePressEvent(event)

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
        if event.type() == QEvent.Type.Leave and self._tool:
            self._tool.leave()
        return super().viewportEvent(event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space_held = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._tool and self._tool.key_press(event):
            pass
        elif event.key() in _KEY_PANS and event.modifiers() in _PLAIN:
            dx, dy = _KEY_PANS[Qt.Key(event.key())]
            self.pan(dx * KEY_STEP, dy * KEY_STEP)
        else:
            event.ignore()
            return
        event.accept()

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def _consider(self, event: QDragMoveEvent) -> None:
        if drop.accepts(event.mimeData()):
            drop.hover(self, event.mimeData(), self.camera.to_board(event.position()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        drop.hover(self, None, None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        drop.drop(self, event.mimeData(), self.camera.to_board(event.position()))
        event.acceptProposedAction()


_TOOL_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
