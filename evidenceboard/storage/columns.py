"""Which columns a declared field has, and how its value gets into them and out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import CardKind, ConnectorKind, Field, FlagField, QuantityField
from evidenceboard.model.records import Quantity, Value

SqlValue = str | float | int | bytes | None
Row = dict[str, SqlValue]

_ALL_KINDS: tuple[CardKind | ConnectorKind, ...] = (*CARD_KINDS, *CONNECTOR_KINDS)
KINDS_WITH_FIELDS = tuple(kind for kind in _ALL_KINDS if kind.fields)
"""Each of these has a table of its own, named like the kind."""


def owner_column(kind: CardKind | ConnectorKind) -> str:
    """The column of a kind's table that names the card or connector a row belongs to."""
    return "card" if isinstance(kind, CardKind) else "connector"


def column_names(field: Field) -> tuple[str, ...]:
    """The columns of a field; a quantity has three."""
    if isinstance(field, QuantityField):
        return tuple(f"{field.name}_{part}" for part in ("low", "high", "unit"))
    return (field.name,)


def to_columns(field: Field, value: Value | None) -> tuple[SqlValue, ...]:
    """What a field's columns hold for a value; for None, nothing."""
    if isinstance(field, QuantityField):
        return (value.low, value.high, value.unit) if isinstance(value, Quantity) else (None,) * 3
    if isinstance(value, Quantity):
        raise TypeError(f"{field.label} cannot hold a quantity.")
    return (value,)


_FIELDS = {kind.name: {field.name: field for field in kind.fields} for kind in _ALL_KINDS}
_EMPTY: dict[str, Row] = {
    kind.name: dict.fromkeys(name for field in kind.fields for name in column_names(field))
    for kind in _ALL_KINDS
}
"""What the fields' columns hold where nothing is recorded."""


def from_columns(field: Field, cells: Sequence[SqlValue]) -> Value | None:
    """The value that a field's columns hold. Raises ValueError for what it cannot hold."""
    value: object = cells[0]
    if isinstance(field, QuantityField):
        low, high, unit = cells
        if low is not None or high is not None or unit is not None:
            if not isinstance(unit, str):
                raise TypeError(f"{field.label} has a unit that is no text.")
            value = Quantity(low, high, unit)  # type: ignore[arg-type]  # checked below
    elif isinstance(field, FlagField) and value == 1:
        value = True
    if value is not None:
        field.check(value)  # type: ignore[arg-type]  # this is what finds out
    return value  # type: ignore[return-value]  # now known


def kind_row(kind: CardKind | ConnectorKind, owner: str, fields: Mapping[str, Value]) -> Row:
    """The row of a kind's table for a record with these field values."""
    row: Row = {owner_column(kind): owner, **_EMPTY[kind.name]}
    for name, value in fields.items():
        if (field := _FIELDS[kind.name].get(name)) is not None:
            row.update(zip(column_names(field), to_columns(field, value), strict=True))
    return row
