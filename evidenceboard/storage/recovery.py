"""What sittings that ended without closing left behind.

Rule: nothing that holds an unsaved edit is removed unless the user says so.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.app_data import home
from evidenceboard.storage.hold import turn
from evidenceboard.storage.publish import sweep
from evidenceboard.storage.sitting import Sitting
from evidenceboard.storage.sitting_folder import SittingFolder, sittings


@frozen
class Unsaved:
    """A board with edits that are in no file. `last_edit` is in UTC.

    `edits` counts those since the board was last saved, `cards` all that it has. A working copy
    that cannot be read has a `complaint`.
    """

    folder: Path
    name: str
    path: Path | None
    last_edit: datetime
    cards: int = 0
    edits: int = 0
    complaint: str = ""


@frozen
class Recovered:
    """A board that a crash left, read and locked. Rule: whoever makes no document of it closes
    the sitting, and keeps it."""

    sitting: Sitting
    read_only: str
    """Why the board must not be edited, as a sentence; "" when it may."""


def recovered(left: Unsaved, who: str = "") -> Recovered:
    """The board that a crash left unsaved, from any thread. Raises BoardFileError where it cannot
    be read."""
    sitting = Sitting.of_working_copy(left.folder)
    return Recovered(sitting, sitting.lock(who))


def unsaved() -> list[Unsaved]:
    """Boards to offer for recovery, the latest first. Clears away what holds nothing."""
    found = []
    with turn(home()):
        for path in sittings().iterdir():
            folder = SittingFolder.take(path)
            if folder is not None:
                left = _look_into(folder)
                if left is None:
                    folder.remove()
                else:
                    folder.release()
                    found.append(left)
    return sorted(found, key=lambda left: left.last_edit, reverse=True)


def discard(left: Unsaved) -> None:
    """Delete an unsaved board for good."""
    folder = SittingFolder.take(left.folder)
    if folder is not None:
        folder.remove()


def _look_into(folder: SittingFolder) -> Unsaved | None:
    """What a dead sitting holds; None where that is no more than its file does."""
    sweep(folder.path)
    if not folder.working_copy.exists():
        return None
    times = [path.stat().st_mtime for path in folder.path.glob("board.db*")]
    last_edit = datetime.fromtimestamp(max(times), UTC)
    try:
        origin = folder.origin
        title, cards, edits = _counts(folder.working_copy)
    except (sqlite3.Error, ValueError, TypeError) as error:
        return Unsaved(folder.path, "A damaged board", None, last_edit, complaint=str(error))
    if edits <= max(origin.published, 0) and not folder.drafts():
        return None
    name = title or (origin.path.stem if origin.path else "Untitled board")
    new_edits = edits - max(origin.published, 0)
    return Unsaved(folder.path, name, origin.path, last_edit, cards, new_edits)


def _counts(working_copy: Path) -> tuple[str, int, int]:
    connection = sqlite3.connect(working_copy, isolation_level=None)
    try:
        (cards,) = connection.execute("SELECT count(*) FROM card").fetchone()
        title, edits = connection.execute("SELECT title, edits FROM board").fetchone()
    finally:
        connection.close()
    return str(title), int(cards), int(edits)
