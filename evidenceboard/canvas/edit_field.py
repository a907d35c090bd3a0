"""A text field that lies over a card: plain text only, sized by what it holds."""

from __future__ import annotations

import math
from enum import Enum, auto

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from evidenceboard.canvas.clean_text import clean_text, one_line
from evidenceboard.canvas.hand import hand_moved
from evidenceboard.theme.palette import Palette

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Wish(Enum):
    """What a key asks of the editor that a field belongs to."""

    COMMIT = auto()
    PUT_BACK = auto()
    NEXT = auto()
    PREVIOUS = auto()


class EditField(QPlainTextEdit):
    """One text of a card. Rule: whatever is typed, pasted or composed, its text is plain, and
    `is_line` text has no line ends."""

    wished = Signal(object)
    """A Wish."""
    grown = Signal()
    """The text now breaks into another number of lines."""
    left = Signal()
    """The focus has gone elsewhere in the program."""

    def __init__(self, name: str, limit: int, parent: QWidget, *, is_line: bool) -> None:
        super().__init__(parent)
        self.original, self._limit, self._is_line = "", limit, is_line
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_scroll_bar(shown=False)
        self.document().documentLayout().documentSizeChanged.connect(self._note_size)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QPlainTextEdit { background: transparent; border: 0; padding: 0; }")

    def _note_size(self) -> None:
        self.grown.emit()

    def show_scroll_bar(self, *, shown: bool) -> None:
        """Only where the text is too long to be shown whole."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if shown else policy.ScrollBarAlwaysOff
        )

    def wear(self, font: QFont, ink: QColor, palette: Palette) -> None:
        """Take the card's font and colours."""
        self.setFont(font)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Text, ink)
        colours.setColor(QPalette.ColorRole.PlaceholderText, palette.faint_ink)
        colours.setColor(QPalette.ColorRole.Highlight, palette.selection)
        colours.setColor(QPalette.ColorRole.HighlightedText, palette.on_accent)
        self.setPalette(colours)

    @property
    def text(self) -> str:
        """What the field holds, fit for a record; to the letter what it was, if untouched."""
        if not self.document().isModified():
            return self.original
        text = self.toPlainText()
        return one_line(text) if self._is_line else clean_text(text)

    @property
    def needed_height(self) -> int:
        """The height at which all lines show, at the present width and font."""
        lines = max(self.document().size().height(), 1)
        return math.ceil(lines * QFontMetricsF(self.font()).lineSpacing() + 2)

    def hold(self, text: str) -> None:
        """Begin with a text; nothing of the one before can be brought back."""
        self.original = text
        self.setPlainText(text)

    def take_draft(self, text: str) -> None:
        """Hold what was typed before a crash: an alteration of the original, and undoable."""
        self.selectAll()
        self.insertPlainText(text[: self._limit])

    def put_caret(self, point: QPointF | None) -> None:
        """Put the caret where the pointer was, or behind the last sign."""
        if point is None:
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.setTextCursor(self.cursorForPosition(point.toPoint()))

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = one_line(source.text()) if self._is_line else clean_text(source.text())
        chosen = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        room = self._limit - (self.document().characterCount() - 1 - chosen)
        self.insertPlainText(text[: max(room, 0)])

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._wish(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hand_moved()
        wish = self._wish(event)
        if wish is None:
            super().keyPressEvent(event)
        else:
            self.wished.emit(wish)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's
        """Tab goes from field to field of the card, and past the last back to the board."""
        if next:
            self.wished.emit(Wish.NEXT if self._is_line else Wish.COMMIT)
        else:
            self.wished.emit(Wish.COMMIT if self._is_line else Wish.PREVIOUS)
        return True

    def _wish(self, event: QKeyEvent) -> Wish | None:
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            return Wish.PUT_BACK
        if key in _ENTER and (ctrl or self._is_line):
            return Wish.COMMIT if ctrl else Wish.NEXT
        if key == Qt.Key.Key_Down and self._is_line and self._at_last_line():
            return Wish.NEXT
        if key == Qt.Key.Key_Up and not self._is_line and self.textCursor().position() == 0:
            return Wish.PREVIOUS
        return None

    def _at_last_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(QTextCursor.MoveOperation.Down)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        if event.reason() not in stays:
            self.left.emit()
