"""What any window of a desktop program does, whatever it shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

DEFAULT_SIZE = QSize(1600, 1000)
FRAME = QSize(16, 48)
"""What the desktop draws round a window, about."""


def within_screen(wanted: QSize, window: QWidget) -> QSize:
    """That size, or what of it the screen allows with the frame round the window."""
    return wanted.boundedTo(window.screen().availableSize() - FRAME)


class DesktopWindow(QMainWindow):
    """Is on the screen with all of its frame, and Enter presses the button that has the focus,
    as Space does everywhere."""

    def take_first_size(self) -> None:
        """As large as it likes to be, or as the screen allows."""
        self.resize(within_screen(DEFAULT_SIZE, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and isinstance(button, QAbstractButton) and not event.isAutoRepeat():
            button.click()
        else:
            super().keyPressEvent(event)
