"""Tells when a widget is on screen, so that what its first picture does not need can wait."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget


class AwaitedPaint(QObject):
    """Rule: only the widget that was awaited last counts, and it is told once, a turn of the event
    loop after its paint began."""

    seen = Signal()
    """The widget has been painted."""
    _begun = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._awaited: QWidget | None = None
        self._begun.connect(self.seen, Qt.ConnectionType.QueuedConnection)

    def begin(self, shown: QWidget) -> None:
        """Wait for this widget's next paint."""
        if self._awaited is not None:
            self._awaited.removeEventFilter(self)
        self._awaited = shown
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self._awaited:
            watched.removeEventFilter(self)
            self._awaited = None
            self._begun.emit()
        return super().eventFilter(watched, event)
