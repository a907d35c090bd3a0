"""The editors, one for every type of field that a kind can declare."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from evidenceboard.model.kinds import (
    DateField,
    Field,
    FlagField,
    LinkField,
    NumberField,
    QuantityField,
    ScaleField,
    TextField,
)
from evidenceboard.panels.editors.editor import Editor, Store
from evidenceboard.panels.editors.flag_editor import FlagEditor
from evidenceboard.panels.editors.link_editor import LinkEditor
from evidenceboard.panels.editors.phrases import (
    DatePhrase,
    NumberPhrase,
    PlainPhrase,
    QuantityPhrase,
)
from evidenceboard.panels.editors.scale_editor import ScaleEditor
from evidenceboard.panels.editors.typed_editor import TypedEditor


def _text(field: TextField, store: Store, parent: QWidget) -> Editor:
    return TypedEditor(field, store, PlainPhrase(), parent, several_lines=field.multiline)


def _number(field: NumberField, store: Store, parent: QWidget) -> Editor:
    return TypedEditor(field, store, NumberPhrase(field), parent)


def _quantity(field: QuantityField, store: Store, parent: QWidget) -> Editor:
    return TypedEditor(field, store, QuantityPhrase(), parent)


def _date(field: DateField, store: Store, parent: QWidget) -> Editor:
    return TypedEditor(field, store, DatePhrase(), parent)


EDITORS: dict[type[Field], Callable[..., Editor]] = {
    TextField: _text,
    LinkField: LinkEditor,
    ScaleField: ScaleEditor,
    FlagField: FlagEditor,
    DateField: _date,
    NumberField: _number,
    QuantityField: _quantity,
}


def editor_of(field: Field, store: Store, parent: QWidget) -> Editor:
    """An editor for a declared field. Raises KeyError for a type of field that has none."""
    return EDITORS[type(field)](field, store, parent)
