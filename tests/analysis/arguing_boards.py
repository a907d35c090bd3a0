"""Small boards to reason about, written as who says what.

Ids are short words; cards lie on top of each other, since places do not matter here.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidenceboard.model.board import Board
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import BoardFacts, Card, Connector, RecordId, Value


def card(key: str, kind: str, **fields: Value) -> Card:
    return Card(RecordId(key), kind, 0, 0, 100, 100, title=key.capitalize(), fields=fields)


def claim(key: str, **fields: Value) -> Card:
    return card(key, "claim", **fields)


def source(key: str, reliability: str = "", **fields: Value) -> Card:
    rated: dict[str, Value] = {"reliability": reliability} if reliability else {}
    return card(key, "source", **rated, **fields)


def expert(key: str, reliability: str = "", **fields: Value) -> Card:
    rated: dict[str, Value] = {"reliability": reliability} if reliability else {}
    return card(key, "expert_opinion", **rated, **fields)


def joined(line: str, *, key: str = "") -> Connector:
    """A connector from "adviser supports plan 3"; the figure is its credibility, and a target
    that begins with "@" is the connector of that id. The id is the line's beginning."""
    start, kind, end, *rest = line.split()
    connector_kind(kind)
    fields: dict[str, Value] = {"credibility": rest[0]} if rest else {}
    name = RecordId(key or f"{start}-{end.removeprefix('@')}")
    target = RecordId(end.removeprefix("@"))
    return Connector(name, kind, RecordId(start), target, end.startswith("@"), fields=fields)


def board(
    cards: Iterable[Card], lines: Iterable[str | Connector] = (), facts: BoardFacts | None = None
) -> Board:
    connectors = [joined(one) if isinstance(one, str) else one for one in lines]
    return Board(cards, connectors, facts)
