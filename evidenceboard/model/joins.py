"""Which connectors start or end at a card or a connector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Mapping

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
        self._at: dict[RecordId, list[RecordId] | set[RecordId]] = {
            end: joined if len(joined) <= FEW else set(joined)
            for end, joined in _by_end(connectors).items()
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

    def add(self, connectors: Iterable[Connector]) -> None:
        for end, ids in _by_end(connectors).items():
            joined = self._own(end)
            if isinstance(joined, set):
                joined.update(ids)
            elif len(joined) + len(ids) <= FEW:
                joined.extend(ids)
            else:
                self._at[end] = {*joined, *ids}

    def remove(self, connectors: Iterable[Connector], gone: Container[RecordId] = ()) -> None:
        """`gone` are records that go as well, with all that is joined there: nobody looks through
        what that is."""
        for one in connectors:
            for end in _ends(one):
                if end in gone:
                    self._at[end] = []
                else:
                    self._own(end).remove(one.id)

    def _own(self, end: RecordId) -> list[RecordId] | set[RecordId]:
        """What is joined at a record, kept here from now on, even if that becomes nothing."""
        joined = self._at.get(end)
        if joined is None:
            first = self._first(end)
            joined = self._at[end] = first if len(first) <= FEW else set(first)
        return joined


def _by_end(connectors: Iterable[Connector]) -> Mapping[RecordId, list[RecordId]]:
    at: defaultdict[RecordId, list[RecordId]] = defaultdict(list)
    for one in connectors:
        for end in _ends(one):
            at[end].append(one.id)
    return at


def _ends(connector: Connector) -> tuple[RecordId, ...]:
    if connector.source == connector.target:
        return (connector.source,)
    return connector.source, connector.target
