"""One cell of a row, as the type that it must have. Rule: what is something else is not repaired
but refused, with the end of a sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import lru_cache

from evidenceboard.model.kinds import DateField, Field
from evidenceboard.model.records import Quantity, RecordId, Value
from evidenceboard.model.uncertain_date import understands
from evidenceboard.storage.columns import SqlValue, from_columns

_IS_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch
_IS_SHA256 = re.compile(r"[0-9a-f]{64}").fullmatch


class UnreadableRowError(ValueError):
    """A row holds what a board cannot hold; the text is the end of a sentence."""


def require(holds: object, otherwise: str) -> None:
    """Raises UnreadableRowError with that text where the condition does not hold."""
    if not holds:
        raise UnreadableRowError(otherwise)


def text(cell: SqlValue) -> str:
    if not isinstance(cell, str) or "\0" in cell:
        raise UnreadableRowError("it holds something else where a text should be")
    return cell


def word(cell: SqlValue, known: Container[str], what: str) -> str:
    """One of the known words for `what`."""
    found = text(cell)
    if found not in known:
        raise UnreadableRowError(f"it names an unknown {what}, {found[:40]!r}")
    return found


def record_id(cell: SqlValue) -> RecordId:
    if not isinstance(cell, str) or not _IS_ID(cell):
        raise UnreadableRowError("an id in it is not a UUID")
    return RecordId(cell)


def digest(cell: SqlValue) -> str:
    if not isinstance(cell, str) or not _IS_SHA256(cell):
        raise UnreadableRowError("an attachment does not say which bytes it has")
    return cell


def number(cell: SqlValue, low: float, high: float) -> float:
    """A number between two finite ones: infinity and NaN are not."""
    if not isinstance(cell, float) or not low <= cell <= high:
        raise UnreadableRowError("a card lies at no place where a card can lie")
    return cell


def whole(cell: SqlValue) -> int:
    if not isinstance(cell, int):
        raise UnreadableRowError("it holds something else where a whole number should be")
    return cell


def value_reader(field: Field) -> Callable[[tuple[SqlValue, ...]], Value | None]:
    """What turns the columns of a declared field into its value, or None."""

    def read(cells: tuple[SqlValue, ...]) -> Value | None:
        if isinstance(field, DateField) and isinstance(cells[0], str) and _is_date(cells[0]):
            return cells[0]
        try:
            value = from_columns(field, cells)
        except (TypeError, ValueError) as error:
            raise UnreadableRowError(f"a value is not possible: {str(error)[:200]}") from error
        written = value.unit if isinstance(value, Quantity) else value
        if isinstance(written, str) and "\0" in written:
            raise UnreadableRowError("it holds something else where a text should be")
        return value

    return read


@lru_cache(maxsize=4096)
def _is_date(edtf: str) -> bool:
    """Dates repeat within a board, and reading one takes longer than all else in its row."""
    return understands(edtf)
