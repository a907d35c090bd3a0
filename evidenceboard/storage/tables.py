"""The tables of a board file, declared with SQLModel.

Rule: a kind's table follows from the kind's declaration, and what the tables check is what the
model promises. `resources/schemas/2.sql` is the text of these tables as released.
Importing SQLModel takes 0.4 s and 48 MB, so only saving does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import (
    BLOB,
    INTEGER,
    REAL,
    TEXT,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    MetaData,
    UniqueConstraint,
)
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

from evidenceboard.model import kinds
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import LINE_LIMIT, TEXT_LIMIT
from evidenceboard.model.reckoning import NUMBERS, QUADRATIC_ENERGY, SEMANTICS
from evidenceboard.model.scales import CONFIDENCE, LIKELIHOOD, YARDSTICKS
from evidenceboard.storage.columns import KINDS_WITH_FIELDS, owner_column
from evidenceboard.storage.field_columns import field_columns, length_of, words_in
from evidenceboard.storage.limits import FURTHEST, LARGEST, REVISION_LIMIT

STRICT = {"sqlite_strict": True}


class Rows(SQLModel):
    """What all tables of a board file share: a metadata of their own."""

    metadata = MetaData()


def _text(name: str, most: int, least: int = 0, **how: Any) -> Any:
    check = CheckConstraint(length_of(name, most, least))
    return Field(sa_column=Column(name, TEXT, check, nullable=False, **how))


def _word(name: str, values: Iterable[str], default: str | None = None, **how: Any) -> Any:
    """`default` is what rows of older versions begin with."""
    check = CheckConstraint(f"{name} IN ({words_in(values)})")
    column = Column(name, TEXT, check, nullable=False, server_default=default, **how)
    return Field(sa_column=column)


def _id(name: str = "id") -> Any:
    return Field(
        sa_column=Column(name, TEXT, CheckConstraint(f"length({name}) = 36"), primary_key=True)
    )


def _sha256(name: str, *extra: Any, **how: Any) -> Any:
    check = CheckConstraint(f"length({name}) = 64 AND {name} NOT GLOB '*[^0-9a-f]*'")
    return Field(sa_column=Column(name, TEXT, *extra, check, nullable=False, **how))


def _number(name: str, low: float, high: float) -> Any:
    check = CheckConstraint(f"{name} BETWEEN {low:.0f} AND {high:.0f}")
    return Field(sa_column=Column(name, REAL, check, nullable=False))


def _whole(name: str, check: str, **how: Any) -> Any:
    return Field(sa_column=Column(name, INTEGER, CheckConstraint(check), nullable=False, **how))


def _reference(target: str, *, cascade: bool = True) -> ForeignKey:
    """Deferred, so that a change may write its rows in any order."""
    on_delete = "CASCADE" if cascade else None
    return ForeignKey(target, ondelete=on_delete, deferrable=True, initially="DEFERRED")


def _board() -> Any:
    return Field(sa_column=Column("board", INTEGER, _reference("board.one"), primary_key=True))


def _owner(name: str = "card", **how: Any) -> Any:
    return Field(sa_column=Column(name, TEXT, _reference(f"{name}.id"), nullable=False, **how))


class Board(Rows, table=True):
    """The one row about the board as a whole.

    `seal` comes first so that it always lies on the row's first page; `edits` counts the changes
    stored, so that a published file says which state of the board it holds.
    """

    __table_args__ = STRICT
    one: int = Field(sa_column=Column("one", INTEGER, CheckConstraint("one = 1"), primary_key=True))
    seal: str = _sha256("seal")
    revision: str = _text("revision", 36, 36)
    board_id: str = _text("board_id", 36, 36)
    edits: int = _whole("edits", "edits >= 0")
    created: str = _text("created", 40)
    yardstick: str = _word("yardstick", YARDSTICKS)
    title: str = _text("title", TEXT_LIMIT)
    description: str = _text("description", TEXT_LIMIT)
    semantics: str = _word("semantics", SEMANTICS, default=QUADRATIC_ENERGY)


class Number(Rows, table=True):
    """What a grade stands for while strengths are computed, where the board chose it itself."""

    __table_args__ = STRICT | {"sqlite_with_rowid": False}
    board: int = _board()
    name: str = _word("name", NUMBERS, primary_key=True)
    value: float = _number("value", 0, 1)


class Acceptance(Rows, table=True):
    """A finding that the analyst lives with, and why; `position` keeps their order."""

    __table_args__ = (UniqueConstraint("board", "finding"), STRICT)
    board: int = _board()
    position: int = _whole("position", "position >= 0", primary_key=True)
    finding: str = _text("finding", TEXT_LIMIT, 1)
    reason: str = _text("reason", TEXT_LIMIT, 1)
    made: str = _text("made", 40)
    author: str = _text("author", LINE_LIMIT)


class Card(Rows, table=True):
    """Where a card lies and what it says; what its kind records stands in the kind's table."""

    __table_args__ = STRICT
    id: str = _id()
    kind: str = _word("kind", (kind.name for kind in CARD_KINDS))
    x: float = _number("x", -FURTHEST, FURTHEST)
    y: float = _number("y", -FURTHEST, FURTHEST)
    width: float = _number("width", 1, LARGEST)
    height: float = _number("height", 1, LARGEST)
    z: int = _whole("z", f"z BETWEEN {-(2**53)} AND {2**53}")
    locked: int = _whole("locked", "locked IN (0, 1)")
    title: str = _text("title", TEXT_LIMIT)
    body: str = _text("body", TEXT_LIMIT)


