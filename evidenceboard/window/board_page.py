"""The board with everything round it: bars, rail, panels and the line beneath."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidenceboard.picture.look import Look
from evidenceboard.window.board_space import BoardSpace
from evidenceboard.window.empty_hint import EmptyHint
from evidenceboard.window.notices import Notices
from evidenceboard.window.rail import Rail
from evidenceboard.window.side_pane import SidePane
from evidenceboard.window.status_line import StatusLine
from evidenceboard.window.top_bar import TopBar
from evidenceboard.window.what_if_bar import WhatIfBar

if TYPE_CHECKING:
    from evidenceboard.canvas.opening_view import OpeningView
    from evidenceboard.model.board import Board
    from evidenceboard.model.records import RecordId
    from evidenceboard.panels import Panel
    from evidenceboard.workspace import Workspace


class BoardPage(QWidget):
    """Where each part lies. Rule: it shows one workspace at a time and keeps none of its facts."""

    sample_wanted = Signal()
    escaped = Signal()
    """Escape was pressed on the board, which had nothing to put back or to let go of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.top_bar = TopBar(self)
        self.rail = Rail(self)
        self.notices = Notices(self)
        self.status_line = StatusLine(self)
        self.space = BoardSpace(self.notices, self.status_line, self)
        self.opening_view: OpeningView | None = None
        self._workspace: Workspace | None = None
        self._hint: EmptyHint | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        lower = QHBoxLayout()
        lower.addWidget(self.rail)
        lower.addWidget(self.space, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.top_bar)
        column.addLayout(lower, 1)
        for layout in (lower, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    @property
    def panes(self) -> Mapping[str, SidePane]:
        """The panes round the board, by side."""
        return self.space.panes

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Show another board; what belonged to the one before is taken away."""
        self.notices.clear()
        for pane in self.panes.values():
            pane.set_workspace(workspace)
        if self._workspace is not None:
            self.space.take(self._workspace.view)
        self.show_opening(None)
        self._workspace, self._hint = workspace, None
        if workspace is not None:
            self.space.put(workspace.view)
            workspace.selection.pointed_out.connect(self._jump)
            self.follow(workspace.board)
            WhatIfBar(workspace, self.notices)

    def _jump(self, ids: frozenset[RecordId]) -> None:
        """Show what a panel points out, on the canvas and not behind the panel."""
        self.space.show_canvas()
        if self._workspace is not None:
            self._workspace.view.jump_to(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that no part has made use of gives the keys back to the board."""
        if event.key() != Qt.Key.Key_Escape or self._workspace is None:
            super().keyPressEvent(event)
        elif self._workspace.view.hasFocus():
            self.escaped.emit()
        else:
            self._workspace.view.setFocus()

    def show_opening(self, view: OpeningView | None) -> None:
        """Show a board that is still being read in the board's place, or no longer."""
        if self.opening_view is not None:
            self.space.take(self.opening_view)
            self.opening_view.hide()
            self.opening_view.deleteLater()
        self.opening_view = view
        if view is not None:
            self.space.put(view)

    def follow(self, board: Board) -> None:
        """Say what to do while there is nothing on the board, and not longer."""
        if board.cards or self._workspace is None:
            if self._hint is not None:
                self._hint.hide()
        elif self._hint is None:
            self._hint = EmptyHint(self._workspace.view.viewport())
            self._hint.sample_wanted.connect(self.sample_wanted)
            self._hint.show()
        else:
            self._hint.show()

    def put_aside(self) -> None:
        """Have what is out of sight wait elsewhere: the window gets another style."""
        for pane in self.panes.values():
            pane.put_aside()

    def set_look(self, look: Look) -> None:
        self.top_bar.set_look(look)
        self.status_line.legend.set_look(look)
        for pane in self.panes.values():
            pane.set_look(look)
        if self._workspace is not None:
            self._workspace.view.set_look(look)

    def commit(self) -> None:
        """Let open editors write down what is typed in them."""
        for panel in self._panels():
            panel.commit()

    def fill(self) -> None:
        """Build the panels that are wanted beside the board."""
        for pane in self.panes.values():
            pane.fill()

    def _panels(self) -> tuple[Panel, ...]:
        return tuple(panel for pane in self.panes.values() for panel in pane.panels)
