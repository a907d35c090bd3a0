"""The matrix for other programs: as lines to paste, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.matrix.wording import NOT_ASSESSED
from evidenceboard.tables import TABLE_FORMATS, Table, table_format_of
from evidenceboard.tables.csv_file import as_pasted
from evidenceboard.tables.matrix_table import matrix_table


class TableCopies(QObject):
    """Copies the matrix or writes it. Rule: nothing of it can start a formula elsewhere."""

    told = Signal(str)
    """Why nothing was written, as a sentence; "" where it was."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._window = model, parent

    def copy_all(self) -> None:
        whole = matrix_table(self._model.document.board, self._model.matrix)
        QGuiApplication.clipboard().setText(as_pasted(whole))

    def copy(self, chosen: Sequence[QModelIndex]) -> None:
        """One cell alone is hardly what is wanted elsewhere: then the whole table is copied."""
        if len(chosen) > 1:
            QGuiApplication.clipboard().setText(part_of_table(self._model, chosen))
        else:
            self.copy_all()

    def export(self) -> None:
        """Ask where to, and write the table there."""
        path = ask_path(self._model, self._window)
        if path is not None:
            try:
                write_table(self._model, path)
            except OSError as error:
                self.told.emit(str(error))
            else:
                self.told.emit("")


def part_of_table(model: MatrixModel, chosen: Sequence[QModelIndex]) -> str:
    """The chosen cells with the titles of their rows and columns."""
    rows = sorted({index.row() for index in chosen})
    columns = sorted({index.column() for index in chosen})
    titles = ("Evidence", *(model.title(model.columns[at]) for at in columns))
    lines = tuple(
        (model.title(model.rows[row]), *(_said(model.index(row, at)) for at in columns))
        for row in rows
    )
    return as_pasted(Table("", titles, lines))


def _said(index: QModelIndex) -> str:
    word = str(index.data())
    return "" if word == NOT_ASSESSED else word


def ask_path(model: MatrixModel, parent: QWidget) -> Path | None:
    """Where the user wants the table, with an ending that tells its format; None for nowhere."""
    first = TABLE_FORMATS[0]
    filters = ";;".join(f"{form.word} (*{form.suffix})" for form in TABLE_FORMATS)
    beside = model.document.path.parent if model.document.path else Path.home()
    suggested = str(beside / f"Matrix{first.suffix}")
    chosen, kind = QFileDialog.getSaveFileName(parent, "Export matrix", suggested, filters)
    if not chosen:
        return None
    suffixes = [form.suffix for form in TABLE_FORMATS]
    path = Path(chosen)
    if path.suffix.casefold() in suffixes:
        return path
    ending = next((suffix for suffix in suffixes if f"*{suffix}" in kind), first.suffix)
    return path.with_name(path.name + ending)


def write_table(model: MatrixModel, path: Path) -> None:
    """Write all of the matrix as a file. Raises ExportError, in words, where that fails."""
    table_format_of(path).write(matrix_table(model.document.board, model.matrix), path)
