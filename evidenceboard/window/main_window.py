"""The main window: one board with everything round it, or the welcome page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QStackedWidget, QWidget

from evidenceboard.window import kept_layout, questions
from evidenceboard.window.at_rest import AtRest
from evidenceboard.window.awaited_paint import AwaitedPaint
from evidenceboard.window.board_page import BoardPage
from evidenceboard.window.board_states import board_state, stored_state
from evidenceboard.window.desk import Desk
from evidenceboard.window.desktop_window import DesktopWindow
from evidenceboard.window.dropped_files import dropped_board
from evidenceboard.window.file_watch import FileWatch
from evidenceboard.window.files import BoardFiles
from evidenceboard.window.loading import Loading
from evidenceboard.window.overlays import Overlays
from evidenceboard.window.recovery_offer import RecoveryOffer
from evidenceboard.window.words import counted

if TYPE_CHECKING:
    from evidenceboard.document import Document
    from evidenceboard.model.steps import Steps
    from evidenceboard.picture.scene import Scene
    from evidenceboard.storage.recovery import Unsaved
    from evidenceboard.window.large_opening import LargeOpening
    from evidenceboard.window.welcome import Welcome
    from evidenceboard.workspace import Workspace

SMALLEST = (720, 480)
MENU_HEIGHT = 30
INSPECTOR_PARTS = (
    "analysis.findings",
    "panels.finding_notes",
    "panels.pages.page",
    "panels.pages.card_page",
    "panels.pages.board_page",
    "panels.inspector",
)
"""What most windows show beside the board, in an order in which one builds on the other."""


class MainWindow(DesktopWindow):
    """Keeps the parts in step with the board. Rule: what the user can do is written in
    `menus/`; this class only holds the parts that commands act on."""

    workspace_changed = Signal()
    """Another board, or none, is in this window."""
    state_changed = Signal()
    """Something that decides what commands can do is not what it was."""
    keys_wanted = Signal()
    """The list of keys is to be shown."""
    commands_wanted = Signal()
    """A command is to be found by its words."""
    zoomed = Signal(float)
    """The view's scale, after it changed."""
    first_painted = Signal()
    """The board, or the welcome page, has been painted for the first time."""
    discard_wanted = Signal(object)
    """An Unsaved that the user gives up for good."""
    gone = Signal()
    """The window was closed for good."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.workspace: Workspace | None = None
        self._painted = False
        self._closing = False
        self._first_paint = AwaitedPaint(self)
        self._first_paint.seen.connect(self._after_paint)
        self._at_rest = AtRest(self)
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self.close)
        self.files = BoardFiles(desk, self)
        self.page = BoardPage(self)
        self.overlays = Overlays(desk.settings, self)
        self._recovery = RecoveryOffer(self, self)
        self._recovery.discard_wanted.connect(self.discard_wanted)
        self._welcome: Welcome | None = None
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.page)
        self._make_room_for_menus()
        self.setCentralWidget(self._pages)
        self.setAcceptDrops(True)
        # it has no docks, whose edges light up; all of it would be painted anew
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)  # noqa: FBT003  # Qt names none
        self.setMinimumSize(*SMALLEST)
        self._connect()
        self.watch = FileWatch(self.files, self.page.notices, self)
        kept_layout.restore(self, self.page, self.desk.settings)
        self._take_look()
        self._tell_state()

    def _connect(self) -> None:
        self.files.commit = self.commit
        self.files.glimpsed.connect(self._show_glimpse)
        self.files.opened.connect(self._show_board)
        self.files.closing.connect(self._keep_thumbnail)
        self.files.closed.connect(self._show_welcome)
        self.files.saved.connect(self._keep_thumbnail)
        self.files.kept_elsewhere.connect(self.page.status_line.remark)
        self.files.work_wanted.connect(self._do_in_steps)
        self.files.background.slow.connect(self.page.status_line.show_progress)
        self.files.background.over.connect(self.page.status_line.hide_progress)
        self.files.background.over.connect(self.state_changed)
        self.desk.appearance.changed.connect(self._take_look)
        self.page.status_line.cancel_clicked.connect(self.files.cancel_opening)
        self.page.sample_wanted.connect(self.files.open_sample)
        self.page.escaped.connect(self.overlays.leave_find)
        for pane in self.page.panes.values():
            pane.shown_changed.connect(self.state_changed)
            pane.work_wanted.connect(self._do_in_steps)
        self.page.space.shares_changed.connect(self.state_changed)
        self.page.top_bar.title_clicked.connect(self.rename_board)

    def _make_room_for_menus(self) -> None:
        """The bar has its place from the start; its menus come after the first paint."""
        room = QWidget(self)
        room.setObjectName("menuRoom")
        room.setFixedHeight(MENU_HEIGHT)
        self.menu_bar = QMenuBar(room)
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.menu_bar)
        self.setMenuWidget(room)

    @property
    def welcome(self) -> Welcome:
        """The welcome page, built when it is first wanted."""
        if self._welcome is None:
            from evidenceboard.window.welcome import Welcome  # noqa: PLC0415  # not with a board

            self._welcome = Welcome(self.desk.recents, self.desk.appearance.look, self)
            self._pages.addWidget(self._welcome)
            self._welcome.new_wanted.connect(self.files.new)
            self._welcome.open_wanted.connect(self._open)
            self._welcome.sample_wanted.connect(self.files.open_sample)
            self._welcome.board_wanted.connect(self.files.open)
            self._welcome.restore_wanted.connect(self._recovery.restore)
            self._welcome.discard_wanted.connect(self._recovery.discard)
        return self._welcome

    # ---- which board ------------------------------------------------------------------------

    def _show_glimpse(self, opening: LargeOpening) -> None:
        """Show where the cards lie while the board is being read."""
        from evidenceboard.canvas.opening_view import OpeningView  # noqa: PLC0415  # not without

        self._drop_workspace()
        view = OpeningView(opening.scene, self.desk.appearance.look, self)
        view.refused.connect(self._tell_opening)
        opening.background.slow.connect(self.page.status_line.offer_cancel)
        opening.background.over.connect(self.page.status_line.hide_progress)
        self.page.show_opening(view)
        self._pages.setCurrentWidget(self.page)
        view.setFocus()
        self._first_paint.begin(view.viewport())
        self.workspace_changed.emit()
        self._tell_state()

    def _tell_opening(self) -> None:
        self.page.status_line.remark("The board is still being opened; it can be edited soon.")

    def _show_board(self, document: Document, scene: Scene | None) -> None:
        before = self.page.opening_view
        self._drop_workspace()
        from evidenceboard.workspace import Workspace  # noqa: PLC0415  # a large board paints first

        workspace = Workspace(document, self.desk.appearance.look, self, scene)
        if before is not None:
            workspace.view.go_on_from(before.camera, before.tiles, before.overview)
        self.workspace = workspace
        workspace.changed.connect(self._tell_state)
        self._at_rest.follow(workspace)
        workspace.view.tool_changed.connect(self.state_changed)
        workspace.view.hint_changed.connect(self._show_hint)
        workspace.view.remarked.connect(self.page.status_line.remark)
        workspace.view.camera_changed.connect(self._tell_zoom)
        workspace.view.board_dropped.connect(self._open_dropped)
        workspace.view.work_wanted.connect(self._do_in_steps)
        workspace.view.edit_wanted.connect(self._edit_in_steps)
        self.page.set_workspace(workspace)
        self.overlays.set_workspace(workspace)
        self._pages.setCurrentWidget(self.page)
        self._show_hint("")
        workspace.view.setFocus()
        self._first_paint.begin(workspace.view.viewport())
        self.workspace_changed.emit()
        self._tell_state()

    def _do_in_steps(self, words: str, steps: Steps, *, alone: bool = False) -> None:
        from evidenceboard.window.under_way import UnderWay  # noqa: PLC0415  # brings the exports

        under_way = UnderWay(words, steps, self, alone=alone)
        self.workspace_changed.connect(under_way.reject)

    def _edit_in_steps(self, words: str, steps: Steps) -> None:
        self.commit()
        self._do_in_steps(words, steps, alone=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.workspace is None and self.files.opening is None and not self._painted:
            self._pages.setCurrentWidget(self.welcome)
            self._first_paint.begin(self.welcome)

    def _show_welcome(self) -> None:
        self._drop_workspace()
        self._pages.setCurrentWidget(self.welcome)
        self.workspace_changed.emit()
        self._tell_state()

    def _drop_workspace(self) -> None:
        self.page.show_opening(None)
        workspace, self.workspace = self.workspace, None
        if workspace is not None:
            self._at_rest.forget()
            self.page.set_workspace(None)
            self.overlays.set_workspace(None)
            workspace.changed.disconnect(self._tell_state)
            workspace.view.hide()
            workspace.view.deleteLater()
            workspace.deleteLater()

    def offer(self, unsaved: Sequence[Unsaved]) -> None:
        """Offer what was not saved."""
        self._recovery.offer(unsaved)

    def _open(self) -> None:
        self.files.open()

    def rename_board(self) -> None:
        """Ask for a title and give it to the board."""
        from evidenceboard.model import edits  # noqa: PLC0415  # after the first paint

        workspace = self.workspace
        if workspace is None:
            return
        title = questions.ask_for_title(self, workspace.board.facts.title)
        if title is not None:
            workspace.perform("Rename board", edits.rename_board(workspace.board, title))

    def _open_dropped(self, path: str) -> None:
        self.files.open(Path(path))

    # ---- keeping in step --------------------------------------------------------------------

    def _tell_state(self) -> None:
        workspace = self.workspace
        title = "Evidence Board"
        if workspace is not None:
            document = workspace.document
            name = document.title
            title = f"{name}[*] – {title}"
            self.page.follow(document.board)
            self.page.top_bar.show_board(
                name, board_state(document), can_rename=not document.read_only
            )
            self.page.status_line.show_state(stored_state(document))
            self.page.status_line.filter_sign.follow(workspace.filter, len(document.board.cards))
            reasoning = workspace.reasoning
            self.page.status_line.chain_sign.follow(
                document.board, reasoning.looked_at, reasoning.chain
            )
        elif self.files.opening is not None:
            name, cards = self.files.opening.name, len(self.files.opening.glimpse.kinds)
            title = f"{name} – {title}"
            self.page.top_bar.show_board(name, counted(cards, "card"), can_rename=False)
            self.page.status_line.show_state("Opening…")
            self.page.status_line.show_hint("Drag to look around. Edits wait until it is open.")
        self.setWindowTitle(title)
        self.setWindowModified(workspace is not None and not workspace.document.is_saved)
        self.state_changed.emit()

    def _show_hint(self, words: str) -> None:
        """The hint of a gesture or, once that is over, of the tool."""
        if self.workspace is not None:
            self.page.status_line.show_hint(words, self.workspace.tool_hint)

    def tell_exported(self, path: str) -> None:
        self.page.status_line.remark(f"Exported to {Path(path).name}.")

    def commit(self) -> None:
        """Let whatever is being typed become part of the board."""
        self.page.commit()
        if self.workspace is not None:
            from evidenceboard.canvas import text_editor  # noqa: PLC0415  # after the first paint

            text_editor.close_editors(self.workspace.view)

    def _tell_zoom(self) -> None:
        if self.workspace is not None:
            self.zoomed.emit(self.workspace.view.camera.scale)

    def _take_look(self) -> None:
        look = self.desk.appearance.look
        self.page.put_aside()
        self.setStyleSheet(self.desk.appearance.style_sheet)
        if self._welcome is not None:
            self._welcome.set_look(look)
        self.page.set_look(look)
        self.overlays.set_look(look)

    def _keep_thumbnail(self) -> None:
        workspace = self.workspace
        if workspace is not None and workspace.document.path is not None:
            from evidenceboard.window.thumbnail import thumbnail  # noqa: PLC0415  # the same

            picture = thumbnail(workspace.document, workspace.view.scene, self.desk.appearance.look)
            self.desk.recents.keep_thumbnail(workspace.document.path, picture)

    def _after_paint(self) -> None:
        """Do what the first picture did not need."""
        if not self._painted:
            self._painted = True
            self.first_painted.emit()
        if self.workspace is not None:
            Loading(INSPECTOR_PARTS, self.page.fill, self)
        self.overlays.settle_map()
        if self.files.opening is not None:
            self.files.opening.begin()
        if self.workspace is not None:
            self.workspace.document.start_keeping()

    # ---- coming and going -------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """The board is given up first, which may take a question and a save; then the window."""
        self._closing = True
        self.files.close(self._board_closed)
        self._closing = False
        if self.files.document is not None:
            event.ignore()
            return
        kept_layout.keep(self, self.page, self.desk.settings)
        event.accept()
        self.gone.emit()

    def _board_closed(self) -> None:
        """Close the window as well, where that had to wait for a save."""
        if not self._closing:
            self._leaving.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_board(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_board(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.open(path)
