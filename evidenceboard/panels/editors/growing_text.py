"""A plain text input that is as high as its text, so that nothing typed is out of sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Focus lost for these reasons comes back: a menu over the text, another window."""


class GrowingText(QPlainTextEdit):
    """Says when the user is done: focus gone, Enter (with Ctrl where Enter makes a line), Escape.

    Rule: it takes text only, however it is pasted or dropped.
    """

    finished = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget, *, several_lines: bool, most_lines: int = 14) -> None:
        super().__init__(parent)
        self._several_lines = several_lines
        self._most_lines = most_lines
        self._lines = 0
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def _grow(self) -> None:
        lines = max(1, int(self.document().size().height()))
        scrolls = lines > self._most_lines
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(
            policy if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        margins = self.contentsMargins()
        edges = self.height() - self.viewport().height() if self.isVisible() else 0
        edges = max(edges, margins.top() + margins.bottom())
        spacing = QFontMetrics(self.font()).lineSpacing()
        height = min(lines, self._most_lines) * spacing + edges
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        # Undo belongs to the board as soon as there is nothing typed to take back.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            document = self.document()
            if (undo and not document.isUndoAvailable()) or (
                redo and not document.isRedoAvailable()
            ):
                event.ignore()
                return False
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            done = super().event(event)
            self._grow()
            return done
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held or not self._several_lines:
                self.finished.emit()
                return
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.finished.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        self.insertPlainText(text if self._several_lines else " ".join(text.split()))
