"""Board files that are dropped on a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from evidenceboard.window.questions import SUFFIX


def dropped_board(carried: QMimeData) -> Path | None:
    """The first board file among what is being dragged, or None."""
    for url in carried.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.casefold() == SUFFIX:
            return path
    return None
