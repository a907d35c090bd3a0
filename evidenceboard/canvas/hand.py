"""What the hand is doing: long work waits until it lets go, lesser work until it rests.

Rule: there is one hand, whatever number of windows; the views tell what they see of it. Lesser work
waits as well while somebody waits: for a thread (each would keep the other from Python, and the
window from both), or for a board being read for a search.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from weakref import WeakSet

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

REST, PAUSE = 1.0, 0.1
"""Seconds without pointer, wheel or key over a board after which the hand is at rest, and after
which at least no movement goes on."""


@dataclass(slots=True)
class _Hand:
    moved_at: float = -REST
    awaited: WeakSet[object] = field(default_factory=WeakSet)
    """Those who do what somebody waits for."""


_HAND = _Hand()


def hand_moved() -> None:
    """Take note that pointer, wheel or key did something just now."""
    _HAND.moved_at = monotonic()


def work_begins(owner: object) -> None:
    """Take note that this one does what somebody waits for."""
    _HAND.awaited.add(owner)


def work_ends(owner: object) -> None:
    """Take note that it has done so."""
    _HAND.awaited.discard(owner)


def hand_is_busy() -> bool:
    """Whether something is being pressed or dragged."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def hand_rests(seconds: float = REST) -> bool:
    """Whether nothing is pressed, nothing was done for so long, and nobody waits for anything."""
    rests = monotonic() - _HAND.moved_at > seconds
    return rests and not hand_is_busy() and not _HAND.awaited
