"""What floats over the board on screen: the find bar and the minimap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evidenceboard.picture.look import Look
from evidenceboard.window.settings import Settings

if TYPE_CHECKING:
    from evidenceboard.canvas.minimap import Minimap
    from evidenceboard.window.find_bar import FindBar
    from evidenceboard.workspace import Workspace

SHOWS_MAP = "view/minimap"


class Overlays(QObject):
    """Built for a workspace when they are first wanted, and gone with it."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._workspace: Workspace | None = None
        self._find: FindBar | None = None
        self._map: Minimap | None = None

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Follow another board; what floats over the one before goes with its view."""
        self._workspace, self._find, self._map = workspace, None, None

    def set_look(self, look: Look) -> None:
        for part in (self._find, self._map):
            if part is not None:
                part.set_look(look)

    @property
    def find_bar(self) -> FindBar | None:
        """The bar of the present board; None without a board."""
        if self._find is None and self._workspace is not None:
            from evidenceboard.window.find_bar import FindBar  # noqa: PLC0415  # not at the start

            self._find = FindBar(self._workspace, self._workspace.view.viewport())
        return self._find

    def leave_find(self) -> None:
        """Have the find bar go, marks and all."""
        if self._find is not None and self._find.isVisible():
            self._find.leave()

    @property
    def shows_map(self) -> bool:
        return self._settings.switch(SHOWS_MAP, default=True)

    def toggle_map(self) -> None:
        self._settings.set_switch(SHOWS_MAP, on=not self.shows_map)
        self.settle_map()

    def settle_map(self) -> None:
        """Show the minimap or hide it, as the user left it."""
        if self._map is None and self.shows_map and self._workspace is not None:
            from evidenceboard.canvas.minimap import Minimap  # noqa: PLC0415  # after the first paint

            self._map = Minimap(self._workspace.view)
        if self._map is not None:
            self._map.set_wanted(self.shows_map)
