from __future__ import annotations

import math

import pytest

from evidenceboard.model.card_kinds import CARD_KINDS, card_kind
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS, connector_kind
from evidenceboard.model.kinds import (
    CardKind,
    ConnectorKind,
    DateField,
    Field,
    FlagField,
    LinkField,
    NumberField,
    QuantityField,
    ScaleField,
    TextField,
    checked,
    field_named,
)
from evidenceboard.model.records import Quantity, Value
from evidenceboard.model.scales import RELIABILITY

KINDS: tuple[CardKind | ConnectorKind, ...] = (*CARD_KINDS, *CONNECTOR_KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_names_each_of_its_fields_once(kind: CardKind | ConnectorKind) -> None:
    names = [field.name for field in kind.fields]
    assert len(set(names)) == len(names)
    assert all(
        name.isidentifier() and field.label for name, field in zip(names, kind.fields, strict=True)
    )


def test_kinds_are_told_apart_without_colour() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert len({kind.icon for kind in KINDS}) == len(KINDS)
    for name in ("line", "head", "mark"):
        assert len({getattr(kind, name) for kind in CONNECTOR_KINDS}) == len(CONNECTOR_KINDS)


def test_a_kind_that_is_in_no_catalogue_is_refused() -> None:
    with pytest.raises(KeyError):
        card_kind("conjecture")
    with pytest.raises(KeyError):
        connector_kind("resembles")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TextField("a", "A"), "words"),
        (TextField("a", "A", multiline=True), "words\nin lines"),
        (LinkField("a", "A"), "https://example.org"),
        (ScaleField("a", "A", scale=RELIABILITY), "F"),
        (FlagField("a", "A"), True),
        (DateField("a", "A"), "2022-12~"),
        (NumberField("a", "A", low=0, high=1), 0.5),
        (NumberField("a", "A"), -3),
        (QuantityField("a", "A"), Quantity(500.0, 700.0, "people")),
        (QuantityField("a", "A"), Quantity(None, 700.0)),
    ],
)
def test_a_field_takes_what_it_is_for(field: Field, value: Value) -> None:
    field.check(value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (TextField("a", "A"), ""),
        (TextField("a", "A"), 3.0),
        (TextField("a", "A"), "x" * 2001),
        (LinkField("a", "A"), ""),
        (ScaleField("a", "A", scale=RELIABILITY), "G"),
        (ScaleField("a", "A", scale=RELIABILITY), True),
        (FlagField("a", "A"), False),
        (FlagField("a", "A"), "yes"),
        (DateField("a", "A"), "5 December 2022"),
        (NumberField("a", "A", low=0, high=1), 1.5),
        (NumberField("a", "A"), math.nan),
        (NumberField("a", "A"), math.inf),
        (NumberField("a", "A"), True),
        (QuantityField("a", "A"), Quantity(None, None, "people")),
        (QuantityField("a", "A"), Quantity(7.0, 5.0)),
        (QuantityField("a", "A"), Quantity(0.0, math.inf)),
        (QuantityField("a", "A"), Quantity(0.0, 1.0, "x" * 2001)),
        (QuantityField("a", "A"), 5.0),
    ],
)
def test_a_field_refuses_in_words_what_it_cannot_hold(field: Field, value: Value) -> None:
    with pytest.raises(ValueError, match=r"A (must|is|has|cannot)"):
        field.check(value)


def test_values_are_checked_against_what_the_kind_declares() -> None:
    source = card_kind("source")
    assert checked(source, [("reliability", "B")]) == {"reliability": "B"}
    with pytest.raises(KeyError):
        checked(source, [("credibility", "2")])
    with pytest.raises(ValueError, match="Reliability cannot be"):
        checked(source, [("reliability", "2")])
    with pytest.raises(KeyError):
        field_named(source, "colour")
