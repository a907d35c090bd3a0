"""The board with everything round it: bars, rail, panels and the line beneath."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from evidenceboard.canvas.opening_view import OpeningView
from evidenceboard.model.board import Board
from evidenceboard.panels import Panel
from evidenceboard.picture.look import Look
from evidenceboard.window.empty_hint import EmptyHint
from evidenceboard.window.notices import Notices
from evidenceboard.window.rail import Rail
from evidenceboard.window.side_pane import WIDTH, SidePane
from evidenceboard.window.status_line import StatusLine
from evidenceboard.window.top_bar import TopBar
from evidenceboard.workspace import Workspace


class BoardPage(QWidget):
    """Where each part lies. Rule: it shows one workspace at a time and keeps none of its facts."""

    sample_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.top_bar = TopBar(self)
        self.rail = Rail(self)
        self.notices = Notices(self)
        self.status_line = StatusLine(self)
        self.panes = {side: SidePane(side, self) for side in ("left", "right")}
        self.opening_view: OpeningView | None = None
        self._workspace: Workspace | None = None
        self._hint: EmptyHint | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._middle = QVBoxLayout()
        middle = QWidget(self)
        middle.setLayout(self._middle)
        self._middle.addWidget(self.notices)
        self._middle.addWidget(self.status_line)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName("splitter")
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for part in (self.panes["left"], middle, self.panes["right"]):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([WIDTH, 10 * WIDTH, WIDTH])
        lower = QHBoxLayout()
        lower.addWidget(self.rail)
        lower.addWidget(self._splitter, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.top_bar)
        column.addLayout(lower, 1)
        for layout in (self._middle, lower, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def set_workspace(self, workspace: Workspace | None) -> None:
        """Show another board; what belonged to the one before is taken away."""
        self.notices.clear()
        for pane in self.panes.values():
            pane.set_workspace(workspace)
        if self._workspace is not None:
            self._middle.removeWidget(self._workspace.view)
        self.show_opening(None)
        self._workspace, self._hint = workspace, None
        if workspace is not None:
            self._middle.insertWidget(1, workspace.view, 1)
            self.follow(workspace.board)

    def show_opening(self, view: OpeningView | None) -> None:
        """Show a board that is still being read in the board's place, or no longer."""
        if self.opening_view is not None:
            self._middle.removeWidget(self.opening_view)
            self.opening_view.hide()
            self.opening_view.deleteLater()
        self.opening_view = view
        if view is not None:
            self._middle.insertWidget(1, view, 1)

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

    def set_look(self, look: Look) -> None:
        self.top_bar.set_look(look)
        self.status_line.legend.set_look(look)
        for panel in self._panels():
            panel.set_look(look)
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

    def save_state(self) -> QByteArray:
        return self._splitter.saveState()

    def restore_state(self, state: QByteArray) -> None:
        if not state.isEmpty():
            self._splitter.restoreState(state)
            self._splitter.setHandleWidth(1)
