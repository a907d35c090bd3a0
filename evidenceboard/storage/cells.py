"""One cell of a row, as the type that it must have. Rule: what is something else is not repaired
but refused, with the end of a sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import lru_cache

from evidenceboard.model.kinds import (
    LINE_LIMIT,
    TEXT_LIMIT,
    DateField,
    Field,
    LinkField,
    ScaleField,
    TextField,
)
from evidenceboard.model.records import Quantity, RecordId, Value
from evidenceboard.model.uncertain_date import understands
from evidenceboard.storage.columns import SqlValue, from_columns

WIDEST = 2**53
_IS_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch
_IS_SHA256 = re.compile(r"[0-9a-f]{64}").fullmatch


class UnreadableRowError(ValueError):
    """A row holds what a board cannot hold; the text is the end of a sentence."""


def require(holds: object, otherwise: str) -> None:
    """Raises UnreadableRowError with that text where the condition does not hold."""
    if not holds:
        raise UnreadableRowError(otherwise)


def text(cell: SqlValue, most: int = TEXT_LIMIT) -> str:
    """A text of at most so many characters."""
    if not isinstance(cell, str) or "\0" in cell:
        raise UnreadableRowError("it holds something else where a text should be")
    if len(cell) > most:
        raise UnreadableRowError(f"a text in it is longer than {most:,} characters")
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


def number(
    cell: SqlValue,
    low: float,
    high: float,
    otherwise: str = "a card lies at no place where a card can lie",
) -> float:
    """A number between two finite ones: infinity and NaN are not."""
    if not isinstance(cell, float) or not low <= cell <= high:
        raise UnreadableRowError(otherwise)
    return cell


def whole(cell: SqlValue, least: int = 0) -> int:
    """A whole number that is not too large for a `float` either."""
    if not isinstance(cell, int) or not least <= cell <= WIDEST:
        raise UnreadableRowError("it holds something else where a whole number should be")
    return cell


def value_reader(field: Field) -> Callable[[tuple[SqlValue, ...]], Value | None]:
    """What turns the columns of a declared field into its value, or None."""
    plainly_right = _plain_check(field)

    def read(cells: tuple[SqlValue, ...]) -> Value | None:
        cell = cells[0]
        if isinstance(cell, str) and plainly_right(cell):
            return cell
        try:
            value = from_columns(field, cells)
        except (TypeError, ValueError) as error:
            raise UnreadableRowError(f"a value is not possible: {str(error)[:200]}") from error
        written = value.unit if isinstance(value, Quantity) else value
        if isinstance(written, str) and "\0" in written:
            raise UnreadableRowError("it holds something else where a text should be")
        return value

    return read


def _plain_check(field: Field) -> Callable[[str], bool]:
    """A quick look that passes most values of a field; the field itself judges the others."""
    if isinstance(field, ScaleField):
        return {step.value for step in field.scale}.__contains__
    if isinstance(field, DateField):
        return _is_date
    if isinstance(field, TextField | LinkField):
        return _is_short_text
    return _is_nothing


def _is_short_text(cell: str) -> bool:
    return 0 < len(cell) <= LINE_LIMIT and "\0" not in cell


def _is_nothing(_: str) -> bool:
    return False


@lru_cache(maxsize=4096)
def _is_date(edtf: str) -> bool:
    """Dates repeat within a board, and reading one takes longer than all else in its row."""
    return understands(edtf)
