"""The files attached to a card: added from disk, saved to disk, never opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QSaveFile, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidenceboard.canvas.clean_text import clean_name
from evidenceboard.model.records import Attachment
from evidenceboard.panels.words import words
from evidenceboard.picture.look import Look
from evidenceboard.theme.icons import icon


class AttachmentRow(QWidget):
    """One attached file: its cleaned name, its size, and what can be done with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.attachment: Attachment | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._name = words("", "ink", self)
        self._size = QLabel(self)
        self._size.setProperty("role", "faint")
        self.save = _button(self, "Save a copy …")
        self.remove = _button(self, "Take it off the card")
        row.addWidget(self._name, 1)
        for widget in (self._size, self.save, self.remove):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_attachment(self, attachment: Attachment) -> None:
        self.attachment = attachment
        name = clean_name(attachment.name)
        self._name.setText(_breakable(name))
        self._size.setText(QLocale.c().formattedDataSize(attachment.size, 0))
        self.save.setAccessibleName(f"Save a copy of {name}")
        self.remove.setAccessibleName(f"Remove {name}")

    def set_look(self, look: Look) -> None:
        self.save.setIcon(icon("mdi6.download-outline", look.palette.soft_ink))
        self.remove.setIcon(icon("mdi6.close", look.palette.soft_ink))


class Attachments(QWidget):
    """Rule: a file leaves the board only to a path that the user gave, and none is ever run."""

    wanted = Signal(list)
    """Paths of the files to attach."""
    removed = Signal(str)
    saving = Signal(str, str)
    """The SHA-256 to save, and the path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._rows: list[AttachmentRow] = []
        self._read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(words("Attachments", "field", self))
        self.add = QPushButton("Attach files …", self)
        self.add.setProperty("role", "add")
        self.add.clicked.connect(self._ask_for_files)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> tuple[AttachmentRow, ...]:
        return tuple(row for row in self._rows if not row.isHidden())

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        while len(self._rows) < len(attachments):
            self._add_row()
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(attachments))
            if number < len(attachments):
                row.show_attachment(attachments[number])

    def _add_row(self) -> None:
        row = AttachmentRow(self)
        row.save.clicked.connect(self._ask_where)
        row.remove.clicked.connect(self._remove)
        row.remove.setEnabled(not self._read_only)
        if self._look is not None:
            row.set_look(self._look)
        self._column.insertWidget(self._column.count() - 1, row)
        self._rows.append(row)

    def _ask_for_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, "Attach files")
        if paths:
            self.wanted.emit([Path(path) for path in paths])

    def _ask_where(self) -> None:
        attachment = self._asked()
        if attachment is not None:
            name = clean_name(attachment.name)
            path, _ = QFileDialog.getSaveFileName(self, "Save a copy of the attachment", name)
            if path:
                self.saving.emit(attachment.sha256, path)

    def _remove(self) -> None:
        attachment = self._asked()
        if attachment is not None:
            self.removed.emit(attachment.id)

    def _asked(self) -> Attachment | None:
        button = self.sender()
        row = button.parent() if isinstance(button, QToolButton) else None
        return row.attachment if isinstance(row, AttachmentRow) else None

    def set_read_only(self, *, on: bool) -> None:
        self._read_only = on
        self.add.setVisible(not on)
        for row in self._rows:
            row.remove.setEnabled(not on)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.add.setIcon(icon("mdi6.plus", look.palette.selection))
        for row in self._rows:
            row.set_look(look)


def write_file(path: str, data: bytes) -> None:
    """Write a whole file or nothing. Raises OSError, naming the file."""
    file = QSaveFile(path)
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly) or file.write(data) != len(data):
        raise OSError(f"{Path(path).name} could not be written: {file.errorString()}.")
    if not file.commit():
        raise OSError(f"{Path(path).name} could not be written: {file.errorString()}.")


def _breakable(name: str) -> str:
    """The name with places where a line may end, so that a long one does not widen the panel."""
    return "\u200b".join(name[at : at + 3] for at in range(0, len(name), 3))


def _button(parent: QWidget, tip: str) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("role", "bare")
    button.setToolTip(tip)
    return button
