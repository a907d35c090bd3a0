"""Where a picture is written: what is suggested, and what the user says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from evidenceboard.document import Document
from evidenceboard.export import Format

_LONGEST = 80


def suggested_path(document: Document, form: Format, folder: str) -> Path:
    """A name after the board's, in the folder used last or beside the board.

    Only the name of the file tells the board's; nothing in the file does.
    """
    name = document.path.stem if document.path else document.board.facts.title
    clean = "".join(letter for letter in name if letter.isalnum() or letter in " -_").strip()
    beside = document.path.parent if document.path else Path.home()
    where = Path(folder) if folder else beside
    return where / f"{clean[:_LONGEST].strip() or 'Board'}{form.suffixes[0]}"


def ask_path(parent: QWidget, suggested: Path, form: Format) -> Path | None:
    """What the user chose, with an ending of the format; None when the user left."""
    endings = " ".join(f"*{suffix}" for suffix in form.suffixes)
    asking = QFileDialog(
        parent, "Export picture", str(suggested.parent), f"{form.word} ({endings})"
    )
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setDefaultSuffix(form.suffixes[0].removeprefix("."))
    asking.selectFile(suggested.name)
    left_well = asking.exec() == QFileDialog.DialogCode.Accepted
    chosen = Path(asking.selectedFiles()[0]) if left_well else None
    asking.deleteLater()
    return chosen and with_ending(parent, chosen, form)


def with_ending(parent: QWidget, chosen: Path, form: Format) -> Path | None:
    """The path with an ending of the format. The file dialog did not ask about a file that only
    the ending makes it hit, so that is asked here."""
    if chosen.suffix.casefold() in form.suffixes:
        return chosen
    path = chosen.with_name(chosen.name + form.suffixes[0])
    if not path.exists():
        return path
    asked = QMessageBox(parent)
    asked.setWindowTitle("Export picture")
    asked.setTextFormat(Qt.TextFormat.PlainText)
    asked.setText(f"“{path.name}” is there already. Replace it?")
    replace = asked.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
    asked.setDefaultButton(asked.addButton(QMessageBox.StandardButton.Cancel))
    asked.exec()
    return path if asked.clickedButton() is replace else None
