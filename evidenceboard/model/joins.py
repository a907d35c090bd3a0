"""Which connectors start or end at a card or a connector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from evidenceboard.model.records import Connector, RecordId

FEW = 24
"""So many are kept in a list: a set of as many takes six times the memory, which shows at a
hundred thousand cards; of more, a list would be slow to take one out of."""


Joined = Callable[[RecordId], list[RecordId]]
"""Finds the connectors at a record."""


def _nobody(_: RecordId) -> list[RecordId]:
    return []


class Joins:
    """The connectors at each record. Rule: it takes in each connector once, and only lets go of
    one that it has."""

    def __init__(self, connectors: Iterable[Connector] = (), first: Joined = _nobody) -> None:
        """`first` finds the connectors at a record that were there before any of these."""
        self._first = first
        at: defaultdict[RecordId, list[RecordId]] = defaultdict(list)
        for one in connectors:
            for end in _ends(one):
                at[end].append(one.id)
        self._at: dict[RecordId, list[RecordId] | set[RecordId]] = {
            end: joined if len(joined) <= FEW else set(joined) for end, joined in at.items()
        }

    def copy(self) -> Joins:
        """The same; what is added here later does not reach it."""
        made = Joins(first=self._first)
        made._at = {end: joined.copy() for end, joined in self._at.items()}
        return made

    def at(self, key: RecordId) -> Collection[RecordId]:
        """In no particular order."""
        joined = self._at.get(key)
        return self._first(key) if joined is None else joined

    def add(self, connector: Connector) -> None:
        for end in _ends(connector):
            joined = self._own(end)
            if isinstance(joined, set):
                joined.add(connector.id)
            elif len(joined) < FEW:
                joined.append(connector.id)
            else:
                self._at[end] = {*joined, connector.id}

    def remove(self, connector: Connector) -> None:
        for end in _ends(connector):
            self._own(end).remove(connector.id)

    def _own(self, end: RecordId) -> list[RecordId] | set[RecordId]:
        """What is joined at a record, kept here from now on, even if that becomes nothing."""
        joined = self._at.get(end)
        if joined is None:
            first = self._first(end)
            joined = self._at[end] = first if len(first) <= FEW else set(first)
        return joined


def _ends(connector: Connector) -> tuple[RecordId, ...]:
    if connector.source == connector.target:
        return (connector.source,)
    return connector.source, connector.target
