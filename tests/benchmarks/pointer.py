"""The hand: mouse, wheel and keys, as they come from the system."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier


class Pointer:
    """Presses, moves and turns the wheel over one widget, through the window that it is in."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def press(self, at: QPointF) -> None:
        QTest.mousePress(self._window, _LEFT, _PLAIN, self._in_window(at))

    def move(self, at: QPointF) -> None:
        QTest.mouseMove(self._window, self._in_window(at))

    def release(self, at: QPointF) -> None:
        QTest.mouseRelease(self._window, _LEFT, _PLAIN, self._in_window(at))

    def click(self, at: QPointF) -> None:
        self.press(at)
        self.release(at)

    def press_again(self, at: QPointF) -> None:
        """The second press of a double click, which QTest sends only together with the first."""
        kind, where = QEvent.Type.MouseButtonDblClick, self._widget.mapToGlobal(at)
        QApplication.sendEvent(self._widget, QMouseEvent(kind, at, where, _LEFT, _LEFT, _PLAIN))

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

    @property
    def _window(self) -> QWindow:
        window = self._widget.window().windowHandle()
        if window is None:
            raise RuntimeError("The window is not on a screen.")
        return window

    def _in_window(self, at: QPointF) -> QPoint:
        return self._widget.mapTo(self._widget.window(), at).toPoint()

    def _wheel(self, pixels: QPoint, angle: QPoint, held: Qt.KeyboardModifier) -> None:
        at = QPointF(self._widget.rect().center())
        where = self._widget.mapToGlobal(at)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, where, pixels, angle, _NONE, held, phase, False)
        QApplication.sendEvent(self._widget, event)
