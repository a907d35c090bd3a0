"""What is going on between a press and its end, and the tools that are made of such gestures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter

from evidenceboard.canvas.surface import Surface
from evidenceboard.canvas.tools.auto_scroll import AutoScroll
from evidenceboard.canvas.tools.tool import PointerEvent, Tool

SLACK = 4.0
"""A press becomes a drag once the pointer is this many view pixels away."""


class Gesture:
    """One thing that the hand is doing. Rule: only `release` (or the answer to a question that it
    asked) edits the board; `cancel` leaves everything as it was before the press.

    `move` and `release` return the gesture that goes on from there, or None at the end.
    """

    scrolls = False
    """Whether the board scrolls while the pointer is held at the view's edge."""
    hint = ""
    """What stands in the status line meanwhile, if not the tool's own."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.ended: Callable[[], object] = _nothing
        """To be called when it ends by itself, without a release; the tool's."""

    def press(self, event: PointerEvent) -> bool:
        """Whether another press belongs to this gesture; else the gesture is put back."""
        return False

    def move(self, event: PointerEvent) -> Gesture | None:
        return self

    def release(self, event: PointerEvent) -> Gesture | None:
        return None

    def key_press(self, event: QKeyEvent) -> bool:
        return False

    def cancel(self) -> None:
        """Put everything back."""

    def paint(self, painter: QPainter) -> None:
        """Draw what floats over the board, in view coordinates."""

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.ArrowCursor


def _nothing() -> None:
    """Nobody has taken up the gesture yet."""


class GestureTool(Tool):
    """A tool whose presses begin gestures. Rule: there is one gesture at a time, and it is let go
    of before it ends, so that what its ending causes finds the tool at rest."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._gesture: Gesture | None = None
        self._scroll: AutoScroll | None = None
        self._told = ""

    @property
    def gesture(self) -> Gesture | None:
        """What is going on, if anything."""
        return self._gesture

    def _take_up(self, gesture: Gesture | None) -> None:
        """Let a gesture go on, under its own hint."""
        self._gesture = gesture
        if gesture is not None:
            gesture.ended = self._let_go
        if gesture is not None and gesture.hint and gesture.hint != self._told:
            self._told = gesture.hint
            self.surface.hint_changed.emit(gesture.hint)

    def _let_go(self) -> Gesture | None:
        """Be at rest, under the tool's hint; what its ending has to say comes after."""
        gesture, self._gesture = self._gesture, None
        self._stop_scrolling()
        if self._told:
            self._told = ""
            self.surface.hint_changed.emit(self.hint)
        return gesture

    def begin(self, event: PointerEvent) -> Gesture | None:
        """The gesture that a press starts."""
        raise NotImplementedError

    def hover(self, event: PointerEvent) -> None:
        """The pointer moved with nothing going on."""

    def give_up(self) -> bool:
        """Escape with nothing going on: back to the selection tool."""
        self.surface.set_tool("select")
        return True

    def press(self, event: PointerEvent) -> None:
        gesture = self.gesture
        if gesture is not None and gesture.press(event):
            return
        if self.cancel() and event.button != Qt.MouseButton.LeftButton:
            return
        self._take_up(self.begin(event))
        self.surface.update_overlay()

    def move(self, event: PointerEvent) -> None:
        gesture = self.gesture
        if gesture is None:
            self.hover(event)
            return
        self._take_up(gesture.move(event))
        self._scroll_along(event)
        self.surface.update_overlay()

    def look(self, event: PointerEvent) -> None:
        if self.gesture is None:
            self.hover(event)

    def release(self, event: PointerEvent) -> None:
        gesture = self._let_go() if self.gesture is not None else None
        if gesture is not None:
            self._take_up(gesture.release(event))
        self.surface.update_overlay()

    def key_press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.cancel() or self.give_up()
        gesture = self.gesture
        used = gesture is not None and gesture.key_press(event)
        if used:
            self.surface.update_overlay()
        return used

    def cancel(self) -> bool:
        gesture = self._let_go() if self.gesture is not None else None
        if gesture is None:
            return False
        gesture.cancel()
        self.surface.update_overlay()
        return True

    def paint(self, painter: QPainter) -> None:
        gesture = self.gesture
        if gesture is not None:
            gesture.paint(painter)

    def cursor(self, event: PointerEvent) -> Qt.CursorShape:
        gesture = self.gesture
        return gesture.cursor() if gesture is not None else Qt.CursorShape.ArrowCursor

    def _scroll_along(self, event: PointerEvent) -> None:
        if self._gesture is None or not self._gesture.scrolls:
            self._stop_scrolling()
            return
        if self._scroll is None:
            self._scroll = AutoScroll(self.surface, self.move)
        self._scroll.follow(event)

    def _stop_scrolling(self) -> None:
        if self._scroll is not None:
            self._scroll.stop()
            self._scroll = None
