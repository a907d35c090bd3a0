"""The timeline under the user's hand: pointer, wheel, pinch and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip, QWidget

from evidenceboard.panels.timeline.area import Described, TimelineArea
from evidenceboard.panels.words import plain_tip
from evidenceboard.theme.palette import Palette

STEP = 1.25
PER_NOTCH = 1.2
KEYS = "Left and right walk through time, plus and minus zoom, 0 shows all, Enter shows the card."


class Chart(TimelineArea):
    """Rule: it says where the user went, and selects nothing itself."""

    visited = Signal()
    """The user went to a thing, which is the current one now."""
    jumping = Signal()
    """The user wants to see the current thing on the canvas."""

    def __init__(self, described: Described, palette: Palette, parent: QWidget) -> None:
        super().__init__(described, palette, parent)
        self._grabbed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline of the board")
        self.setAccessibleDescription(KEYS)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # ---- pointer ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grabbed = event.position()
            thing = self.thing_at(event.position())
            if thing is not None and event.button() == Qt.MouseButton.LeftButton:
                self._current = thing.key
                self.viewport().update()
                self.visited.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            over = self.thing_at(event.position()) is not None
            cursor = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor
            self.viewport().setCursor(cursor)
            return
        moved = event.position() - self._grabbed
        self._grabbed = event.position()
        rows = self.verticalScrollBar()
        rows.setValue(round(rows.value() - moved.y()))
        self.pan(moved.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.thing_at(event.position()) is not None:
            self.jumping.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(PER_NOTCH ** (turned.y() / 120), event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self.pan((turned.x() or turned.y()) / 2)
        else:
            rows = self.verticalScrollBar()
            rows.setValue(rows.value() - turned.y() // 2)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), event.position().x())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                anchor = self.viewport().mapFromGlobal(pinch.centerPoint())
                self.zoom(pinch.scaleFactor(), anchor.x())
                return True
        elif isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        thing = self.thing_at(QPointF(event.pos()))
        said = "" if thing is None else plain_tip(self._described.spoken(thing))
        QToolTip.showText(event.globalPos(), said, self.viewport())

    # ---- keys -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Home:
                self._visit(0)
            case Qt.Key.Key_End:
                self._visit(len(self.plan.things) - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(STEP)
            case Qt.Key.Key_Minus:
                self.zoom(1 / STEP)
            case Qt.Key.Key_0 | Qt.Key.Key_F:
                self.fit()
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self.pan(
                    (1 if event.key() == Qt.Key.Key_PageUp else -1) * self.viewport().width() / 2
                )
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.jumping.emit()
            case _:
                super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        number = self._number_of_current()
        self._visit((0 if by > 0 else len(self.plan.things) - 1) if number is None else number + by)

    def _visit(self, number: int) -> None:
        if 0 <= number < len(self.plan.things):
            self.go_to(self.plan.things[number])
            self.visited.emit()
