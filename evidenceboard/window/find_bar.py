"""Find: a bar over the board that marks what holds the words typed and leads from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from evidenceboard.canvas.hand import hand_moved
from evidenceboard.model.records import RecordId
from evidenceboard.picture.look import Look
from evidenceboard.window.board_search import BoardSearch
from evidenceboard.window.glyph_icon import glyph_icon
from evidenceboard.workspace import Workspace

FIRST = 50
"""So many hits are looked for while typing; going past them looks for more."""
WIDTH = 380
FROM_EDGE = 12


class FindBar(QFrame):
    """Marks hits on the board and selects the one at hand. Rule: typing only marks; the view
    moves and the selection changes when the user goes to a hit."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._ground = parent
        self._search = BoardSearch(workspace.document, self)
        self._hits: list[RecordId] = []
        self._limit = FIRST
        self._at = -1
        self._line = QLineEdit(self)
        self._count = QLabel(self)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._lay_out()
        self._line.textEdited.connect(self._typed)
        self._search.grown.connect(self._refresh)
        parent.installEventFilter(self)
        self.set_look(workspace.view.look)
        self.hide()

    def _lay_out(self) -> None:
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Find")
        self._line.setPlaceholderText("Find in titles, texts, tags, quotes")
        self._line.setAccessibleName("Words to find")
        self._line.setClearButtonEnabled(True)
        self._line.installEventFilter(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._count)
        for icon, words, act in (
            ("mdi6.chevron-up", "Previous hit (Shift+Enter)", self.previous),
            ("mdi6.chevron-down", "Next hit (Enter)", self.next),
            ("mdi6.close", "Close (Esc)", self.leave),
        ):
            button = QToolButton(self)
            button.setProperty("role", "tool")
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(26, 26)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            row.addWidget(button)
            self._buttons.append((button, icon))

    def set_look(self, look: Look) -> None:
        for button, icon in self._buttons:
            button.setIcon(glyph_icon(icon, look.palette))

    # ---- coming and going -------------------------------------------------------------------

    def open(self) -> None:
        """Come up with the words of last time, ready to be typed over."""
        self._settle()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self._search.begin()
        self._refresh()

    def leave(self) -> None:
        """Go away, take the marks along and give the keys back to the board."""
        self.hide()
        self._workspace.view.set_highlights(())
        self._workspace.view.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent):
            hand_moved()
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        elif event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.previous() if back else self.next()
        elif event.key() == Qt.Key.Key_Down:
            self.next()
        elif event.key() == Qt.Key.Key_Up:
            self.previous()
        else:
            return False
        return True

    def _settle(self) -> None:
        self.adjustSize()
        self.setFixedWidth(min(WIDTH, self._ground.width() - 2 * FROM_EDGE))
        self.move(self._ground.width() - self.width() - FROM_EDGE, FROM_EDGE)

    # ---- hits -------------------------------------------------------------------------------

    @property
    def hits(self) -> tuple[RecordId, ...]:
        """What has been found so far, titles first."""
        return tuple(self._hits)

    def _typed(self) -> None:
        self._limit, self._at = FIRST, -1
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        here = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._hits = self._search.find(self._line.text(), self._limit)
        self._at = self._hits.index(here) if here in self._hits else -1
        self._workspace.view.set_highlights(self._hits)
        self._tell()

    def next(self) -> None:
        """Go to the next hit; after the last known one more are looked for, then the first."""
        if self._at + 1 == len(self._hits) == self._limit:
            self._limit *= 2
            self._refresh()
        self._go(self._at + 1)

    def previous(self) -> None:
        """Go to the hit before; before the first comes the last that is known."""
        self._go(self._at - 1 if self._at >= 0 else -1)

    def _go(self, at: int) -> None:
        if self._hits:
            self._at = at % len(self._hits)
            hit = self._hits[self._at]
            self._workspace.selection.set([hit])
            self._workspace.view.ensure_visible([hit])
        self._tell()

    def _tell(self) -> None:
        count = f"{len(self._hits)}{'+' if len(self._hits) == self._limit else ''}"
        if not self._line.text().strip():
            words = ""
        elif not self._hits:
            words = "nothing found" if self._search.is_complete else "reading …"
        elif self._at < 0:
            words = f"{count} found"
        else:
            words = f"{self._at + 1} of {count}"
        self._count.setText(words)
        is_invalid = words == "nothing found"
        if is_invalid != self._line.property("invalid"):
            self._line.setProperty("invalid", is_invalid)
            self._line.style().unpolish(self._line)
            self._line.style().polish(self._line)
