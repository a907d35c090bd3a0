"""What all windows of this process share: settings, appearance and the recent boards."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evidenceboard.window.appearance import Appearance
from evidenceboard.window.recent import RecentBoards
from evidenceboard.window.settings import Settings

if TYPE_CHECKING:
    from evidenceboard.document import Document

LAST_FOLDER = "files/folder"


class Desk(QObject):
    """One per process, handed to every window. Rule: it knows no window; who wants another one
    says so with a signal."""

    window_wanted = Signal(object)
    """A Document to be shown in a window of its own."""
    board_wanted = Signal(object)
    """The path of a board to be opened in a window of its own."""
    copy_wanted = Signal(object)
    """The path of a board of which a copy is to be opened in a window of its own."""
    front_wanted = Signal(object)
    """The path of a board whose window is to come to the front."""
    quit_wanted = Signal()
    """Close every window, asking where edits would be lost."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.settings = Settings(folder, self)
        self.appearance = Appearance(self.settings, self)
        self.recents = RecentBoards(folder, self)
        self.open_paths: set[Path] = set()
        """The files of the boards that are open in this process."""

    @property
    def user_name(self) -> str:
        """What others are told who find a board open here: as chosen, else the login name."""
        chosen = self.settings.text("user/name")
        try:
            return chosen or getpass.getuser()
        except (OSError, KeyError, ImportError):  # no such account on this system
            return ""

    @property
    def last_folder(self) -> str:
        """Where a board was last opened or saved."""
        return self.settings.text(LAST_FOLDER, str(Path.home()))

    def note(self, document: Document) -> None:
        """A board was opened or saved: it is among the recent ones, and its folder the last."""
        if document.path is not None:
            self.recents.note(document.path, document.title, len(document.board.cards))
            self.settings.set_text(LAST_FOLDER, str(document.path.parent))

    def hold(self, document: Document) -> None:
        """Note that a board's file is open here for editing."""
        if document.path is not None and not document.read_only:
            self.open_paths.add(document.path.resolve())

    def free(self, document: Document) -> None:
        """The reverse, before a board is closed or goes to another file."""
        if document.path is not None and not document.read_only:
            self.open_paths.discard(document.path.resolve())
