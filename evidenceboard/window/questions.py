"""Questions and sentences in boxes of their own. Rule: every text in them is plain text.

The classes of dialogs are named through their module, which makes them only when one is asked.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import Qt

from evidenceboard.window.words import UNTITLED

SUFFIX = ".evboard"
MARGINS = (24, 22, 24, 18)
TITLE_WIDTH = 440
"""Of the box that asks for a title: most can be read whole in it."""
FILTER = f"Evidence boards (*{SUFFIX})"


class Answer(Enum):
    """What someone says who is asked about unsaved edits."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def box(parent: QtWidgets.QWidget | None, text: str, detail: str = "") -> QtWidgets.QMessageBox:
    """An empty box; the caller adds buttons."""
    made = QtWidgets.QMessageBox(parent)
    made.setWindowTitle("Evidence Board")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setInformativeText(detail)
    layout = made.layout()
    if layout is not None:
        layout.setContentsMargins(*MARGINS)
    return made


def tell(parent: QtWidgets.QWidget | None, text: str, detail: str = "") -> None:
    """Say something that went wrong and wait until it was read."""
    made = box(parent, text, detail)
    made.setStandardButtons(QtWidgets.QMessageBox.StandardButton.Ok)
    made.exec()
    made.deleteLater()


def tell_failure(parent: QtWidgets.QWidget | None, error: OSError) -> None:
    """Say why a file could not be read or written. An error of the system itself has file and
    reason apart."""
    apart = error.strerror and error.filename
    tell(parent, f"{Path(str(error.filename)).name}: {error.strerror}." if apart else str(error))


def ask_to_save(parent: QtWidgets.QWidget, title: str) -> Answer:
    """Whether to save before the board goes away."""
    made = box(
        parent,
        f"Save “{title or UNTITLED}” before closing?",
        "The edits since it was last saved are lost if you don't.",
    )
    save = made.addButton("Save", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    discard = made.addButton("Don't save", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    cancel = made.addButton("Cancel", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    made.setDefaultButton(save)
    made.setEscapeButton(cancel)
    made.exec()
    chosen = made.clickedButton()
    made.deleteLater()
    if chosen is save:
        return Answer.SAVE
    return Answer.DISCARD if chosen is discard else Answer.CANCEL


def confirm(parent: QtWidgets.QWidget, text: str, detail: str, words: str) -> bool:
    """Whether to do what the button with those words says; Escape and a hasty Enter say no."""
    made = box(parent, text, detail)
    agree = made.addButton(words, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    cancel = made.addButton("Cancel", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    made.setDefaultButton(cancel)
    made.setEscapeButton(cancel)
    made.exec()
    chosen = made.clickedButton()
    made.deleteLater()
    return chosen is agree


def ask_for_title(parent: QtWidgets.QWidget, title: str) -> str | None:
    """A new title for the board, or None."""
    dialog = QtWidgets.QInputDialog(parent)
    dialog.setWindowTitle("Rename the board")
    dialog.setLabelText("Title")
    dialog.setTextValue(title)
    dialog.setOkButtonText("Rename")
    dialog.resize(TITLE_WIDTH, dialog.sizeHint().height())
    agreed = dialog.exec() == QtWidgets.QDialog.DialogCode.Accepted
    words = dialog.textValue()
    dialog.deleteLater()
    return " ".join(words.split()) if agreed else None


def ask_what_to_open(parent: QtWidgets.QWidget, folder: str) -> Path | None:
    """A board file that exists, or None."""
    name, _ = QtWidgets.QFileDialog.getOpenFileName(parent, "Open a board", folder, FILTER)
    return Path(name) if name else None


def ask_for_files(parent: QtWidgets.QWidget) -> list[Path]:
    """Files of any kind to put on the board; none when the user thinks better of it."""
    names, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, "Pictures and files")
    return [Path(name) for name in names]


def ask_where_to_save(parent: QtWidgets.QWidget, words: str, suggestion: Path) -> Path | None:
    """Where to write a board file, its suffix added; the user has agreed to overwrite, or None."""
    dialog = QtWidgets.QFileDialog(parent, words, str(suggestion.parent), FILTER)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(suggestion.name)
    agreed = dialog.exec() == QtWidgets.QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if agreed and chosen else None