class Connector(Rows, table=True):
    """Leads from a card to a card or to another connector, which it then undercuts."""

    __table_args__ = (
        CheckConstraint("(to_card IS NULL) <> (to_connector IS NULL)"),
        CheckConstraint("from_card <> to_card"),
        CheckConstraint("id <> to_connector"),
        STRICT,
    )
    id: str = _id()
    kind: str = _word("kind", (kind.name for kind in CONNECTOR_KINDS))
    from_card: str = Field(
        sa_column=Column(TEXT, _reference("card.id", cascade=False), nullable=False, index=True)
    )
    to_card: str | None = Field(
        sa_column=Column(TEXT, _reference("card.id", cascade=False), index=True)
    )
    to_connector: str | None = Field(
        sa_column=Column(TEXT, _reference("connector.id", cascade=False), index=True)
    )
    label: str = _text("label", TEXT_LIMIT)


class Tag(Rows, table=True):
    """A word that a card carries; `position` keeps their order."""

    __table_args__ = STRICT | {"sqlite_with_rowid": False}
    card: str = _owner(primary_key=True)
    position: int = _whole("position", "position >= 0", primary_key=True)
    name: str = _text("name", LINE_LIMIT, 1)


class Content(Rows, table=True):
    """The bytes of attachments, each kept once."""

    __table_args__ = STRICT
    sha256: str = _sha256("sha256", primary_key=True)
    data: bytes = Field(sa_column=Column(BLOB, nullable=False))


class Attachment(Rows, table=True):
    """A file kept inside the board, and the card that it is attached to."""

    __table_args__ = (UniqueConstraint("card", "position"), STRICT)
    id: str = _id()
    card: str = _owner()
    position: int = _whole("position", "position >= 0")
    name: str = _text("name", LINE_LIMIT)
    media_type: str = _text("media_type", LINE_LIMIT)
    sha256: str = _sha256("sha256", _reference("content.sha256", cascade=False), index=True)
    size: int = _whole("size", "size >= 0")


class Judgement(Rows, table=True):
    """An entry in a claim's log: the analyst's own view. Entries are added, never altered."""

    __table_args__ = (UniqueConstraint("card", "position"), STRICT)
    id: str = _id()
    card: str = _owner()
    position: int = _whole("position", "position >= 0")
    likelihood: str = _word("likelihood", (step.value for step in LIKELIHOOD))
    confidence: str = _word("confidence", ("", *(step.value for step in CONFIDENCE)))
    reason: str = _text("reason", TEXT_LIMIT)
    made: str = _text("made", 40)
    author: str = _text("author", LINE_LIMIT)
    revision: str = _text("revision", REVISION_LIMIT, server_default="")
    standing: str = _text("standing", LINE_LIMIT, server_default="")


def _kind_table(kind: kinds.CardKind | kinds.ConnectorKind) -> type[SQLModel]:
    """A table for what a kind records, with one row per card or connector of that kind."""
    owner = owner_column(kind)
    body: dict[str, Any] = {
        "__doc__": f"What is recorded on each {kind.word.lower()}.",
        "__module__": __name__,
        "__tablename__": kind.name,
        "__table_args__": STRICT,
        "__annotations__": {owner: str},
        owner: _owner(owner, primary_key=True),
    }
    for column in (column for field in kind.fields for column in field_columns(field)):
        body[column.name] = Field(sa_column=column)
        body["__annotations__"][column.name] = column.type.python_type | None
    made: type[SQLModel] = _make_table(
        kind.word.title().replace(" ", ""), (Rows,), body, table=True
    )
    return made


_make_table: Any = type(Rows)
"""SQLModel's metaclass: calling it is what a class statement does."""
KIND_TABLES = tuple(_kind_table(kind) for kind in KINDS_WITH_FIELDS)
TABLES = {table.name: table for table in Rows.metadata.sorted_tables}


@cache
def statements() -> tuple[str, ...]:
    """What makes the tables of an empty board file, statement by statement."""
    made: list[str] = []
    for table in Rows.metadata.sorted_tables:
        made.append(_statement(CreateTable(table)))
        made.extend(_statement(CreateIndex(index)) for index in _by_name(table.indexes))
    return tuple(made)


def schema_text() -> str:
    """The same as `resources/schemas` keeps it."""
    return ";\n\n".join(statements()) + ";\n"


def _by_name(indexes: Iterable[Index]) -> list[Index]:
    return sorted(indexes, key=lambda index: str(index.name))


def _statement(element: CreateTable | CreateIndex) -> str:
    text = str(element.compile(dialect=dialect())).strip().replace("\t", "    ")
    text = re.sub(r"[ ]+\n", "\n", text)
    return re.sub(r"\n (WITHOUT ROWID,|STRICT)", r" \1", text)
