"""Earlier versions of a board: each time it was saved, kept in the program's own folder."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.document import Document
from evidenceboard.storage.backups import Backup

ABOUT = "Each time a board is saved, that version is kept on this computer."
NONE = "There are no earlier versions yet. The next time the board is saved, one is kept."


class VersionsDialog(QDialog):
    """Lists versions, newest first. Rule: it changes nothing; it tells which one is wanted,
    as a board of its own or in place of the present state."""

    copy_wanted = Signal(object)
    """A Backup to open as an untitled copy."""
    restore_wanted = Signal(object)
    """A Backup to go back to, as one step that can be undone."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Earlier versions")
        self._versions: list[Backup] = document.backups()
        self.resize(460, 420 if self._versions else 0)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Earlier versions")
        for version in self._versions:
            self.list.addItem(QListWidgetItem(in_words(version)))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._versions))
        self.list.itemDoubleClicked.connect(self._copy)
        about = QLabel(ABOUT if self._versions else NONE, self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setProperty("role", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addWidget(self._choices(editable=not document.read_only))

    def _choices(self, *, editable: bool) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        self.copy = QPushButton("Open a copy", box)
        self.restore = QPushButton("Go back to it", box)
        for button, act, able in (
            (self.copy, self._copy, True),
            (self.restore, self._restore, editable),
        ):
            button.setEnabled(able and bool(self._versions))
            button.clicked.connect(act)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def _chosen(self) -> Backup:
        return self._versions[self.list.currentRow()]

    def _copy(self) -> None:
        self.copy_wanted.emit(self._chosen())
        self.accept()

    def _restore(self) -> None:
        self.restore_wanted.emit(self._chosen())
        self.accept()


def in_words(version: Backup) -> str:
    """ "23 November 2026, 14:05:12 · 61 kB", in the computer's own time zone."""
    saved = version.saved.astimezone()
    kilobytes = max(1, round(version.size / 1000))
    return f"{saved.day} {saved:%B %Y, %H:%M:%S} · {kilobytes:,} kB"
