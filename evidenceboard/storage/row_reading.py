"""Rows into records, each value checked on the way.

Rule: nothing a file says is believed. What comes out could have been made with the model's own
edits; anything else raises UnreadableRowError.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.kinds import LINE_LIMIT, CardKind, ConnectorKind
from evidenceboard.model.reckoning import NUMBERS, SEMANTICS
from evidenceboard.model.records import (
    NO_FIELDS,
    Acceptance,
    Attachment,
    BoardFacts,
    Card,
    Connector,
    Judgement,
    RecordId,
    Value,
    no_numbers,
)
from evidenceboard.model.scales import CONFIDENCE, LIKELIHOOD, YARDSTICKS
from evidenceboard.storage import cells
from evidenceboard.storage.cells import UnreadableRowError, require
from evidenceboard.storage.columns import SqlValue, column_names, owner_column
from evidenceboard.storage.limits import FURTHEST, LARGEST, MOST_RECORDS, REVISION_LIMIT
from evidenceboard.storage.rows import FACTS_KEY

Cells = tuple[SqlValue, ...]
Entry = TypeVar("Entry", str, Attachment, Judgement)
Fields = dict[SqlValue, Mapping[str, Value]]

ATTACHMENT = ("id", "name", "media_type", "sha256", "size")
JUDGEMENT = (
    *("id", "likelihood", "confidence", "reason", "made", "author", "revision", "standing"),
)
LIKELIHOODS = {step.value for step in LIKELIHOOD}
CONFIDENCES = {"", *(step.value for step in CONFIDENCE)}
JUDGED = {kind.name for kind in CARD_KINDS if kind.judged}
DATE_LIMIT = 40
"""Letters of the moment at which something was said."""


def read_board(connection: sqlite3.Connection) -> Board:
    """The whole board. Raises UnreadableRowError or sqlite3.Error."""
    facts = read_facts(connection)
    with no_collection():
        cards = {card.id: card for card in _cards(connection)}
        connectors = {connector.id: connector for connector in _connectors(connection)}
    check_count(connection, "card", len(cards))
    check_count(connection, "connector", len(connectors))
    check_ends(cards, connectors)
    return Board(cards.values(), connectors.values(), facts)


@contextmanager
def no_collection() -> Iterator[None]:
    """Spare Python the search for garbage among a million new objects, none of which is any: it
    takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_count(connection: sqlite3.Connection, table: str, found: int) -> None:
    (count,) = connection.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()  # noqa: S608  # our own name
    require(count == found, f"two records in its table {table} have one id")


def read_facts(connection: sqlite3.Connection) -> BoardFacts:
    columns = ("title", "description", "yardstick", "created", "semantics")
    numbers, accepted = _numbers(connection), tuple(_acceptances(connection))
    found = [
        BoardFacts(
            cells.text(title),
            cells.text(description),
            cells.word(yardstick, YARDSTICKS, "yardstick"),
            cells.text(created, 40),
            cells.word(semantics, SEMANTICS, "semantics"),
            numbers,
            accepted,
        )
        for title, description, yardstick, created, semantics in rows_of(
            connection, "board", columns
        )
    ]
    require(len(found) == 1, "it does not describe exactly one board")
    return found[0]


def _numbers(connection: sqlite3.Connection) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for board, name, value in rows_of(connection, "number", ("board", "name", "value")):
        key = cells.word(name, NUMBERS, "number")
        require(board == FACTS_KEY, "a number in it belongs to no board")
        require(key not in found, "it names one of its numbers twice")
        found[key] = cells.number(value, 0, 1, "a number in it is not from 0 to 1")
    return found or no_numbers()


def _acceptances(connection: sqlite3.Connection) -> Iterator[Acceptance]:
    columns = ("board", "finding", "reason", "made", "author")
    found: set[SqlValue] = set()
    for board, finding, reason, made, author in rows_of(
        connection, "acceptance", columns, "ORDER BY board, position"
    ):
        require(board == FACTS_KEY, "an acceptance in it belongs to no board")
        require(finding and reason, "it accepts a finding without saying which, or why")
        require(finding not in found, "it accepts one finding twice")
        found.add(finding)
        yield Acceptance(
            cells.text(finding),
            cells.text(reason),
            cells.text(made, DATE_LIMIT),
            cells.text(author, LINE_LIMIT),
        )


def _cards(connection: sqlite3.Connection) -> Iterator[Card]:
    tags = _lists(connection, "tag", ("name",), read_tag)
    attachments = _lists(connection, "attachment", ATTACHMENT, read_attachment)
    judgements = _lists(
        connection,
        "judgement",
        JUDGEMENT,
        read_judgement,
    )
    fields = {kind.name: _fields(connection, kind) for kind in CARD_KINDS}
    columns = ("id", "kind", "x", "y", "width", "height", "z", "locked", "title", "body")
    for id_, kind, x, y, width, height, z, locked, title, body in rows_of(
        connection, "card", columns
    ):
        key = cells.record_id(id_)
        yield Card(
            key,
            cells.word(kind, fields, "kind of card"),
            cells.number(x, -FURTHEST, FURTHEST),
            cells.number(y, -FURTHEST, FURTHEST),
            cells.number(width, 1, LARGEST),
            cells.number(height, 1, LARGEST),
            cells.whole(z, -cells.WIDEST),
            locked == 1,
            cells.text(title),
            cells.text(body),
            tuple(tags.pop(key, ())),
            fields[str(kind)].pop(key, NO_FIELDS),
            tuple(attachments.pop(key, ())),
            tuple(judgements.pop(key, ())) if kind in JUDGED else (),
        )
    for left in (tags, attachments, judgements, *fields.values()):
        require(not left, "it records something of a card that is not there")


