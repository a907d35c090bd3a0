"""A table before it is a file, and what its formats declare."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from evidenceboard.model.frozen import frozen

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
    write: Callable[[Table, Path], None]


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
