"""Whether the hand holds something: long work waits for its end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def hand_is_busy() -> bool:
    """Whether something is being pressed or dragged."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
