"""What all windows of this process share: settings, appearance and the recent boards."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from evidenceboard.window.appearance import Appearance
from evidenceboard.window.recent import RecentBoards
from evidenceboard.window.settings import Settings


class Desk(QObject):
    """One per process, handed to every window. Rule: it knows no window; who wants another one
    says so with a signal."""

    window_wanted = Signal(object)
    """A Document to be shown in a window of its own."""
    board_wanted = Signal(object)
    """The path of a board to be opened in a window of its own."""
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
