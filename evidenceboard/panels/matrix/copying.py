"""The matrix for other programs: as lines to paste, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from evidenceboard.panels.matrix.model import MatrixModel
from evidenceboard.panels.matrix.wording import NOT_ASSESSED
from evidenceboard.storage.new_file import new_file
from evidenceboard.tables import (
    TABLE_FORMATS,
    ExportError,
    Table,
    TableFormat,
    table_format_of,
)
from evidenceboard.tables.csv_file import as_pasted
from evidenceboard.tables.matrix_table import filling, matrix_table

Packed = TypeVar("Packed", str, bytes)
FEW_CELLS, MOST_CELLS = 20_000, 5_000_000
"""A table with no more cells is made at once; one with more than the last would not fit into
memory, nor into any spreadsheet's."""


class TableCopies(QObject):
    """Copies the matrix or writes it. Rule: nothing of it can start a formula elsewhere."""

    told = Signal(str)
    """Why nothing was written, as a sentence; "" where it was."""
    work_wanted = Signal(str, object)
    """See `Panel`."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._window = model, parent

    def copy_all(self) -> None:
        if self._is_soon_done():
            whole = matrix_table(self._model.document.board, self._model.matrix)
            QGuiApplication.clipboard().setText(as_pasted(whole))
        else:
            self.work_wanted.emit("Copying the matrix", self._copying())

    def copy(self, chosen: Sequence[QModelIndex]) -> None:
        """Copy some cells, with the titles of their rows and columns."""
        QGuiApplication.clipboard().setText(part_of_table(self._model, chosen))

    def export(self) -> None:
        """Ask where to, and write the table there."""
        path = ask_path(self._model, self._window)
        if path is None:
            return
        try:
            form = table_format_of(path)
            if self._is_soon_done():
                table = matrix_table(self._model.document.board, self._model.matrix)
                form.write(table, path)
            else:
                self.work_wanted.emit("Exporting the matrix", self._exporting(form, path))
        except OSError as error:
            self.told.emit(str(error))
        else:
            self.told.emit("")

    def _is_soon_done(self) -> bool:
        return len(self._model.rows) * len(self._model.columns) <= FEW_CELLS

    def _copying(self) -> Generator[float, None, None]:
        text = yield from self._made(as_pasted)
        QGuiApplication.clipboard().setText(text)

    def _exporting(self, form: TableFormat, path: Path) -> Generator[float, None, None]:
        data = yield from self._made(form.packed)
        with new_file(path) as file:
            file.write(data)

    def _made(self, packed: Callable[[Table], Packed]) -> Generator[float, None, Packed]:
        """The table of the board as it is now, packed beside; yields the part done."""
        from evidenceboard.export.aside import Aside  # noqa: PLC0415  # brings the exports

        board, matrix = self._model.document.board.copy(), self._model.matrix
        rows, columns = len(matrix.rows), len(matrix.hypotheses)
        if rows * columns > MOST_CELLS:
            raise ExportError(
                f"{columns:,} hypotheses and {rows:,} rows are too many for one table. Choose the"
                " hypotheses of one question, or some cells."
            )
        steps, done = filling(board, matrix), 0
        while True:
            try:
                next(steps)
            except StopIteration as end:
                table: Table = end.value
                break
            done += 1
            yield 0.5 * done / rows
        work = Aside(partial(packed, table))
        for _ in work.wait():
            yield 0.5
        return work.result


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
