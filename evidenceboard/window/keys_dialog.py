"""The list of keys and gestures, read from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.canvas.tools.connector_keys import SHOWN
from evidenceboard.window.commands import Command, Menu
from evidenceboard.window.desktop_window import within_screen

GESTURES = (
    ("Move about", "Wheel · Shift+wheel · middle button · Space and drag"),
    ("Zoom at the pointer", "Ctrl+wheel · pinch"),
    ("Select several", "Shift+click · Ctrl+click · drag over empty canvas"),
    ("Place a card", "Double-click an empty spot · drag from the toolbar · paste · drop"),
    ("Connect cards", "Drag from the edge of a card · drop on nothing for a new card"),
    ("Choose what a connector says", f"{SHOWN} while dragging"),
    ("Edit text in place", "Double-click · Enter · F2"),
    ("Finish or put back", "Ctrl+Enter · Esc"),
    ("Move cards", "Drag · arrows · Shift+arrows in larger steps"),
    ("Keep to one axis, or do not snap", "Shift · Ctrl while dragging"),
    ("Drag a copy", "Alt and drag"),
    ("Follow connectors", "Alt+arrows"),
    ("New connected card", "Ctrl+arrows"),
)
IN_PANELS = (
    ("Rate a cell of the matrix", "C consistent · I inconsistent · N neutral · A not applicable"),
    ("Rate it strongly", "The letter again · + and − step"),
    ("List the ratings of a cell", "Enter · double-click"),
    ("Clear a cell", "Delete"),
    ("Show a cell on the board", "Space"),
    ("Copy the matrix, or the cells chosen in it", "Ctrl+C"),
    ("Walk through the timeline", "Left · Right · Home · End"),
    ("Zoom the timeline", "Ctrl+wheel · pinch · + and − · 0 shows all"),
    ("Show a thing of the timeline on the board", "Enter · double-click"),
    ("Show what a finding is about", "Enter · click"),
    ("Fold or open a heading", "Left · Right"),
    ("Back to the board", "Esc"),
)


class KeysDialog(QDialog):
    """Everything that can be done and how, with a line to search it."""

    def __init__(self, menus: Iterable[Menu], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and gestures")
        self.resize(within_screen(QSize(860, 680), self))
        self._search = QLineEdit(self)
        self._search.setPlaceholderText("Search")
        self._search.setAccessibleName("Search keys and gestures")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.seek)
        self.list = self._table()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self.list, 1)
        self.nothing = QLabel("No command or gesture has these words or keys.", self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        column.addWidget(self.nothing, 1)
        self._add("With the pointer", GESTURES)
        self._add("In the panels", IN_PANELS)
        for menu in menus:
            rows = ((words_of(one), keys_of(one)) for one in menu.commands())
            self._add(menu.name, rows)
        self.list.expandAll()

    def _table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setAccessibleName("Keys and gestures")
        table.setColumnCount(2)
        table.setHeaderLabels(["What it does", "Keys"])
        table.setRootIsDecorated(False)
        table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _add(self, heading: str, rows: Iterable[tuple[str, str]]) -> None:
        group = QTreeWidgetItem(self.list, [heading])
        font = group.font(0)
        font.setWeight(font.Weight.DemiBold)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for words, keys in rows:
            QTreeWidgetItem(group, [words, keys])

    def seek(self, wanted: str) -> None:
        """Leave only the lines that hold the words."""
        sought, found = wanted.casefold(), False
        for at in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(at)
            if group is not None:
                shown = [_show(group.child(row), sought) for row in range(group.childCount())]
                group.setHidden(not any(shown))
                found = found or any(shown)
        self.list.setVisible(found)
        self.nothing.setVisible(not found)


def _show(line: QTreeWidgetItem | None, sought: str) -> bool:
    if line is None:
        return False
    found = sought in line.text(0).casefold() or sought in line.text(1).casefold()
    line.setHidden(not found)
    return found


def words_of(command: Command) -> str:
    return command.words.removesuffix("…")


def keys_of(command: Command) -> str:
    """Its keys as this system writes them."""
    written = (
        QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys
    )
    return " · ".join(written)
