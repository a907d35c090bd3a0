"""Where a picture is written: what is suggested, and what the user says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

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
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Export picture", str(suggested), f"{form.word} ({endings})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    ends_well = path.suffix.casefold() in form.suffixes
    return path if ends_well else path.with_name(path.name + form.suffixes[0])
