"""Tables as Excel workbooks.

Rule: words are written as strings and nothing else, so that no cell is a formula or a link whatever
it begins with; and what XlsxWriter notes about program and hour is taken out again.
"""

from __future__ import annotations

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from evidenceboard.tables.table import Cell, Table, clean
from evidenceboard.tables.xlsx_metadata import without_metadata

_LONGEST = 32_767
"""Characters that a cell can hold."""
_WIDEST, _NARROWEST = 48, 10
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_xlsx(table: Table) -> bytes:
    """The table as a workbook of one sheet, with a heading that stays in view."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True, **_NO_GUESSING}) as book:
        sheet = book.add_worksheet("Table")
        _write_heading(book, sheet, table)
        for line, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                if cell != "":  # most of a large matrix
                    _write(sheet, line, column, cell)
        for line, note in enumerate(table.notes, start=len(table.rows) + 2):
            sheet.write_string(line, 0, _text(note), book.add_format({"text_wrap": False}))
    return without_metadata(made.getvalue())


def _write_heading(book: Workbook, sheet: Worksheet, table: Table) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, word in enumerate(table.columns):
        sheet.set_column(column, column, _width(table, column), wrapped)
        sheet.write_string(0, column, _text(word), bold)
    sheet.freeze_panes(1, 1)


def _write(sheet: Worksheet, line: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, column, _text(cell))
    else:
        sheet.write_number(line, column, round(cell, 6))


def _text(text: str) -> str:
    said = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _width(table: Table, column: int) -> int:
    words = [table.columns[column], *(row[column] for row in table.rows)]
    longest = max(len(word) for word in words if isinstance(word, str))
    return max(_NARROWEST, min(_WIDEST, longest + 2))
