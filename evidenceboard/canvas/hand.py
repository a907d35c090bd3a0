"""What the hand is doing: long work waits until it lets go, lesser work until it rests.

Rule: there is one hand, whatever number of windows; the views tell what they see of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

REST, PAUSE = 1.0, 0.1
"""Seconds without pointer, wheel or key over a board after which the hand is at rest, and after
which at least no movement goes on."""


@dataclass(slots=True)
class _Hand:
    moved_at: float = -REST


_HAND = _Hand()


def hand_moved() -> None:
    """Take note that pointer, wheel or key did something just now."""
    _HAND.moved_at = monotonic()


def hand_is_busy() -> bool:
    """Whether something is being pressed or dragged."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def hand_rests(seconds: float = REST) -> bool:
    """Whether nothing is pressed, and nothing was done for so long."""
    return not hand_is_busy() and monotonic() - _HAND.moved_at > seconds
