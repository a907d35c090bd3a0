"""The View menu: how near the board is, what stands beside it, light or dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from evidenceboard.panels import PANELS, PanelKind
from evidenceboard.window.appearance import CHOICES
from evidenceboard.window.commands import SEPARATOR, Command, Menu, board_command, command
from evidenceboard.window.enabling import can_edit, has_board, has_cards, has_selection
from evidenceboard.window.main_window import MainWindow
from evidenceboard.workspace import Workspace

STEP = 1.25


def _zoom(workspace: Workspace, scale: float) -> None:
    view = workspace.view
    view.zoom_to(scale, QPointF(view.viewport().rect().center()))


@board_command("Zoom in", "mdi6.magnify-plus-outline", "Ctrl++", "Ctrl+=", enabled=has_board)
def zoom_in(workspace: Workspace) -> None:
    _zoom(workspace, workspace.view.camera.scale * STEP)


@board_command("Zoom out", "mdi6.magnify-minus-outline", "Ctrl+-", enabled=has_board)
def zoom_out(workspace: Workspace) -> None:
    _zoom(workspace, workspace.view.camera.scale / STEP)


@board_command("Actual size", "mdi6.numeric-1-box-outline", "Ctrl+0", enabled=has_board)
def actual_size(workspace: Workspace) -> None:
    _zoom(workspace, 1.0)


@board_command(
    "Fit the board",
    "mdi6.fit-to-page-outline",
    "Shift+1",
    "Home",
    enabled=has_cards,
    on_canvas=True,
)
def fit_board(workspace: Workspace) -> None:
    workspace.view.fit_all()


@board_command(
    "Fit the selection",
    "mdi6.image-filter-center-focus",
    "Shift+2",
    enabled=has_selection,
    on_canvas=True,
)
def fit_selection(workspace: Workspace) -> None:
    workspace.view.fit(workspace.selection.ids)


def _shows_map(window: MainWindow) -> bool:
    return window.overlays.shows_map


@command("Minimap", "mdi6.map-outline", "Ctrl+M", checked=_shows_map)
def minimap(window: MainWindow) -> None:
    window.overlays.toggle_map()


def _snaps(workspace: Workspace) -> bool:
    return workspace.view.habits.aligns


@board_command("Snap to other cards", "mdi6.magnet", enabled=can_edit, checked=_snaps)
def snap_to_cards(workspace: Workspace) -> None:
    workspace.view.habits.aligns = not workspace.view.habits.aligns


def _on_grid(workspace: Workspace) -> bool:
    return workspace.view.habits.grid


@board_command("Snap to the grid", "mdi6.grid", "Ctrl+'", enabled=can_edit, checked=_on_grid)
def snap_to_grid(workspace: Workspace) -> None:
    workspace.view.habits.grid = not workspace.view.habits.grid


def _has_board(window: MainWindow) -> bool:
    return window.workspace is not None


def _shows_board(window: MainWindow) -> bool:
    return window.workspace is not None and not window.page.space.is_filled


@command("Board", "mdi6.view-dashboard-outline", "Ctrl+1", enabled=_has_board, checked=_shows_board)
def board(window: MainWindow) -> None:
    """The canvas itself: it is seen, and keys go to it from now on."""
    window.page.space.show_canvas()
    if window.workspace is not None:
        window.workspace.view.setFocus()


def _bottom_is_shown(window: MainWindow) -> bool:
    return window.workspace is not None and bool(window.page.panes["bottom"].shown)


def _bottom_fills(window: MainWindow) -> bool:
    return window.page.space.is_filled


@command(
    "Lower panel in full height",
    "mdi6.arrow-expand-vertical",
    "Ctrl+Shift+M",
    enabled=_bottom_is_shown,
    checked=_bottom_fills,
)
def fill_height(window: MainWindow) -> None:
    window.page.space.toggle_filling()


def _panel(kind: PanelKind, *keys: str) -> Command:
    """The command that shows or hides a panel."""

    def run(window: MainWindow) -> None:
        pane = window.page.panes[kind.side]
        wanted = pane.shown != kind.name
        pane.show_panel(kind.name if wanted else "")
        if wanted:
            pane.hand_over_keys()
        elif window.workspace is not None:
            window.workspace.view.setFocus()

    def checked(window: MainWindow) -> bool:
        return window.page.panes[kind.side].shown == kind.name

    return Command(f"view.{kind.name}", kind.word, kind.icon, run, keys, _has_board, checked)


PANEL_COMMANDS = tuple(_panel(kind, f"Ctrl+{number}") for number, kind in enumerate(PANELS, 2))

WORDS = {"system": "As the system", "light": "Light", "dark": "Dark"}
ICONS = {
    "system": "mdi6.theme-light-dark",
    "light": "mdi6.weather-sunny",
    "dark": "mdi6.weather-night",
}


def _theme(choice: str) -> Command:
    def run(window: MainWindow) -> None:
        window.desk.appearance.choose(choice)

    def checked(window: MainWindow) -> bool:
        return window.desk.appearance.choice == choice

    return Command(f"view.{choice}_theme", WORDS[choice], ICONS[choice], run, checked=checked)


@command("Switch between light and dark", "mdi6.theme-light-dark")
def switch_theme(window: MainWindow) -> None:
    dark = window.desk.appearance.look.name == "dark"
    window.desk.appearance.choose("light" if dark else "dark")


THEME = Menu(
    "Theme",
    (*(_theme(one) for one in CHOICES), SEPARATOR, switch_theme),
    icon="mdi6.theme-light-dark",
)


@command("Full screen", "mdi6.fullscreen", "F11", checked=MainWindow.isFullScreen)
def full_screen(window: MainWindow) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


VIEW = Menu(
    "&View",
    (
        zoom_in,
        zoom_out,
        actual_size,
        fit_board,
        fit_selection,
        SEPARATOR,
        snap_to_cards,
        snap_to_grid,
        SEPARATOR,
        board,
        *PANEL_COMMANDS,
        fill_height,
        minimap,
        SEPARATOR,
        THEME,
        full_screen,
    ),
)
