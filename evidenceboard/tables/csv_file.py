"""Tables as CSV, and as the lines that spreadsheets paste.

The file begins with a byte order mark: Excel reads a CSV without one in the code page of the
country it runs in and garbles whatever is not ASCII, while other programs skip the mark. Lines end
as RFC 4180 has it. Rule: no cell starts a formula.
"""

from __future__ import annotations

import csv
import io

from evidenceboard.tables.table import Cell, Table, guarded


def csv_bytes(table: Table) -> bytes:
    """The table as a CSV file."""
    return as_csv(table).encode("utf-8-sig")


def as_csv(table: Table) -> str:
    """The table in CSV: its columns, its rows, and its notes under an empty line."""
    return _written(table, delimiter=",")


def as_pasted(table: Table) -> str:
    """The table as spreadsheets paste it: tabs between cells, each row one line."""
    flat = [tuple(_flat(cell) for cell in row) for row in table.rows]
    return _written(Table(table.title, tuple(map(_flat_text, table.columns)), tuple(flat)),
                    delimiter="\t")  # fmt: skip


def _written(table: Table, delimiter: str) -> str:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter)
    writer.writerow(map(guarded, table.columns))
    writer.writerows(map(_cell, row) for row in table.rows)
    if table.notes:
        writer.writerow(())
        writer.writerows((guarded(note),) for note in table.notes)
    return made.getvalue()


def _cell(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else _number(cell)


def _number(value: float) -> str:
    """With no more digits than a reader needs. Numbers below zero are words: a sign in front
    might start a formula."""
    said = f"{abs(value):.3f}".rstrip("0").rstrip(".")
    return f"'-{said}" if value < 0 and said != "0" else said


def _flat(cell: Cell) -> Cell:
    return _flat_text(cell) if isinstance(cell, str) else cell


def _flat_text(text: str) -> str:
    return " ".join(text.split())
