"""Which connectors start or end at a card or a connector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Generator, Iterable, Mapping, Sequence

from evidenceboard.model.records import Connector, RecordId
from evidenceboard.model.steps import PORTION, in_one_go

FEW = 24
"""So many are kept in a list: a set of as many takes six times the memory, which shows at a
hundred thousand cards; of more, a list would be slow to take one out of."""


Joint = list[RecordId] | set[RecordId]
"""The connectors at one record."""
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
        self._at: dict[RecordId, Joint] = {
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

    def exchange(self, old: Iterable[Connector], new: Iterable[Connector]) -> None:
        """Let go of some connectors and take in others."""
        self.take(in_one_go(self.exchanging([*old], [*new], ())))

    def take(self, joined: Mapping[RecordId, Joint]) -> None:
        """From now on these are joined at these records."""
        self._at.update(joined)

    def exchanging(
        self,
        old: Sequence[Connector],
        new: Sequence[Connector],
        gone: Container[RecordId],
    ) -> Generator[float, None, Mapping[RecordId, Joint]]:
        """What `take` is told for that, found in steps, which yield the part done. `gone` are
        records that go as well, with all that is joined there: nobody looks through what that
        is."""
        at: dict[RecordId, Joint] = {}
        for done, one in enumerate(old):
            if done % PORTION == PORTION - 1:
                yield done / (len(old) + len(new))
            for end in _ends(one):
                if end in gone:
                    at[end] = []
                else:
                    (at[end] if end in at else self._begun(at, end)).remove(one.id)
        for done, one in enumerate(new, len(old)):
            if done % PORTION == PORTION - 1:
                yield done / (len(old) + len(new))
            for end in _ends(one):
                joined = at[end] if end in at else self._begun(at, end)
                if isinstance(joined, set):
                    joined.add(one.id)
                elif len(joined) < FEW:
                    joined.append(one.id)
                else:
                    at[end] = {*joined, one.id}
        return at

    def _begun(self, at: dict[RecordId, Joint], end: RecordId) -> Joint:
        """What is joined at a record now, among what is to be taken."""
        now = self.at(end)
        begun = at[end] = list(now) if len(now) <= FEW else set(now)
        return begun


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
