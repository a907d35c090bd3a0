"""The columns of each sort of declared field, with what they check.

Rule: a column can hold what the field's own `check` accepts, and nothing else that SQL can tell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import INTEGER, REAL, TEXT, CheckConstraint, Column

from evidenceboard.model import kinds
from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT


def words_in(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def length_of(name: str, most: int, least: int) -> str:
    if least == most:
        return f"length({name}) = {most}"
    return f"length({name}) BETWEEN {least} AND {most}" if least else f"length({name}) <= {most}"


def field_columns(field: kinds.Field) -> list[Column[Any]]:
    """The columns of a declared field. Raises KeyError for a sort of field unknown here."""
    return _COLUMNS[type(field)](field)


def _text_columns(field: kinds.Field) -> list[Column[Any]]:
    several = isinstance(field, kinds.TextField) and field.multiline
    check = length_of(field.name, TEXT_LIMIT if several else LINE_LIMIT, 1)
    return [_optional(field.name, TEXT, check)]


def _scale_columns(field: kinds.ScaleField) -> list[Column[Any]]:
    words = words_in(step.value for step in field.scale)
    return [_optional(field.name, TEXT, f"{field.name} IN ({words})")]


def _flag_columns(field: kinds.Field) -> list[Column[Any]]:
    return [_optional(field.name, INTEGER, f"{field.name} = 1")]


def _date_columns(field: kinds.Field) -> list[Column[Any]]:
    return [_optional(field.name, TEXT, f"length({field.name}) BETWEEN 4 AND 40")]


def _number_columns(field: kinds.NumberField) -> list[Column[Any]]:
    return [_optional(field.name, REAL, _range(field.name, field.low, field.high))]


def _optional(name: str, kind: Any, check: str) -> Column[Any]:
    return Column(name, kind, CheckConstraint(check), nullable=True)


def _range(name: str, low: float, high: float) -> str:
    """Finite at least: 9e999 is how SQLite writes infinity."""
    if math.isinf(low) or math.isinf(high):
        return f"abs({name}) < 9e999"
    return f"{name} BETWEEN {low:g} AND {high:g}"


def _quantity_columns(field: kinds.Field) -> list[Column[Any]]:
    name = field.name
    low, high, unit = f"{name}_low", f"{name}_high", f"{name}_unit"
    together = f"({unit} IS NULL) = ({low} IS NULL AND {high} IS NULL)"
    return [
        _optional(low, REAL, _range(low, -math.inf, math.inf)),
        _optional(high, REAL, f"{_range(high, -math.inf, math.inf)} AND {low} <= {high}"),
        _optional(unit, TEXT, f"length({unit}) <= {LINE_LIMIT} AND {together}"),
    ]


_COLUMNS: dict[type[kinds.Field], Callable[[Any], list[Column[Any]]]] = {
    kinds.TextField: _text_columns,
    kinds.LinkField: _text_columns,
    kinds.ScaleField: _scale_columns,
    kinds.FlagField: _flag_columns,
    kinds.DateField: _date_columns,
    kinds.NumberField: _number_columns,
    kinds.QuantityField: _quantity_columns,
}
