"""The outline panel: the same board as a tree, for the keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QVBoxLayout, QWidget

from evidenceboard.canvas.in_turns import InTurns
from evidenceboard.model import edits
from evidenceboard.model.board import StaleChangeError
from evidenceboard.model.change import Change
from evidenceboard.model.records import RecordId
from evidenceboard.panels.outline.model import OutlineModel
from evidenceboard.panels.outline.rows import Groups, grouping, matters
from evidenceboard.panels.pages.header import Header
from evidenceboard.panels.panel import Bench, Panel
from evidenceboard.panels.panel_style import panel_style
from evidenceboard.panels.sections.notices import Notice
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look

LONG = 1_000
"""A group with more cards than this is folded at first."""
MANY = 300
"""So many selected records are shown as selected in the tree; with more none is."""
REWORDING = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2)
NOTHING = (
    "Nothing on the board yet. Every card is listed here, with what speaks for and against it."
)


class Tree(QTreeView):
    """F2 rewords, Delete deletes, Enter rewords too; both act on the row, not on the canvas."""

    deleting = Signal()

    @property
    def _is_editable(self) -> bool:
        return bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def event(self, event: QEvent) -> bool:
        own = isinstance(event, QKeyEvent) and event.key() in OWN_KEYS
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleting.emit()
        elif event.key() in REWORDING:
            # The key that ends the editing of a row comes here as well.
            if self.state() != QAbstractItemView.State.EditingState and self._is_editable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Outline(Panel):
    """Rule: the tree and the canvas have one selection; what is open in the tree stays open."""

    def __init__(self, workspace: Bench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.selection = workspace.document, workspace.selection
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Outline")
        self._is_following = False
        self._turns = InTurns(self)
        self._turns.begin(self._rebuilding())
        self.model = OutlineModel(self.document, workspace.reasoning, look, self)
        workspace.reasoning.changed.connect(self.model.tell_standings)
        self.trouble = Notice(self)
        self.trouble.say("")
        self.nothing = words(NOTHING, "note", self)
        self.nothing.hide()
        self.nothing.setContentsMargins(16, 8, 16, 8)
        self.tree = Tree(self)
        self._set_up_tree()
        self.setFocusProxy(self.tree)
        self._header = Header("Outline", "mdi6.format-list-bulleted", "", self)
        self._header.setContentsMargins(16, 14, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._header)
        column.addWidget(self.trouble)
        column.addWidget(self.nothing)
        column.addWidget(self.tree)
        self.model.failed.connect(self.trouble.say)
        self.document.changed.connect(self._follow)
        self.selection.changed.connect(self._follow_selection)
        self.set_look(look)
        self._turns.go_on()

    def _set_up_tree(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(18)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName("Outline of the board")
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.deleting.connect(self._delete)
        self.tree.selectionModel().selectionChanged.connect(self._select)

    def _open_groups(self) -> None:
        """Open those that are not so long that laying out their rows would take a moment."""
        for at in range(self.model.rowCount()):
            group = self.model.index(at, 0)
            if self.model.rowCount(group) <= LONG:
                self.tree.expand(group)

    # From the tree to the board --------------------------------------------------------

    def _chosen(self) -> set[RecordId]:
        rows = (self.model.row(index) for index in self.tree.selectionModel().selectedRows())
        return {row.record for row in rows if row is not None and row.record is not None}

    def _select(self, *_: QItemSelection) -> None:
        if not self._is_following:
            self._is_following = True
            self.selection.set(self._chosen())
            self._is_following = False

    def _delete(self) -> None:
        chosen, board = self._chosen(), self.document.board
        try:
            self.document.perform("Delete", edits.delete(board, chosen))
        except (OSError, StaleChangeError) as error:
            self.trouble.say(str(error))

    # From the board to the tree --------------------------------------------------------

    def _follow(self, change: Change) -> None:
        if matters(change):
            self._turns.begin(self._rebuilding())
            if self.isVisible():
                self._turns.go_on_later()  # not at once: a row may be in the midst of being edited

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._turns.is_over:
            self._follow_selection()
        self._turns.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turns.rest()

    def _rebuilding(self) -> Iterator[None]:
        """Tell the board as it is. Until the last step the rows stand as they stood."""
        self._show((yield from grouping(self.document.board)))

    def _show(self, groups: Groups) -> None:
        self.trouble.say("")
        self.nothing.setVisible(not groups)
        opened, current = self._open_paths(), self.model.row(self.tree.currentIndex())
        at = self.tree.verticalScrollBar().value()
        self._is_following = True
        was_empty = not self.model.rowCount()
        self.model.show(groups)
        if was_empty or not self.model.rowCount():
            self._open_groups()
        for path in opened:
            self.tree.expand(self.model.find(path))
        if current is not None:
            here = self.model.find(current.path)
            self.tree.selectionModel().setCurrentIndex(
                here, QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._is_following = False
        self._follow_selection()
        self.tree.verticalScrollBar().setValue(at)

    def _open_paths(self) -> list[tuple[str, ...]]:
        """The open rows, those above before those below."""
        found, waiting = [], [self.model.index(at, 0) for at in range(self.model.rowCount())]
        while waiting:
            index = waiting.pop()
            row = self.model.row(index)
            if row is not None and self.tree.isExpanded(index):
                found.append(row.path)
                waiting += [self.model.index_of(one) for one in row.rows or ()]
        return found

    def _shows_chosen(self) -> bool:
        chosen = self._chosen()
        return len(chosen) == self.selection.count and chosen == self.selection.ids

    def _follow_selection(self) -> None:
        if self._is_following or not self.isVisible() or self._shows_chosen():
            return
        self._is_following = True
        model, wanted = self.tree.selectionModel(), QItemSelection()
        if self.selection.count <= MANY:
            places = [self.model.place_of(record) for record in sorted(self.selection.ids)]
            for place in places:
                wanted.select(place, place)
            if places and places[0].isValid():
                self.tree.scrollTo(places[0])
                model.setCurrentIndex(places[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_following = False

    def set_look(self, look: Look) -> None:
        self.setStyleSheet(panel_style(look.palette))
        self.model.set_look(look)
        self.trouble.set_look(look)
        self._header.set_look(look)
        self.tree.viewport().update()
