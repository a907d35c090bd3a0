"""Which connectors start or end at a card or a connector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from evidenceboard.model.records import Connector, RecordId

FEW = 24
"""So many are kept in a list: a set of as many takes six times the memory, which shows at a
hundred thousand cards; of more, a list would be slow to take one out of."""


class Joins:
    """The connectors at each record. Rule: it takes in each connector once, and only lets go of
    one that it has."""

    def __init__(self, connectors: Iterable[Connector]) -> None:
        at: defaultdict[RecordId, list[RecordId]] = defaultdict(list)
        for one in connectors:
            for end in _ends(one):
                at[end].append(one.id)
        self._at: dict[RecordId, list[RecordId] | set[RecordId]] = {
            end: joined if len(joined) <= FEW else set(joined) for end, joined in at.items()
        }

    def at(self, key: RecordId) -> Collection[RecordId]:
        """In no particular order."""
        return self._at.get(key, ())

    def add(self, connector: Connector) -> None:
        for end in _ends(connector):
            joined = self._at.get(end)
            if joined is None:
                self._at[end] = [connector.id]
            elif isinstance(joined, set):
                joined.add(connector.id)
            elif len(joined) < FEW:
                joined.append(connector.id)
            else:
                self._at[end] = {*joined, connector.id}

    def remove(self, connector: Connector) -> None:
        for end in _ends(connector):
            joined = self._at[end]
            joined.remove(connector.id)
            if not joined:
                del self._at[end]


def _ends(connector: Connector) -> tuple[RecordId, ...]:
    if connector.source == connector.target:
        return (connector.source,)
    return connector.source, connector.target
