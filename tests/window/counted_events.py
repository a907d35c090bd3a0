"""How often something happened to a widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class CountedEvents(QObject):
    """Counts the events of one type that come to a widget."""

    def __init__(self, widget: QWidget, sort: QEvent.Type) -> None:
        super().__init__(widget)
        self.count = 0
        self._sort = sort
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == self._sort
        return super().eventFilter(watched, event)
