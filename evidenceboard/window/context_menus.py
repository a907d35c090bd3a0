"""The menus under the pointer, built from the same commands as the menu bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from evidenceboard.model.records import RecordId
from evidenceboard.window.actions import Actions
from evidenceboard.window.commands import Command, Menu
from evidenceboard.window.glyph_icon import glyph_icon
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menus.context import CANVAS, CARD, CONNECTOR
from evidenceboard.window.words import without_mnemonic


class ContextMenus(QObject):
    """What a right click offers: what applies to what is under the pointer, and nothing else."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        window.workspace_changed.connect(self._take_view)
        self._take_view()

    def _take_view(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.view.menu_wanted.connect(self.show)

    def show(self, place: QPoint, record: RecordId | None) -> None:
        menu = self.menu_for(record)
        menu.popup(place)

    def menu_for(self, record: RecordId | None) -> QMenu:
        """The menu for a card, a connector or, with None, the empty canvas."""
        self._actions.refresh()
        built = QMenu(self._window)
        built.aboutToHide.connect(built.deleteLater)
        self._fill(built, self._kind(record))
        return built

    def _kind(self, record: RecordId | None) -> Menu:
        workspace = self._window.workspace
        if workspace is None or record is None:
            return CANVAS
        return CONNECTOR if record in workspace.board.connectors else CARD

    def _fill(self, built: QMenu, menu: Menu) -> None:
        for entry in menu.entries:
            if isinstance(entry, Command):
                if self._actions[entry].isEnabled():
                    built.addAction(self._actions[entry])
            elif isinstance(entry, Menu):
                if any(self._actions[one].isEnabled() for one in entry.commands()):
                    palette = self._window.desk.appearance.look.palette
                    icon = glyph_icon(entry.icon, palette)
                    self._fill(built.addMenu(icon, without_mnemonic(entry.words)), entry)
            elif not built.isEmpty() and not built.actions()[-1].isSeparator():
                built.addSeparator()
        if not built.isEmpty() and built.actions()[-1].isSeparator():
            built.removeAction(built.actions()[-1])
