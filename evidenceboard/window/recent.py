"""The boards that were open lately, each with a small picture for the welcome page."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from evidenceboard.model.frozen import frozen

LONGEST = 12


@frozen
class RecentBoard:
    """A board file and what it held when it was last seen. `seen` is ISO 8601 in UTC."""

    path: Path
    title: str
    cards: int
    seen: str


class RecentBoards(QObject):
    """The newest first, each once. Rule: a damaged list is an empty list, never an error, and
    a board that the user takes off the list takes its picture with it; where the list cannot be
    written it is kept in memory."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / "recent.json"
        self._pictures = folder / "thumbnails"
        self._boards = self._read()

    @property
    def boards(self) -> tuple[RecentBoard, ...]:
        return self._boards

    def note(self, path: Path, title: str, cards: int) -> None:
        """Put a board at the top."""
        seen = datetime.now(UTC).isoformat(timespec="seconds")
        entry = RecentBoard(path.resolve(), title, cards, seen)
        others = tuple(one for one in self._boards if one.path != entry.path)
        with suppress(OSError):  # as on a full disk: a board opens all the same, and is noted later
            for dropped in others[LONGEST - 1 :]:
                self._picture(dropped.path).unlink(missing_ok=True)
            self._put((entry, *others[: LONGEST - 1]))

    def forget(self, path: Path) -> None:
        self._picture(path).unlink(missing_ok=True)
        self._put(tuple(one for one in self._boards if one.path != path))

    def forget_all(self) -> None:
        for one in self._boards:
            self._picture(one.path).unlink(missing_ok=True)
        self._put(())

    def thumbnail(self, path: Path) -> QImage:
        """The picture kept for a board; a null image where there is none."""
        return QImage(str(self._picture(path)))

    def keep_thumbnail(self, path: Path, image: QImage) -> None:
        with suppress(OSError):  # the list does without it, and the board is closed or saved
            self._pictures.mkdir(parents=True, exist_ok=True)
        image.save(str(self._picture(path.resolve())))
        self.changed.emit()

    def _picture(self, path: Path) -> Path:
        import hashlib  # noqa: PLC0415  # loads a library that the first paint does not need

        digest = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()
        return self._pictures / f"{digest[:32]}.png"

    def _put(self, boards: tuple[RecentBoard, ...]) -> None:
        self._boards = boards
        self._file.parent.mkdir(parents=True, exist_ok=True)
        entries = [asdict(one) | {"path": str(one.path)} for one in boards]
        self.changed.emit()
        part = self._file.with_name(f"{self._file.name}.part")
        part.write_text(json.dumps(entries, indent=1), encoding="utf-8")
        part.replace(self._file)

    def _read(self) -> tuple[RecentBoard, ...]:
        try:
            entries = json.loads(self._file.read_text(encoding="utf-8"))
            return tuple(_entry(one) for one in entries[:LONGEST])
        except (OSError, ValueError, TypeError, KeyError):
            return ()


def _entry(kept: dict[str, object]) -> RecentBoard:
    cards = kept["cards"]
    if not isinstance(cards, int):
        raise TypeError("cards is a number")
    return RecentBoard(Path(str(kept["path"])), str(kept["title"]), cards, str(kept["seen"]))


def ago(seen: str, now: datetime) -> str:
    """How long ago that was, in a few words: "2 h ago", "yesterday", "3 Nov"."""
    try:
        then = datetime.fromisoformat(seen).astimezone(now.tzinfo)
    except ValueError:
        return ""
    minutes = int((now - then).total_seconds() // 60)
    days = (now.date() - then.date()).days
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if days == 0 or minutes < 6 * 60:
        return f"{minutes // 60} h ago"
    if days == 1:
        return "yesterday"
    year = f" {then.year}" if then.year != now.year else ""
    return f"{then.day} {then:%b}{year}"