def read_tag(row: Cells) -> str:
    require(row[0], "a tag in it is empty")
    return cells.text(row[0], LINE_LIMIT)


def read_attachment(row: Cells) -> Attachment:
    id_, name, media_type, sha256, size = row
    return Attachment(
        cells.record_id(id_),
        cells.text(name, LINE_LIMIT),
        cells.text(media_type, LINE_LIMIT),
        cells.digest(sha256),
        cells.whole(size),
    )


def read_judgement(row: Cells) -> Judgement:
    id_, likelihood, confidence, reason, made, author, revision, standing = row
    return Judgement(
        cells.record_id(id_),
        cells.word(likelihood, LIKELIHOODS, "likelihood"),
        cells.word(confidence, CONFIDENCES, "degree of confidence"),
        cells.text(reason),
        cells.text(made, DATE_LIMIT),
        cells.text(author, LINE_LIMIT),
        cells.text(revision, REVISION_LIMIT),
        cells.text(standing, LINE_LIMIT),
    )


def _connectors(connection: sqlite3.Connection) -> Iterator[Connector]:
    fields = {kind.name: _fields(connection, kind) for kind in CONNECTOR_KINDS}
    columns = ("id", "kind", "from_card", "to_card", "to_connector", "label")
    for id_, kind, source, card, connector, label in rows_of(connection, "connector", columns):
        key = cells.record_id(id_)
        require((card is None) != (connector is None), "a connector has not exactly one end")
        require(source != card, "a connector leads from a card to itself")
        yield Connector(
            key,
            cells.word(kind, fields, "kind of connector"),
            RecordId(cells.text(source)),
            RecordId(cells.text(connector if card is None else card)),
            card is None,
            cells.text(label),
            fields[str(kind)].pop(key, NO_FIELDS),
        )
    for left in fields.values():
        require(not left, "it records something of a connector that is not there")


def rows_of(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], order: str = ""
) -> Iterator[Cells]:
    """The rows of a table, whose name and columns come from our own declarations."""
    query = f"SELECT {', '.join(columns)} FROM {table} {order} LIMIT {MOST_RECORDS + 1}"  # noqa: S608
    row: Cells
    for count, row in enumerate(connection.execute(query)):
        if count == MOST_RECORDS:
            raise UnreadableRowError(f"it holds more than {MOST_RECORDS:,} records of one sort")
        yield row


def _lists(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    read: Callable[[Cells], Entry],
) -> dict[SqlValue, list[Entry]]:
    """What cards have several of, in order, by the card's id."""
    found: dict[SqlValue, list[Entry]] = {}
    for row in rows_of(connection, table, ("card", *columns), "ORDER BY card, position"):
        found.setdefault(row[0], []).append(read(row[1:]))
    return found


class KindRow:
    """Reads the rows of a kind's table: what is recorded on one record of that kind."""

    def __init__(
        self, kind: CardKind | ConnectorKind, wanted: Container[str] | None = None
    ) -> None:
        """`wanted` names the fields to read; None stands for all."""
        columns = [owner_column(kind)]
        self._readers = []
        for field in kind.fields:
            if wanted is not None and field.name not in wanted:
                continue
            names = column_names(field)
            span = slice(len(columns), len(columns) + len(names))
            self._readers.append((field.name, span.start, span, cells.value_reader(field)))
            columns.extend(names)
        self.columns = tuple(columns)

    def fields(self, row: Cells) -> Mapping[str, Value]:
        """The values in a row, whose first cell names the record."""
        values = {
            name: value
            for name, start, span, read in self._readers
            if (row[start] is not None or span.stop - start > 1)
            and (value := read(row[span])) is not None
        }
        return values or NO_FIELDS


def _fields(connection: sqlite3.Connection, kind: CardKind | ConnectorKind) -> Fields:
    """What is recorded on the records of a kind, by their ids."""
    if not kind.fields:
        return {}
    reader = KindRow(kind)
    rows = rows_of(connection, kind.name, reader.columns)
    return {row[0]: reader.fields(row) for row in rows}


def check_ends(cards: Mapping[RecordId, Card], connectors: Mapping[RecordId, Connector]) -> None:
    """Every end exists, no id is used twice, and no connector ends on itself through others."""
    require(cards.keys().isdisjoint(connectors), "a card and a connector have one id")
    for connector in connectors.values():
        ends: Mapping[RecordId, object] = connectors if connector.undercuts else cards
        if connector.source not in cards or connector.target not in ends:
            raise UnreadableRowError("a connector has an end that is not there")
    settled: set[RecordId] = set()
    for connector in connectors.values():
        path: set[RecordId] = set()
        while connector.undercuts and connector.id not in settled:
            require(connector.id not in path, "connectors end on each other in a circle")
            path.add(connector.id)
            connector = connectors[connector.target]  # noqa: PLW2901  # walks on from it
        settled |= path
