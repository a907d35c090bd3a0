"""The hand: mouse, wheel and keys, as events that a widget receives."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier


class Pointer:
    """Presses, moves and turns the wheel on one widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._held = _NONE

    def press(self, at: QPointF) -> None:
        self._held = _LEFT
        self._send(QEvent.Type.MouseButtonPress, at, _LEFT)

    def move(self, at: QPointF) -> None:
        self._send(QEvent.Type.MouseMove, at, _NONE)

    def release(self, at: QPointF) -> None:
        self._held = _NONE
        self._send(QEvent.Type.MouseButtonRelease, at, _LEFT)

    def click(self, at: QPointF) -> None:
        self.press(at)
        self.release(at)

    def double_click(self, at: QPointF) -> None:
        """The second press of two; the first has been a click."""
        self._send(QEvent.Type.MouseButtonDblClick, at, _LEFT)
        self._send(QEvent.Type.MouseButtonRelease, at, _LEFT)

    def scroll(self, dx: int, dy: int) -> None:
        """Two fingers on a trackpad: the board goes along by so many pixels."""
        self._wheel(QPoint(dx, dy), QPoint(dx, dy), _PLAIN)

    def zoom(self, angle: int) -> None:
        """The wheel with Ctrl held; 120 is a notch."""
        self._wheel(QPoint(), QPoint(0, angle), Qt.KeyboardModifier.ControlModifier)

    def key(
        self, widget: QWidget, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier = _PLAIN
    ) -> None:
        """A key pressed and let go where a widget has the focus."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))

    def _send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        where = self._widget.mapToGlobal(at)
        event = QMouseEvent(kind, at, where, button, self._held, _PLAIN)
        QApplication.sendEvent(self._widget, event)

    def _wheel(self, pixels: QPoint, angle: QPoint, held: Qt.KeyboardModifier) -> None:
        at = QPointF(self._widget.rect().center())
        where = self._widget.mapToGlobal(at)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, where, pixels, angle, _NONE, held, phase, False)
        QApplication.sendEvent(self._widget, event)
