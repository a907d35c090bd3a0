"""What a card kind or a connector kind declares.

The inspector builds its editors, the painter its chips and badges, and storage its columns and
checks from these declarations: a new kind is one file with a declaration and one catalogue line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Card, Quantity, Value
from evidenceboard.model.scales import Scale, grade
from evidenceboard.model.uncertain_date import understands

TEXT_LIMIT = 1_000_000
LINE_LIMIT = 2_000


@frozen
class Field:
    """One recorded property. `name` is its column in the file, `label` its name on screen.

    `chip` shows the value on the card. `check` raises ValueError, in words, for a value that
    the field cannot hold; absence is always allowed and is not checked.
    """

    name: str
    label: str
    hint: str = ""
    chip: bool = False

    def check(self, value: Value) -> None:
        raise NotImplementedError


@frozen
class TextField(Field):
    """Plain text: one line, or several where `multiline`."""

    multiline: bool = False

    def check(self, value: Value) -> None:
        limit = TEXT_LIMIT if self.multiline else LINE_LIMIT
        if not isinstance(value, str) or not value or len(value) > limit:
            raise ValueError(f"{self.label} must be text of 1 to {limit:,} characters.")


@frozen
class LinkField(Field):
    """A web address. Only http and https are ever opened, and only after asking."""

    def check(self, value: Value) -> None:
        if not isinstance(value, str) or not value or len(value) > LINE_LIMIT:
            raise ValueError(f"{self.label} must be an address of 1 to {LINE_LIMIT:,} characters.")


@frozen
class ScaleField(Field):
    """One step of a rating scale or of a list of words. `rating` draws its mark as a badge."""

    scale: Scale = ()
    rating: bool = False

    def check(self, value: Value) -> None:
        if not isinstance(value, str) or grade(self.scale, value) is None:
            raise ValueError(f"{self.label} cannot be {value!r}.")


@frozen
class FlagField(Field):
    """Yes, or not recorded as yes. Only True is stored."""

    def check(self, value: Value) -> None:
        if value is not True:
            raise ValueError(f"{self.label} is either set or absent.")


@frozen
class DateField(Field):
    """A date that may be uncertain, as EDTF text: `2022-12~`, `2022-XX`, `2022-12/2023-01`."""

    def check(self, value: Value) -> None:
        if not isinstance(value, str) or not understands(value):
            raise ValueError(f"{self.label} is not a date in EDTF: {value!r}.")


@frozen
class NumberField(Field):
    """A finite number between `low` and `high`."""

    low: float = -math.inf
    high: float = math.inf

    def check(self, value: Value) -> None:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or not self.low <= value <= self.high:  # type: ignore[arg-type, operator]
            raise ValueError(f"{self.label} must be a number from {self.low} to {self.high}.")


@frozen
class QuantityField(Field):
    """A figure: low to high, in a unit."""

    def check(self, value: Value) -> None:
        if not isinstance(value, Quantity) or (value.low is None and value.high is None):
            raise ValueError(f"{self.label} must be a figure with at least one bound.")
        bounds = [bound for bound in (value.low, value.high) if bound is not None]
        if not all(math.isfinite(bound) for bound in bounds) or bounds != sorted(bounds):
            raise ValueError(f"{self.label} must run from a low to a high finite number.")
        if len(value.unit) > LINE_LIMIT:
            raise ValueError(f"{self.label} has a unit longer than {LINE_LIMIT:,} characters.")


@frozen(eq=False)
class CardKind:
    """What one kind of card is called, looks like and records.

    `accent` names a colour role of the theme, `icon` a glyph of qtawesome, `key` the letter that
    places one. `badge` reads the short rating that is drawn at the top right.
    """

    name: str
    word: str
    plural: str
    icon: str
    accent: str
    key: str
    prompt: str
    width: float = 280
    height: float = 140
    fields: tuple[Field, ...] = ()
    badge: Callable[[Card], str] | None = None
    judged: bool = False
    holds_picture: bool = False
    encloses: bool = False
    slip: bool = False
    """A slip of coloured paper: no kind word, only what is written on it."""
    states: bool = False
    """Its connectors are statements with a credibility: sources, experts and pictures."""


@frozen(eq=False)
class ConnectorKind:
    """What one kind of connector is called, looks like and records.

    `sign` is +1 for support, −1 for contradiction, 0 for neither. `line` is solid, dashed,
    dotted, long-dashed or wide-dotted; `head` is arrow, bar, open, diamond or none; `mark` stands
    in its disc. Meaning never hangs on colour alone, so no two kinds share any of the three.
    """

    name: str
    word: str
    icon: str
    accent: str
    key: str
    sign: int
    line: str
    head: str
    mark: str
    said: str
    """What stands between the two ends in a sentence: "is derived from"."""
    said_of: str
    """The same, seen from the target: "repeated by"."""
    fields: tuple[Field, ...] = ()
    rise: int = 1
    """Where its target belongs when a board is arranged: +1 above its source, as a claim above its
    evidence, −1 below, 0 beside."""


def field_named(kind: CardKind | ConnectorKind, name: str) -> Field:
    """The declared field of that name. Raises KeyError for a name the kind does not declare."""
    for field in kind.fields:
        if field.name == name:
            return field
    raise KeyError(f"{kind.word} has no field {name!r}")


def checked(
    kind: CardKind | ConnectorKind, values: Iterable[tuple[str, Value]]
) -> dict[str, Value]:
    """The values as a mapping. Raises KeyError or ValueError for one the kind cannot hold."""
    kept = dict(values)
    for name, value in kept.items():
        field_named(kind, name).check(value)
    return kept
