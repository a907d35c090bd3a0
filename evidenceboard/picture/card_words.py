"""The words on a card: its kind word and its chips, read from the kind's declaration."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.card_kinds.claim import ROLES
from evidenceboard.model.figures import figure_in_words
from evidenceboard.model.frozen import frozen
from evidenceboard.model.kinds import DateField, Field, FlagField, ScaleField
from evidenceboard.model.records import Card, Quantity, Value
from evidenceboard.model.scales import grade
from evidenceboard.model.uncertain_date import MONTHS, in_words, understands

CAUTIONS = ("interested", "party")
"""Interests that must not get lost among other chips: they count wherever the source counts."""

LARGE = ((1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
LARGE_FROM = 10_000
"""Smaller figures are as short in digits."""


@frozen
class Chip:
    """One chip. A caution comes first and is drawn stronger, so it is never among "+2"."""

    text: str
    is_caution: bool = False


def kind_word(card: Card) -> str:
    """What the card is called: "Hypothesis" for a claim with that role, else its kind's word."""
    role = grade(ROLES, card.text("role")) if card.text("role") else None
    return role.label if role else card_kind(card.kind).word


def chips(card: Card) -> tuple[Chip, ...]:
    """The recorded values that the kind shows as chips, cautions first, and then the tags."""
    made = [chip for chip in _field_chips(card) if chip.text]
    made.sort(key=_order)
    return (*made, *(Chip(tag) for tag in card.tags))


def short_date(text: str) -> str:
    """A stored date in few letters: "about 5 Dec 2022"."""
    words = in_words(text) if understands(text) else text
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def short_figure(figure: Quantity) -> str:
    """A figure in few digits: "500–700 thousand people". Never rounded."""
    bounds = [abs(bound) for bound in (figure.low, figure.high) if bound]
    if not bounds or max(bounds) < LARGE_FROM:
        return figure_in_words(figure)
    for size, word in LARGE:
        if min(bounds) >= size and all(bound * 10 % size == 0 for bound in bounds):
            low, high = (None if b is None else b / size for b in (figure.low, figure.high))
            return figure_in_words(Quantity(low, high, f"{word} {figure.unit}".strip()))
    return figure_in_words(figure)


def _order(chip: Chip) -> int:
    return 0 if chip.is_caution else 1


def _field_chips(card: Card) -> Iterator[Chip]:
    for field in card_kind(card.kind).fields:
        value = card.fields.get(field.name)
        if field.chip and field.name != "role" and value is not None:
            yield Chip(_in_words(field, value), _is_caution(field, value))


def _is_caution(field: Field, value: Value) -> bool:
    return isinstance(field, FlagField) or (field.name == "interest" and value in CAUTIONS)


def _in_words(field: Field, value: Value) -> str:
    if isinstance(field, FlagField):
        return field.label.lower()
    if isinstance(value, Quantity):
        return short_figure(value)
    if isinstance(field, ScaleField):
        step = grade(field.scale, str(value))
        return step.mark if step else str(value)
    if isinstance(field, DateField):
        return short_date(str(value))
    return str(value)
