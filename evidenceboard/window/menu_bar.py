"""The menu bar, built from the catalogue."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from evidenceboard.window.actions import Actions
from evidenceboard.window.commands import Command, Menu
from evidenceboard.window.glyph_icon import glyph_icon
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menus import MENUS
from evidenceboard.window.words import without_mnemonic


class MenuBar(QObject):
    """Fills a window's menu bar. Rule: a menu is brought up to date when it opens."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._recent: list[QAction] = []
        for menu in MENUS:
            built = self._build(menu, window.menu_bar)
            built.aboutToShow.connect(actions.refresh)
            window.menu_bar.addMenu(built)

    def _build(self, menu: Menu, parent: QWidget) -> QMenu:
        built = QMenu(menu.words, parent)
        self._dress(menu, built)
        for entry in menu.entries:
            if isinstance(entry, Command):
                built.addAction(self._actions[entry])
            elif isinstance(entry, Menu):
                built.addMenu(self._build(entry, built))
            else:
                built.addSeparator()
        if menu.filled == "recent":
            built.aboutToShow.connect(self._fill_recent)
        return built

    def _dress(self, menu: Menu, built: QMenu) -> None:
        if menu.icon:
            built.setIcon(glyph_icon(menu.icon, self._window.desk.appearance.look.palette))

    def _fill_recent(self) -> None:
        menu = self.sender()
        if not isinstance(menu, QMenu):
            return
        for old in self._recent:
            menu.removeAction(old)
            old.deleteLater()
        first = menu.actions()[0]
        self._recent = [
            self._recent_action(menu, one.path) for one in self._window.desk.recents.boards
        ]
        menu.insertActions(first, self._recent)
        if self._recent:
            self._recent.append(menu.insertSeparator(first))

    def _recent_action(self, menu: QMenu, path: Path) -> QAction:
        action = QAction(without_mnemonic(path.name), menu)
        action.setData(str(path))
        action.triggered.connect(self._open_recent)
        return action

    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.files.open(Path(str(action.data())))
