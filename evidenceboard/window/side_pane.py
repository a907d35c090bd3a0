"""The panels beside the board, one shown at a time, and whether any is shown at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from evidenceboard.panels import PANELS, Panel
from evidenceboard.panels.wings import Wings

if TYPE_CHECKING:
    from evidenceboard.picture.look import Look
    from evidenceboard.workspace import Workspace

NARROWEST = 280
WIDTH = 355
LOWEST = 150
HEIGHT = 320


class SidePane(QFrame):
    """Builds a panel when it is first shown for a workspace. Rule: a panel belongs to one
    workspace and is gone with it."""

    shown_changed = Signal()
    work_wanted = Signal(str, object)
    """See `Panel`."""
    filling_wanted = Signal()
    """The pane is to have all of the height, or no longer."""

    def __init__(self, side: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{side}Pane")
        self.kinds = tuple(kind for kind in PANELS if kind.side == side)
        if side == "bottom":
            self.setMinimumHeight(LOWEST)
        else:
            self.setMinimumWidth(NARROWEST)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._workspace: Workspace | None = None
        self._panels: dict[str, Panel] = {}
        self._wings = Wings(self)
        self._wanted = ""

    @property
    def shown(self) -> str:
        """The name of the panel that is wanted beside the board; "" when none is."""
        return self._wanted

    @property
    def panels(self) -> tuple[Panel, ...]:
        return tuple(self._panels.values())

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Let go of all panels; those of the new workspace are built by `fill`."""
        for panel in self._panels.values():
            self._pages.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self._panels = {}
        self._workspace = workspace

    def show_panel(self, name: str) -> None:
        """Show the panel of that name, or none for ""."""
        self._wanted = name if any(kind.name == name for kind in self.kinds) else ""
        self.setVisible(bool(self._wanted))
        self.fill()
        self.shown_changed.emit()

    def _hide_panel(self) -> None:
        self.show_panel("")

    def focus_panel(self) -> None:
        """Give the keys to the first thing in the panel that takes them."""
        panel = self._panels.get(self._wanted)
        if panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if panel.focusProxy() is None:
                panel.focusNextChild()

    def hand_over_keys(self) -> None:
        """Give the keys to the panel's own table or list, where it names one."""
        panel = self._panels.get(self._wanted)
        if panel is not None and panel.focusProxy() is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self) -> None:
        """Build the wanted panel where that has not happened yet."""
        if self._workspace is None or not self._wanted:
            return
        if self._wanted not in self._panels:
            kind = next(one for one in self.kinds if one.name == self._wanted)
            panel = kind.build(self._workspace, self._workspace.view.look, self)
            panel.hiding_wanted.connect(self._hide_panel)
            panel.filling_wanted.connect(self.filling_wanted)
            panel.work_wanted.connect(self.work_wanted)
            self._panels[kind.name] = panel
            self._pages.addWidget(panel)
        elif self._wings.holds(self._panels[self._wanted]):
            panel = self._panels[self._wanted]
            self._pages.addWidget(panel)
            panel.set_look(self._workspace.view.look)
        self._pages.setCurrentWidget(self._panels[self._wanted])

    def put_aside(self) -> None:
        """Have what is out of sight wait elsewhere: the window gets another style."""
        for name, panel in self._panels.items():
            if name == self._wanted:
                panel.put_aside()
            else:
                self._pages.removeWidget(panel)
                self._wings.take(panel)

    def set_look(self, look: Look) -> None:
        """Show another theme; a panel that waits elsewhere takes it on when it is shown."""
        for panel in self._panels.values():
            if not self._wings.holds(panel):
                panel.set_look(look)
