"""The welcome page: start a board, go on with one, or pick up what was not saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from evidenceboard.picture.look import Look
from evidenceboard.storage.recovery import Unsaved
from evidenceboard.window.recent import RecentBoard, RecentBoards, ago
from evidenceboard.window.welcome_rows import RecentRow, RecoveryCard, TileButton
from evidenceboard.window.words import UNTITLED, counted

MOTTO = "Who says what, how far to believe it, and what follows."
SHOWN = 6
MOST_RECOVERIES = 3
WIDEST = 900


class Welcome(QWidget):
    """Shown while the window has no board. Rule: it asks for things and opens nothing itself."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    board_wanted = Signal(object)
    """A Path."""
    restore_wanted = Signal(object)
    """An Unsaved."""
    discard_wanted = Signal(object)
    """An Unsaved."""

    def __init__(self, recents: RecentBoards, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._recents, self._look = recents, look
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._unsaved: list[Unsaved] = []
        self._cards: list[RecoveryCard] = []
        self._rows: list[RecentRow] = []
        self._tiles: list[TileButton] = []
        sheet = self._sheet()
        halves = QHBoxLayout()
        halves.setSpacing(48)
        halves.addLayout(self._left(sheet))
        halves.addLayout(self._right(sheet), 1)
        column = sheet.layout()
        if isinstance(column, QVBoxLayout):
            column.addLayout(halves)
        recents.changed.connect(self.refresh)
        self.refresh()

    def _sheet(self) -> QFrame:
        ground = QWidget(self)
        ground.setObjectName("welcomeGround")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sheet = QFrame(ground)
        sheet.setObjectName("welcomeSheet")
        sheet.setMaximumWidth(WIDEST)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(40, 34, 40, 40)
        column.setSpacing(4)
        column.addWidget(self._label("Evidence Board", "welcomeName", sheet))
        column.addWidget(self._label(MOTTO, "welcomeMotto", sheet))
        column.addSpacing(24)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(sheet, WIDEST)  # all of the width, until it is as wide as it may be
        middle.addStretch(1)
        amid = QVBoxLayout(ground)
        amid.setContentsMargins(0, 0, 0, 0)
        amid.addStretch(2)
        amid.addLayout(middle)
        amid.addStretch(3)
        self._scroll_where_needed(ground)
        return sheet

    def _scroll_where_needed(self, ground: QWidget) -> None:
        """A low window may be too small for all recent boards and what was not saved."""
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _left(self, sheet: QWidget) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(10)
        for words, icon, key, told in (
            ("New board", "mdi6.plus", "Ctrl+N", self.new_wanted),
            ("Open…", "mdi6.folder-open-outline", "Ctrl+O", self.open_wanted),
            ("Sample: second mobilization", "mdi6.school-outline", "", self.sample_wanted),
        ):
            tile = TileButton(words, icon, key, self._look, sheet)
            tile.clicked.connect(told)
            self._tiles.append(tile)
            left.addWidget(tile)
        self._tiles[0].make_main()
        left.addSpacing(14)
        self._recovery = QVBoxLayout()
        self._recovery.setSpacing(10)
        left.addLayout(self._recovery)
        left.addStretch(1)
        return left

    def _right(self, sheet: QWidget) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self._label("Recent", "welcomeHeading", sheet))
        right.addSpacing(4)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        right.addLayout(self._list)
        self._nothing = self._label("Boards that you open or save appear here.", "", sheet)
        self._nothing.setProperty("role", "faint")
        right.addWidget(self._nothing)
        right.addStretch(1)
        return right

    def _label(self, words: str, name: str, parent: QWidget) -> QLabel:
        label = QLabel(words, parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName(name)
        return label

    def set_look(self, look: Look) -> None:
        self._look = look
        parts: list[TileButton | RecentRow | RecoveryCard] = [*self._tiles, *self._rows]
        for part in (*parts, *self._cards):
            part.set_look(look)

    def refresh(self) -> None:
        """Show the recent boards as they are now."""
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(board) for board in self._recents.boards[:SHOWN]]
        self._nothing.setVisible(not self._rows)

    def _row(self, board: RecentBoard) -> RecentRow:
        here = board.path.exists()
        now = datetime.now().astimezone()
        about = f"{ago(board.seen, now)} · {counted(board.cards, 'card')}" if here else "not found"
        title = board.title or board.path.stem
        picture = self._recents.thumbnail(board.path)
        row = RecentRow(title, about, picture, self._look, self)
        row.setToolTip("")
        row.setProperty("path", str(board.path))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(self._row_menu)
        row.clicked.connect(self._row_clicked)
        self._list.addWidget(row)
        return row

    def _row_clicked(self) -> None:
        self.board_wanted.emit(Path(str(self.sender().property("path"))))

    def _row_menu(self, place: QPoint) -> None:
        row = self.sender()
        if not isinstance(row, RecentRow):
            return
        menu = QMenu(self)
        remove = menu.addAction("Remove from this list")
        remove_all = menu.addAction("Clear recent boards")
        chosen = menu.exec(row.mapToGlobal(place))
        if chosen is remove:
            self._recents.forget(Path(str(row.property("path"))))
        elif chosen is remove_all:
            self._recents.forget_all()

    def offer(self, unsaved: Sequence[Unsaved]) -> None:
        """Offer the boards whose edits never reached a file, the latest first."""
        for card in self._cards:
            self._recovery.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._unsaved = list(unsaved)[:MOST_RECOVERIES]
        self._cards = [self._card(one) for one in self._unsaved]

    def _card(self, unsaved: Unsaved) -> RecoveryCard:
        name = unsaved.name or UNTITLED
        when = ago(unsaved.last_edit.isoformat(), datetime.now().astimezone())
        amount = f"{counted(unsaved.edits, 'edit')} kept · {counted(unsaved.cards, 'card')}"
        line = f"{amount} · {when}"
        card = RecoveryCard(f"“{name}” was not saved", line, self._look, self)
        card.restore.connect(self._restore)
        card.later.connect(self.put_off)
        card.discard.connect(self._discard)
        self._recovery.addWidget(card)
        return card

    def show_restoring(self, unsaved: Unsaved) -> None:
        """One of them is being read, which takes a while for a large board."""
        for one, card in zip(self._unsaved, self._cards, strict=True):
            card.wait(is_read=one == unsaved)

    @property
    def offered(self) -> tuple[Unsaved, ...]:
        return tuple(self._unsaved)

    def put_off(self) -> None:
        """Ask again at the next start."""
        self.offer(())

    def _restore(self) -> None:
        self.restore_wanted.emit(self._unsaved[self._which()])

    def _discard(self) -> None:
        self.discard_wanted.emit(self._unsaved[self._which()])

    def _which(self) -> int:
        return next(at for at, card in enumerate(self._cards) if card is self.sender())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)
