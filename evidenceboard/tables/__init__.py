"""Tables of a board as files: one module per format, and the catalogue of them.

Rule: nothing in a table is ever run. A cell that a spreadsheet could take for a formula is text,
and a file says nothing about who made it, with what, or when.
"""

from __future__ import annotations

from pathlib import Path

from evidenceboard.storage.new_file import ExportError
from evidenceboard.tables.csv_file import csv_bytes
from evidenceboard.tables.table import Table, TableFormat


def _xlsx(table: Table) -> bytes:
    from evidenceboard.tables.xlsx_file import as_xlsx  # noqa: PLC0415  # takes 0.06 s to load

    return as_xlsx(table)


TABLE_FORMATS: tuple[TableFormat, ...] = (
    TableFormat("xlsx", "Excel workbook", ".xlsx", _xlsx),
    TableFormat("csv", "CSV", ".csv", csv_bytes),
)
"""In the order in which the screen offers them."""


def table_format_of(path: Path) -> TableFormat:
    """The format that a file name ends in. Raises ExportError for an unknown ending."""
    for form in TABLE_FORMATS:
        if path.suffix.casefold() == form.suffix:
            return form
    known = " ".join(form.suffix for form in TABLE_FORMATS)
    raise ExportError(f"{path.name} does not end in a table format: {known}.")


__all__ = ["TABLE_FORMATS", "ExportError", "Table", "TableFormat", "table_format_of"]
