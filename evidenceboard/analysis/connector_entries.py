"""Connectors as entries of a graph's arrays, some hundred at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence

import numpy as np

from evidenceboard.analysis.arguments.graph import CERTAIN
from evidenceboard.analysis.arguments.levels import ranges
from evidenceboard.analysis.arguments.pull_arrays import Entries, Ints
from evidenceboard.analysis.arguments.semantics import Floats
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import SIGNS, connector_weights
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import Connector, RecordId, Value

BREATH = 512
"""Records between two turns."""


def entries_of(
    connectors: Sequence[Connector],
    number: int,
    rows: Mapping[RecordId, int],
    roots: OriginRows,
    weighing: Weighing,
) -> Entries:
    """The entries of some connectors that argue, which are numbered from `number` on."""
    argued = [one for one in connectors if one.target in rows]
    ids = [one.id for one in argued]
    source = _ints([rows[one.source] for one in argued])
    gate = _ints([rows.get(key, CERTAIN) for key in ids])
    first, count = roots.first[source], roots.count[source]
    each = np.repeat(np.arange(len(argued), dtype=np.int32), count)
    return Entries(
        pull=number + each,
        source=source[each],
        gate=gate[each],
        target=_ints([rows[one.target] for one in argued])[each],
        opposes=_ints([SIGNS[one.kind] < 0 for one in argued])[each],
        origin=roots.rows[ranges(first, first + count)],
        parts=count[each],
        weights=weighing.weights(source, gate, ids)[:, each],
    )


@frozen
class OriginRows:
    """The rows of every row's origins: `count` of them in `rows`, from `first` on."""

    first: Ints
    count: Ints
    rows: Ints


def origin_rows(arguments: BoardArguments) -> Generator[None, None, OriginRows]:
    """Where the origins of every row stand, a few milliseconds a turn."""
    rows = arguments.rows
    first = np.arange(len(arguments.names), dtype=np.int32)
    count = np.ones(len(arguments.names), dtype=np.int32)
    found = first.tolist()
    for number, (card, roots) in enumerate(arguments.origins.derived()):
        first[rows[card]], count[rows[card]] = len(found), len(roots)
        found += [rows[root] for root in roots]
        if number % BREATH == 0:
            yield
    return OriginRows(first, count, _ints(found))


def _ints(numbers: Sequence[int]) -> Ints:
    return np.fromiter(numbers, np.int32, len(numbers))


class Weighing:
    """The weights of connectors: there are few distinct ones, which go by number."""

    def __init__(
        self,
        arguments: BoardArguments,
        credibility: Mapping[RecordId, Value],
        stating: Sequence[bool],
    ) -> None:
        """`stating` says of the first rows, those of cards, whether they are no claims."""
        self._semantics = arguments.semantics
        self._credibility = credibility
        known: set[Value | None] = {None, *credibility.values()}
        self._code = {value: code for code, value in enumerate(known)}
        self._of_claims, self._of_sources = (
            np.array([
                connector_weights(value, arguments.numbers, stating=states) for value in self._code
            ])
            for states in (False, True)
        )  # fmt: skip
        self._stating = np.array(stating)
        self._pressure = np.zeros(len(stating))
        for card, pressed in arguments.doubted.items():
            self._pressure[arguments.rows[card]] = pressed

    def weights(self, source: Ints, gate: Ints, ids: Iterable[RecordId]) -> Floats:
        """By plane. What is undercut gets its weight from its gate instead."""
        values = map(self._credibility.get, ids)
        codes = _ints(list(map(self._code.__getitem__, values)))
        states = self._stating[source]
        found = np.where(states, self._of_sources[codes].T, self._of_claims[codes].T)
        doubted = np.flatnonzero(self._pressure[source])
        found[:, doubted] = self._semantics.strengths(
            found[:, doubted], np.zeros(len(doubted)), self._pressure[source[doubted]]
        )
        found[:, gate != CERTAIN] = 1.0
        return found
