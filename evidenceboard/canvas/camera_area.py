"""A scroll area whose contents are seen through a camera: panning, zooming, fitting."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QNativeGestureEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGestureEvent, QPinchGesture, QWidget

from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.glide import Glide
from evidenceboard.canvas.scroll_bars import show_place
from evidenceboard.canvas.told import told

REST = 20
"""Milliseconds without zooming after which the contents are painted at the new scale: longer than
from one turn of a steady zoom to the next, and no longer."""
BARS_REST = 150
"""Milliseconds without a movement after which scroll bars are right to the last unit."""
FIT_MARGIN = 48.0
EDGE = 28.0
"""So near to the view's edge a drag scrolls the board."""
FASTEST_EDGE_STEP = 22.0
WHEEL_STEP = math.log(1.2) / 120


class CameraArea(QAbstractScrollArea):
    """Moves the camera for wheel, pinch, scroll bars and callers. What there is to see is up to
    the class that derives from it.

    Rule: every movement ends in `camera_changed`, and a change of scale is followed by `refocus`
    once it rests.
    """

    camera_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget(self))  # asking for the one Qt makes costs 30 ms the first time
        self.camera = Camera()
        self.glides = True
        """Whether zoom and fit glide where the system lets things move."""
        self._was_aimed = False
        self._syncing_bars = False
        self._bars_timer = QTimer(self, singleShot=True, interval=BARS_REST)
        self._bars_timer.timeout.connect(self._settle_bars)
        self._glide = Glide(self)
        self._glide.moved.connect(self._glided)
        self._rest_timer = QTimer(self, singleShot=True, interval=REST)
        self._rest_timer.timeout.connect(self._rest)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # --- what the derived class says -----------------------------------------------------

    def bounds(self) -> QRectF:
        """All there is to see, in board units; null for nothing."""
        raise NotImplementedError

    def is_focused(self) -> bool:
        """Whether the contents are painted for the camera's scale."""
        raise NotImplementedError

    def refocus(self) -> None:
        """The camera rests at a new scale: paint for it."""
        raise NotImplementedError

    def show_again(self) -> None:
        """The contents are seen from elsewhere: have them painted, and the bars moved."""
        self._sync_bars()
        self.viewport().update()

    # --- moving the camera ---------------------------------------------------------------

    def pan(self, dx: float, dy: float) -> None:
        """Let the board follow the pointer by view pixels: dx > 0 moves it to the right."""
        self._glide.stop()
        self.camera.pan(dx, dy)
        self._camera_moved()

    def zoom_to(self, scale: float, anchor: QPointF | None = None) -> None:
        """Change the scale; the view point `anchor`, else the middle, stays where it is."""
        goal = self.camera.copy()
        goal.zoom(scale, anchor or QPointF(self.camera.size.width(), self.camera.size.height()) / 2)
        self._go(goal)

    def zoom_smoothly(self, scale: float, anchor: QPointF | None = None) -> None:
        """Change the scale as a part of a gesture: what is painted for it comes when it rests."""
        self._glide.stop()
        middle = QPointF(self.camera.size.width(), self.camera.size.height()) / 2
        self.camera.zoom(scale, middle if anchor is None else anchor)
        self._camera_moved()

    def center_on(self, point: QPointF) -> None:
        """Put a board point into the middle of the view."""
        goal = self.camera.copy()
        goal.look_at(point)
        self._go(goal)

    def fit_all(self) -> None:
        """Show the whole board, at 100 % at the most."""
        self.fit_rect(self.bounds())

    def fit_rect(self, rect: QRectF, most: float = 1.0) -> None:
        """Show a rectangle of the board, at the scale `most` at the most."""
        self._go(self._aimed_at(rect, most))

    def _aimed_at(self, rect: QRectF, most: float = 1.0) -> Camera:
        goal = self.camera.copy()
        if rect.isValid():
            goal.look_at(rect.center(), goal.scale_to_fit(rect, FIT_MARGIN, most))
        else:
            goal.look_at(QPointF(0, 0), 1.0)
        return goal

    def reveal(self, rect: QRectF) -> None:
        """Move no farther than it takes to show a rectangle of the board."""
        shorter = min(self.camera.size.width(), self.camera.size.height())
        inset = min(FIT_MARGIN, shorter / 4) / self.camera.scale
        seen = self.camera.visible.adjusted(inset, inset, -inset, -inset)
        if not rect.isValid() or seen.contains(rect):
            return
        if rect.width() > seen.width() or rect.height() > seen.height():
            self.fit_rect(rect, most=self.camera.scale)
            return
        dx = min(0.0, rect.left() - seen.left()) + max(0.0, rect.right() - seen.right())
        dy = min(0.0, rect.top() - seen.top()) + max(0.0, rect.bottom() - seen.bottom())
        self.center_on(self.camera.center + QPointF(dx, dy))

    def scroll_at_edge(self, position: QPointF) -> bool:
        """Pan a step when a drag is at the view's edge; whether there was a step."""
        width, height = self.camera.size.width(), self.camera.size.height()
        step = QPointF(_edge_pull(position.x(), width), _edge_pull(position.y(), height))
        if step.isNull():
            return False
        before = self.camera.origin
        self.pan(step.x(), step.y())
        return self.camera.origin != before

    def limit_camera(self) -> None:
        """What there is to see has changed: whoever sees it edits, so the place stays."""
        self._was_aimed = self._was_aimed or self.isVisible()
        self.camera.limit(self.bounds(), FIT_MARGIN)
        self.show_again()

    def _go(self, goal: Camera) -> None:
        if self.glides and self._glide.is_wanted and self.isVisible():
            self._glide.start(self.camera, goal)
            return
        self._glide.stop()
        self._glided(goal.center, goal.scale)
        self._rest()

    def _glided(self, center: QPointF, scale: float) -> None:
        self.camera.look_at(center, scale)
        self._camera_moved()

    def _camera_moved(self) -> None:
        self._was_aimed = True
        if self.is_focused():
            self._rest_timer.stop()
        else:
            self._rest_timer.start()
        self.show_again()
        self.camera_changed.emit()

    def _rest(self) -> None:
        if self._glide.is_running:
            self._rest_timer.start()
            return
        self._rest_timer.stop()
        self.camera.limit(self.bounds(), FIT_MARGIN)
        self.refocus()

    # --- scroll bars, size ---------------------------------------------------------------

    def _sync_bars(self) -> None:
        self._set_bars(exactly=False)
        self._bars_timer.start()

    def _settle_bars(self) -> None:
        self._set_bars(exactly=True)

    def _set_bars(self, *, exactly: bool) -> None:
        if not self._syncing_bars:
            self._syncing_bars = True
            bars, room = (
                (self.horizontalScrollBar(), self.verticalScrollBar()),
                self.maximumViewportSize(),
            )
            show_place(bars, room, self.bounds(), self.camera, exactly=exactly)
            self._syncing_bars = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._syncing_bars:
            self._syncing_bars = True
            self.pan(dx, dy)
            self._syncing_bars = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)
        if self.isVisible() and not self._was_aimed:
            self._show_whole()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_aimed:
            self._show_whole()
            self._rest()

    def _show_whole(self) -> None:
        """As long as nobody has aimed the camera the board is seen whole, at whatever size the
        desktop gives the window in its first moments."""
        goal = self._aimed_at(self.bounds())
        self._glided(goal.center, goal.scale)
        self._was_aimed = False

    def _measure(self) -> None:
        was_aimed = self._was_aimed
        self.camera.resize(QSizeF(self.viewport().size()), self.devicePixelRatioF())
        self.camera.limit(self.bounds(), FIT_MARGIN)
        self._camera_moved()
        self._was_aimed = was_aimed

    # --- wheel and pinch -----------------------------------------------------------------

    @told
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            delta = event.angleDelta().y() or turned.y()
            factor = math.exp(delta * WHEEL_STEP)
            self.zoom_smoothly(self.camera.scale * factor, event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(turned.x() + turned.y(), 0)
        else:
            self.pan(turned.x(), turned.y())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_smoothly(self.camera.scale * (1 + event.value()), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                anchor = self.viewport().mapFromGlobal(pinch.centerPoint())
                self.zoom_smoothly(self.camera.scale * pinch.scaleFactor(), anchor)
                return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._measure()
        return super().viewportEvent(event)


def _edge_pull(at: float, length: float) -> float:
    """How far to pan for a pointer at `at` along a side: faster the nearer it is to the edge."""
    if at < EDGE:
        return min(1.0, (EDGE - at) / EDGE) * FASTEST_EDGE_STEP
    if at > length - EDGE:
        return -min(1.0, (at - length + EDGE) / EDGE) * FASTEST_EDGE_STEP
    return 0.0
