"""The frozen records that a board is made of.

A record is never changed, only replaced: `dataclasses.replace` inside an edit, carried by a Change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from operator import attrgetter, is_
from types import MappingProxyType
from typing import NewType, Protocol, TypedDict, Unpack

from evidenceboard.model.frozen import frozen

RecordId = NewType("RecordId", str)
"""A UUID in its canonical 36-character text. Text, because 300,000 `uuid.UUID` objects
are six times slower to hash and compare, and the file stores the same text."""

BOARD_ID = RecordId("board")
"""The id under which a Change carries the board's own facts."""


def new_id() -> RecordId:
    """A fresh random (version 4) record id."""
    from uuid import uuid4  # noqa: PLC0415  # asks about the system; a first paint needs no new id

    return RecordId(str(uuid4()))


@frozen
class Quantity:
    """A figure with its uncertainty: low ≤ high, in a unit. A missing bound is open."""

    low: float | None
    high: float | None
    unit: str = ""


Value = str | bool | float | Quantity
"""What a declared field may hold. Absent means "not recorded"; it is never stored as ""."""

NO_FIELDS: Mapping[str, Value] = MappingProxyType({})


def no_fields() -> Mapping[str, Value]:
    """The one empty mapping that all records without fields share."""
    return NO_FIELDS


def no_numbers() -> Mapping[str, float]:
    """An empty mapping that nobody can fill by mistake."""
    return MappingProxyType({})


Recorded = tuple[Value | None, ...]
"""Values of several declared fields, None where one is not recorded."""


class Library(Protocol):
    """Keeps what the records of a large board say until they are asked for it."""

    def recorded(self, names: tuple[str, ...]) -> Iterator[tuple[RecordId, Recorded]]:
        """The values of these fields for every record kept here that has at least one."""

    def titles(self, keys: Sequence[RecordId]) -> Iterator[tuple[RecordId, str]]:
        """The titles of these cards, all of which are kept here."""


@frozen
class Attachment:
    """A file kept inside the board. Its bytes lie in storage under their SHA-256."""

    id: RecordId
    name: str
    media_type: str
    sha256: str
    size: int


@frozen
class Judgement:
    """One entry in a claim's log: the analyst's own view, which no computation touches.

    `likelihood` and `confidence` name entries of `scales`; `made` is an ISO 8601 time in UTC.
    `revision` names the state of the board that it was made in, and `standing` says in a few words
    what the board computed then; "" where that was not noted.
    """

    id: RecordId
    likelihood: str
    confidence: str
    reason: str
    made: str
    author: str
    revision: str = ""
    standing: str = ""


@frozen
class Acceptance:
    """A finding that the analyst has looked at and lives with, and why.

    `finding` is the finding's key, which stays the same as long as it is about the same thing;
    `made` is an ISO 8601 time in UTC.
    """

    finding: str
    reason: str
    made: str
    author: str


class Place(TypedDict, total=False):
    """Where a card lies, how large, over which others, and whether it may be moved."""

    x: float
    y: float
    width: float
    height: float
    z: int
    locked: bool


CARD_WORDS = ("title", "body", "tags", "fields", "attachments", "judgements")
"""What a card says, apart from where it lies and of which kind it is."""
_words = attrgetter(*CARD_WORDS)


@frozen
class Card:
    """One thing on the board, at a place. `x`, `y` are its top left corner in board units
    (1 unit = 1 pixel at 100 %). `z` orders overlapping cards: higher is nearer."""

    id: RecordId
    kind: str
    x: float
    y: float
    width: float
    height: float
    z: int = 0
    locked: bool = False
    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=no_fields)
    attachments: tuple[Attachment, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def text(self, name: str) -> str:
        """The field's value where it is text, else ""."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def placed(self, **place: Unpack[Place]) -> Card:
        """The same card elsewhere. Nothing of an unread card is read for it."""
        return Card(  # written out: `replace` takes twice as long, and hundreds are let go at once
            self.id,
            self.kind,
            place.get("x", self.x),
            place.get("y", self.y),
            place.get("width", self.width),
            place.get("height", self.height),
            place.get("z", self.z),
            place.get("locked", self.locked),
            self.title,
            self.body,
            self.tags,
            self.fields,
            self.attachments,
            self.judgements,
        )

    def shares_words(self, other: Card) -> bool:
        """Whether two states of a card say the same, told without comparing anything long: what
        an edit left alone are the same objects."""
        return all(map(is_, _words(self), _words(other)))

    @property
    def library(self) -> Library | None:
        """Where the words of an unread record are; None where this is all of the record."""
        return None


@frozen
class Connector:
    """Leads from a card to a card or, where `undercuts`, to another connector.

    A connector from a source, an expert or a picture to a claim is a statement: its credibility,
    quote and date belong to the connector, because one source says many things.
    """

    id: RecordId
    kind: str
    source: RecordId
    target: RecordId
    undercuts: bool = False
    label: str = ""
    fields: Mapping[str, Value] = field(default_factory=no_fields)

    def text(self, name: str) -> str:
        """The field's value where it is text, else ""."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    @property
    def library(self) -> Library | None:
        """Where the words of an unread record are; None where this is all of the record."""
        return None


@frozen
class BoardFacts:
    """What is true of the board as a whole. `created` is an ISO 8601 time in UTC.

    `semantics` and `numbers` say how strengths are computed on it (see `reckoning`); `numbers`
    holds only those that differ from their defaults.
    """

    title: str = ""
    description: str = ""
    yardstick: str = "icd203"
    created: str = ""
    semantics: str = "quadratic-energy"
    numbers: Mapping[str, float] = field(default_factory=no_numbers)
    accepted: tuple[Acceptance, ...] = ()
    id: RecordId = BOARD_ID


Record = Card | Connector | BoardFacts
