"""Small boards to ask questions about: cards and connectors by name."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId, Value

_NAMES = UUID("3d0a6b5e-0f0b-4d87-8f2b-7f5a0e6f1c55")


def named_id(name: str) -> RecordId:
    """The id that a name stands for."""
    return RecordId(str(uuid5(_NAMES, name)))


def card(kind: str, name: str, /, body: str = "", tags: str = "", **fields: Value) -> Card:
    """A card whose title is its name."""
    return Card(
        named_id(name), kind, 0, 0, 200, 100,
        title=name, body=body, tags=tuple(tags.split()), fields=fields,
    )  # fmt: skip


def claim(name: str, /, **said: Any) -> Card:
    return card("claim", name, **said)


def source(name: str, /, **said: Any) -> Card:
    return card("source", name, **{"reliability": "B", "published": "2022-12-01", **said})


def expert(name: str, /, **said: Any) -> Card:
    return card("expert_opinion", name, **{"reliability": "B", "published": "2022-12-01", **said})


def joined(source: str, kind: str, target: str, /, **fields: Value) -> Connector:
    """A connector between named cards; onto a connector where the target is written "a>b"."""
    undercuts = ">" in target
    statement = {"credibility": "3"} if kind in ("supports", "contradicts") else {}
    return Connector(
        named_id(f"{source}>{target}"), kind, named_id(source), named_id(target), undercuts,
        fields={**statement, **fields},
    )  # fmt: skip


def board(*records: Card | Connector) -> Board:
    cards = [one for one in records if isinstance(one, Card)]
    return Board(cards, [one for one in records if isinstance(one, Connector)])
