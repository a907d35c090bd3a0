"""A table before it is a file, and what its formats declare."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from evidenceboard.model.frozen import frozen
from evidenceboard.storage.new_file import new_file

Cell = str | float
"""Words, or a number that may be counted with."""


@frozen
class Table:
    """Named columns and rows of as many cells; `notes` are sentences that stand under it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


@frozen
class TableFormat:
    """One kind of table file."""

    name: str
    word: str
    suffix: str
    packed: Callable[[Table], bytes]
    """The file's bytes; may be called on any thread."""

    def write(self, table: Table, path: Path) -> None:
        """Write a table as a new file. Raises ExportError where that fails."""
        with new_file(path) as file:
            file.write(self.packed(table))


_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STARTS_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
"""With these a spreadsheet begins to compute; Japanese ones take the wide forms as well."""


def clean(text: str) -> str:
    """Text without the characters that no table can hold."""
    return _FORBIDDEN.sub("", text)


def guarded(text: str) -> str:
    """Text that no program takes for a formula: such a one gets an apostrophe before it."""
    text = clean(text)
    return f"'{text}" if _STARTS_FORMULA.match(text) else text
