"""Every command by its words: type some of them, press Enter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.model.frozen import frozen
from evidenceboard.window.actions import Actions
from evidenceboard.window.commands import Command, Menu

SIZE = (620, 440)
FROM_TOP = 60
_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_WORDS, _PLACE, _KEYS = range(3)


@frozen
class Entry:
    """A command that can be run now, and the menu in which it stands."""

    action: QAction
    place: str

    @property
    def words(self) -> str:
        return self.action.text().replace("&&", "&").removesuffix("…")

    def rank(self, sought: list[str]) -> int | None:
        """How well it fits what is typed, 0 the best; None where it does not."""
        words, place = self.words.casefold(), self.place.casefold()
        if not all(one in words or one in place for one in sought):
            return None
        if words.startswith(" ".join(sought)):
            return 0
        if all(any(word.startswith(one) for word in words.split()) for one in sought):
            return 1
        return 2 if all(one in words for one in sought) else 3


class CommandPalette(QDialog):
    """A line, and under it the commands that have these words. Rule: it offers only what can be
    done now, and does it as the menu would."""

    def __init__(self, entries: Iterable[Entry], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self._entries = list(entries)
        self._offered: list[Entry] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Type what is to be done")
        self.line.setAccessibleName("Find a command")
        self.line.textChanged.connect(self._offer)
        self.line.returnPressed.connect(self._run)
        self.line.installEventFilter(self)
        self.list = self._table()
        self.nothing = QLabel("No command that can be used now has these words.", self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.list.ensurePolished()  # all rows are as high as the first was when it was put in
        self._offer("")
        self._settle(parent)
        self.finished.connect(self.deleteLater)

    def _table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setAccessibleName("Commands")
        table.setColumnCount(3)
        table.setHeaderHidden(True)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        for column in (_PLACE, _KEYS):
            table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.itemClicked.connect(self._run)
        return table

    def _settle(self, parent: QWidget) -> None:
        width, height = min(SIZE[0], parent.width()), min(SIZE[1], parent.height() - FROM_TOP)
        self.resize(width, height)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + FROM_TOP)

    def _offer(self, typed: str) -> None:
        """List what fits: the best first, else in the order of the menus."""
        sought = typed.casefold().split()
        ranked = [(one.rank(sought), one) for one in self._entries]
        fitting = [(rank, one) for rank, one in ranked if rank is not None]
        self._offered = [one for _, one in sorted(fitting, key=lambda found: found[0])]
        self.list.clear()
        self.list.addTopLevelItems([_row(one) for one in self._offered])
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setVisible(bool(self._offered))
        self.nothing.setVisible(not self._offered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _IN_LIST:
            return QApplication.sendEvent(self.list, event)
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            at = self.list.indexOfTopLevelItem(row)
            self.accept()  # first: what is run may ask something itself
            self._offered[at].action.trigger()


def _row(entry: Entry) -> QTreeWidgetItem:
    keys = entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    row = QTreeWidgetItem([entry.words, entry.place, keys])
    row.setIcon(_WORDS, entry.action.icon())
    row.setTextAlignment(_KEYS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row


def entries(menus: Iterable[Menu], actions: Actions) -> Iterator[Entry]:
    """Those of the menus' commands that can be run now, each where it first stands."""
    seen: set[Command] = set()
    for place, command in chain.from_iterable(menu.placed() for menu in menus):
        if command not in seen and actions[command].isEnabled():
            seen.add(command)
            yield Entry(actions[command], " › ".join(place))
