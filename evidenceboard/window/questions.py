"""Questions and sentences in boxes of their own. Rule: every text in them is plain text."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from evidenceboard.window.words import UNTITLED

SUFFIX = ".evboard"
MARGINS = (24, 22, 24, 18)
FILTER = f"Evidence boards (*{SUFFIX})"

Button = QMessageBox.StandardButton


class Answer(Enum):
    """What someone says who is asked about unsaved edits."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def box(parent: QWidget, text: str, detail: str = "") -> QMessageBox:
    """An empty box; the caller adds buttons."""
    made = QMessageBox(parent)
    made.setWindowTitle("Evidence Board")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setInformativeText(detail)
    layout = made.layout()
    if layout is not None:
        layout.setContentsMargins(*MARGINS)
    return made


def tell(parent: QWidget, text: str, detail: str = "") -> None:
    """Say something that went wrong and wait until it was read."""
    made = box(parent, text, detail)
    made.setStandardButtons(Button.Ok)
    made.exec()
    made.deleteLater()


def ask_to_save(parent: QWidget, title: str) -> Answer:
    """Whether to save before the board goes away."""
    made = box(
        parent,
        f"Save “{title or UNTITLED}” before closing?",
        "The edits since it was last saved are lost if you don't.",
    )
    save = made.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    discard = made.addButton("Don't save", QMessageBox.ButtonRole.DestructiveRole)
    cancel = made.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    made.setDefaultButton(save)
    made.setEscapeButton(cancel)
    made.exec()
    chosen = made.clickedButton()
    made.deleteLater()
    if chosen is save:
        return Answer.SAVE
    return Answer.DISCARD if chosen is discard else Answer.CANCEL


def confirm(parent: QWidget, text: str, detail: str, words: str) -> bool:
    """Whether to do what the button with those words says; Escape says no."""
    made = box(parent, text, detail)
    agree = made.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    made.setEscapeButton(made.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    made.exec()
    chosen = made.clickedButton()
    made.deleteLater()
    return chosen is agree


def ask_for_title(parent: QWidget, title: str) -> str | None:
    """A new title for the board, or None."""
    words, agreed = QInputDialog.getText(
        parent, "Rename the board", "Title", QLineEdit.EchoMode.Normal, title
    )
    return " ".join(words.split()) if agreed else None


def ask_what_to_open(parent: QWidget, folder: str) -> Path | None:
    """A board file that exists, or None."""
    name, _ = QFileDialog.getOpenFileName(parent, "Open a board", folder, FILTER)
    return Path(name) if name else None


def ask_where_to_save(parent: QWidget, words: str, suggestion: Path) -> Path | None:
    """Where to write a board file, its suffix added; the user has agreed to overwrite, or None."""
    dialog = QFileDialog(parent, words, str(suggestion.parent), FILTER)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(suggestion.name)
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None
