"""What a board keeps its records in, a dict or a shelf: the same questions to either.

Rule: of a shelf no record is made where its rows can tell.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, MutableMapping
from operator import attrgetter
from typing import Any, TypeVar

from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.model.shelf import Shelf

R = TypeVar("R", Card, Connector)


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
