"""A window with everything that acts on it: menus, keys, toolbar, rail and status line."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from evidenceboard.canvas.camera import LARGEST
from evidenceboard.canvas.tools import TOOLS
from evidenceboard.panels import PANELS, PanelKind
from evidenceboard.window.actions import Actions
from evidenceboard.window.context_menus import ContextMenus
from evidenceboard.window.desk import Desk
from evidenceboard.window.keys_dialog import KeysDialog
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menu_bar import MenuBar
from evidenceboard.window.menus import MENUS
from evidenceboard.window.menus.edit import clear_filter, filter_board, find, redo, undo
from evidenceboard.window.menus.file import export
from evidenceboard.window.menus.help import keys
from evidenceboard.window.menus.insert import TOOL_COMMANDS
from evidenceboard.window.menus.reason import look_behind, show_all
from evidenceboard.window.menus.view import (
    PANEL_COMMANDS,
    actual_size,
    board,
    fit_board,
    switch_theme,
    zoom_in,
    zoom_out,
)

SHORT = {zoom_out: "\N{MINUS SIGN}", zoom_in: "+", fit_board: "Fit"}
"""What stands on the buttons of the status line."""


class Controls(QObject):
    """What gives a window's commands their places. Rule: it puts actions where they show and
    decides nothing about them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions = Actions(window)
        self._shown_scale = 0.0
        self._showing_scale = QTimer(self, singleShot=True, interval=0)
        self._showing_scale.timeout.connect(self._show_scale)
        self.menu_bar = MenuBar(window, self.actions)
        self.context_menus = ContextMenus(window, self.actions)
        self._fill_top_bar()
        self._fill_rail()
        self._fill_status_line()
        window.keys_wanted.connect(self._show_keys)
        window.commands_wanted.connect(self._find_command)
        window.workspace_changed.connect(self._order_focus)
        self._order_focus()

    def _fill_top_bar(self) -> None:
        bar, look = self._window.page.top_bar, self._window.desk.appearance.look
        kinds = {tool.name: tool.name.removeprefix("place-") for tool in TOOLS}
        tools = [
            (self.actions[one], kinds[name] if name.startswith("place-") else "")
            for name, one in TOOL_COMMANDS.items()
        ]
        bar.add_tools(tools, look)
        right = [undo, redo, find, export]
        right += [one for one, kind in zip(PANEL_COMMANDS, PANELS, strict=True) if at_right(kind)]
        bar.add_commands([self.actions[one] for one in right], look)

    def _fill_rail(self) -> None:
        rail = self._window.page.rail
        rail.add(self.actions[board])
        for one, kind in zip(PANEL_COMMANDS, PANELS, strict=True):
            if not at_right(kind):
                rail.add(self.actions[one])
        for one in (switch_theme, keys):
            rail.add_below(self.actions[one])

    def _fill_status_line(self) -> None:
        self._scale = self.actions[actual_size]
        self._show_scale()
        for command, words in SHORT.items():
            self.actions[command].setIconText(words)
        self._window.page.status_line.add_scale(self._scale, _percent(LARGEST))
        self._window.page.status_line.add_buttons([self.actions[one] for one in SHORT])
        self._window.zoomed.connect(self._look_at_scale)
        chain = self._window.page.status_line.chain_sign
        chain.set_actions(self.actions[look_behind], self.actions[show_all])
        sign = self._window.page.status_line.filter_sign
        sign.set_actions(self.actions[filter_board], self.actions[clear_filter])

    def _order_focus(self) -> None:
        """Tab leads from the canvas to the panels beside it, past the buttons of the window."""
        workspace = self._window.workspace
        buttons = self._window.page.status_line.findChildren(QToolButton)
        if workspace is not None and buttons:
            QWidget.setTabOrder(buttons[-1], workspace.view)

    def _look_at_scale(self, scale: float) -> None:
        """Show the scale once the view asks to be painted at it, so that one paint shows both."""
        if scale != self._shown_scale:
            self._showing_scale.start()

    def _show_scale(self) -> None:
        workspace = self._window.workspace
        self._shown_scale = 1.0 if workspace is None else workspace.view.camera.scale
        self._scale.setIconText(_percent(self._shown_scale))

    def _show_keys(self) -> None:
        dialog = KeysDialog(MENUS, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _find_command(self) -> None:
        from evidenceboard.window import command_palette  # noqa: PLC0415  # after the first paint

        self.actions.refresh()
        found = command_palette.entries(MENUS, self.actions)
        command_palette.CommandPalette(found, self._window).open()


def _percent(scale: float) -> str:
    return f"{scale * 100:.0f}\N{NO-BREAK SPACE}%"


def at_right(kind: PanelKind) -> bool:
    """Whether a panel stands at the right, where the top bar has its button."""
    return kind.side == "right"


def board_window(desk: Desk) -> MainWindow:
    """A window ready to be shown, still without a board."""
    window = MainWindow(desk)
    Controls(window)
    return window
