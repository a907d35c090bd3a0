"""How a window is laid out, kept until the next sitting: its place, its panels, their sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidenceboard.window.side_pane import HEIGHT

if TYPE_CHECKING:
    from evidenceboard.window.board_page import BoardPage
    from evidenceboard.window.desktop_window import DesktopWindow
    from evidenceboard.window.settings import Settings

FIRST_PANELS = {"left": "", "bottom": "", "right": "inspector"}


def restore(window: DesktopWindow, page: BoardPage, settings: Settings) -> None:
    """Lay the window out as it was left; one that never was, as most will want it."""
    window.take_first_size()
    geometry = settings.data("window/geometry")
    if not geometry.isEmpty():
        window.restoreGeometry(geometry)
    page.space.restore_state(settings.data("window/splitter"))
    page.space.set_bottom_height(settings.number("window/bottom-height", HEIGHT))
    for side, pane in page.panes.items():
        pane.show_panel(settings.text(f"window/{side}-panel", FIRST_PANELS[side]))


def keep(window: DesktopWindow, page: BoardPage, settings: Settings) -> None:
    """Write down how the window is laid out now."""
    settings.set_data("window/geometry", window.saveGeometry())
    settings.set_data("window/splitter", page.space.save_state())
    settings.set_text("window/bottom-height", str(page.space.bottom_height))
    for side, pane in page.panes.items():
        settings.set_text(f"window/{side}-panel", pane.shown)
    settings.flush()
