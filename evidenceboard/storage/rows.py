"""A record as the rows it has in each table. Writing compares them and writes what differs."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import BoardFacts, Card, Connector, Record
from evidenceboard.storage.columns import Row, kind_row

FACTS_KEY = 1
"""The primary key of the one row in `board`."""


SIDES = ("x", "y", "width", "height")
PLACE = (*SIDES, "z", "locked")
"""The columns that say where a card lies."""
place_of: Callable[[Card], tuple[float, ...]] = attrgetter(*PLACE)


def main_row(record: Record) -> tuple[str, Row]:
    """The table and the row that a record cannot be without."""
    if isinstance(record, Card):
        return "card", _card_row(record)
    if isinstance(record, Connector):
        return "connector", _connector_row(record)
    return "board", _facts_row(record)


def key_row(record: Record) -> tuple[str, Row]:
    """The table and the key of the row that a record cannot be without."""
    if isinstance(record, Card | Connector):
        return "card" if isinstance(record, Card) else "connector", {"id": record.id}
    return "board", {"one": FACTS_KEY}


def _card_row(card: Card) -> Row:
    return {
        "id": card.id,
        "kind": card.kind,
        **dict(zip(PLACE, place_of(card), strict=True)),
        "title": card.title,
        "body": card.body,
    }


def _connector_row(connector: Connector) -> Row:
    return {
        "id": connector.id,
        "kind": connector.kind,
        "from_card": connector.source,
        "to_card": None if connector.undercuts else connector.target,
        "to_connector": connector.target if connector.undercuts else None,
        "label": connector.label,
    }


def _facts_row(facts: BoardFacts) -> Row:
    return {
        "one": FACTS_KEY,
        "title": facts.title,
        "description": facts.description,
        "yardstick": facts.yardstick,
        "created": facts.created,
        "semantics": facts.semantics,
    }


def field_row(record: Card | Connector) -> tuple[str, Row] | None:
    """The table and row of the record's kind; None where the kind declares no fields."""
    kind = card_kind(record.kind) if isinstance(record, Card) else connector_kind(record.kind)
    return (kind.name, kind_row(kind, record.id, record.fields)) if kind.fields else None


def list_rows(record: Card | BoardFacts) -> dict[str, list[Row]]:
    """The rows of what a record has several of, by table; the first column names the record."""
    return _of_card(record) if isinstance(record, Card) else _of_board(record)


def _of_board(facts: BoardFacts) -> dict[str, list[Row]]:
    return {
        "number": [
            {"board": FACTS_KEY, "name": name, "value": value}
            for name, value in facts.numbers.items()
        ],
        "acceptance": [
            {
                "board": FACTS_KEY,
                "position": position,
                "finding": one.finding,
                "reason": one.reason,
                "made": one.made,
                "author": one.author,
            }
            for position, one in enumerate(facts.accepted)
        ],
    }


def _of_card(card: Card) -> dict[str, list[Row]]:
    return {
        "tag": [
            {"card": card.id, "position": position, "name": name}
            for position, name in enumerate(card.tags)
        ],
        "attachment": [
            {
                "card": card.id,
                "id": one.id,
                "position": position,
                "name": one.name,
                "media_type": one.media_type,
                "sha256": one.sha256,
                "size": one.size,
            }
            for position, one in enumerate(card.attachments)
        ],
        "judgement": [
            {
                "card": card.id,
                "id": one.id,
                "position": position,
                "likelihood": one.likelihood,
                "confidence": one.confidence,
                "reason": one.reason,
                "made": one.made,
                "author": one.author,
                "revision": one.revision,
                "standing": one.standing,
            }
            for position, one in enumerate(card.judgements)
        ],
    }
