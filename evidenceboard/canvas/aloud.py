"""Saying something to screen readers.

Rule: whoever could be imported before a large board is there imports this when there is something
to say: making what Qt knows of accessibility takes as long as a dozen modules of ours.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def is_heard() -> bool:
    """Whether a screen reader, or anything like one, listens."""
    return bool(QAccessible.isActive())


def say(widget: QObject, sentence: str) -> None:
    """Have a sentence read out that concerns a widget."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
