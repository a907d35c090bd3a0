"""What a board keeps its records in, a dict or a shelf: the same questions to either.

Rule: of a shelf no record is made where its rows can tell.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, MutableMapping
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from evidenceboard.model.records import BoardFacts, Card, Connector, Record, RecordId
from evidenceboard.model.shelf import Shelf

R = TypeVar("R", Card, Connector)


class Sorts(NamedTuple):
    """Records of a change, by what they are."""

    cards: dict[RecordId, Card]
    connectors: dict[RecordId, Connector]
    facts: BoardFacts | None


def sorted_out(records: Iterable[Record]) -> Sorts:
    cards, connectors, facts = dict[RecordId, Card](), dict[RecordId, Connector](), None
    for one in records:
        if isinstance(one, Card):
            cards[one.id] = one
        elif isinstance(one, Connector):
            connectors[one.id] = one
        else:
            facts = one
    return Sorts(cards, connectors, facts)


def drop(records: MutableMapping[RecordId, R], ids: Iterable[RecordId]) -> None:
    if isinstance(records, Shelf):
        records.drop(ids)
    else:
        deque(map(records.__delitem__, ids), maxlen=0)


def those_of(records: MutableMapping[RecordId, R], ids: Collection[RecordId]) -> list[R]:
    if isinstance(records, Shelf):
        return records.those_of(ids)
    return list(filter(None, map(records.get, ids)))


def attribute_of(
    records: MutableMapping[RecordId, R], name: str, ids: Collection[RecordId]
) -> list[Any]:
    if isinstance(records, Shelf):
        return records.of(name, ids)
    return list(map(attrgetter(name), those_of(records, ids)))


def attribute_of_each(
    records: MutableMapping[RecordId, R], name: str
) -> Iterator[tuple[RecordId, Any]]:
    if isinstance(records, Shelf):
        return records.each(name)
    return zip(records, map(attrgetter(name), records.values()), strict=True)
