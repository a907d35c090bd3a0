"""A whole board taken in as the arrays of a graph, little by little."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from evidenceboard.analysis.arguments.graph import CERTAIN, Graph
from evidenceboard.analysis.arguments.levels import ranges
from evidenceboard.analysis.arguments.pull_arrays import Ints, PullArrays
from evidenceboard.analysis.arguments.semantics import Floats
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import (
    ARGUING,
    NAMES,
    SIGNS,
    STATING,
    card_weights,
    connector_weights,
    doubts,
    pressure,
)
from evidenceboard.analysis.origins import Origins, repeated_card
from evidenceboard.analysis.rating_numbers import Spread, exactly
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.records import Connector, RecordId, Value

BREATH = 2048
"""Records between two turns."""


def take_in(arguments: BoardArguments) -> Iterator[None]:
    """Fill in the rows, the origins and the graph of a board; a few thousand records a turn."""
    taking = _Taking(arguments)
    yield from taking.cards()
    yield from taking.ratings()
    yield from taking.connectors()
    weights = np.frombuffer(taking.weights).reshape(-1, 3).T
    arguments.graph = Graph(arguments.semantics, weights, taking.pulls)
    arguments.graph.pressed = taking.pressed
    yield


class _Taking:
    """What has been taken in so far."""

    def __init__(self, arguments: BoardArguments) -> None:
        self._to = arguments
        self._board = arguments.board
        self.weights = array("d", exactly(1.0))
        self._stating = [False]
        self.pressed: dict[int, float] = {}
        self.pulls = PullArrays.none(1, 3)
        self._credibility: dict[RecordId, Value] = {}

    def cards(self) -> Iterator[None]:
        """A row for every card that argues, weighed as if nothing were recorded."""
        numbers = self._to.numbers
        unrated = {True: numbers.reliability_spread(None), False: exactly(numbers.claim)}
        for number, (key, card) in enumerate(list(self._board.cards.items())):
            if card.kind in ARGUING:
                self._to.add_row(key)
                stating = card.kind in STATING
                self._stating.append(stating)
                self.weights.extend(unrated[stating])
            if number % BREATH == 0:
                yield

    def ratings(self) -> Iterator[None]:
        """What is recorded, put in its place."""
        rows, cards = self._to.rows, self._board.cards
        for number, (key, values) in enumerate(self._board.recorded(NAMES)):
            if values[-1] is not None:
                self._credibility[key] = values[-1]
            elif (row := rows.get(key)) is not None:
                self._weigh(row, card_weights(cards[key], values, self._to.numbers))
                if doubts(values):
                    self._to.doubted[key] = pressure(values, self._to.semantics)
            if number % BREATH == 0:
                yield

    def _weigh(self, row: int, weights: Spread) -> None:
        at = 3 * row
        self.weights[at], self.weights[at + 1], self.weights[at + 2] = weights

    def connectors(self) -> Iterator[None]:
        """The arrays of all connectors that take part."""
        argued: list[Connector] = []
        derived: list[Connector] = []
        undercut: set[RecordId] = set()
        everything = list(self._board.connectors.values())
        for begin in range(0, len(everything), BREATH):
            some = everything[begin : begin + BREATH]
            arguing = list(filter(self._to.argues, some))
            argued += arguing
            undercut.update(one.target for one in arguing if one.undercuts)
            derived += [one for one in some if one.kind == DERIVED_FROM.name]
            yield
        self._add_undercut(undercut)
        yield
        self._take_in_origins(derived)
        yield
        yield from self._take_in_pulls(argued)

    def _add_undercut(self, undercut: Iterable[RecordId]) -> None:
        """A row for every connector that others undercut."""
        for key in sorted(undercut):
            one = self._board.connectors[key]
            if self._to.argues(one):
                row = self._to.add_row(key)
                self.weights.extend(self._to.weights_of(one, self._credibility.get(key)))
                if one.source in self._to.doubted:
                    self.pressed[row] = self._to.doubted[one.source]

    def _take_in_origins(self, derived: Sequence[Connector]) -> None:
        repeats: dict[RecordId, list[RecordId]] = {}
        for one in derived:
            repeated = repeated_card(self._board, one)
            if repeated in self._to.rows and one.source in self._to.rows:
                repeats.setdefault(one.source, []).append(repeated)
        self._to.origins = Origins(repeats)

    def _take_in_pulls(self, argued: Sequence[Connector]) -> Iterator[None]:
        parts: list[Ints] = []
        weighing = _Weighing(self._to, self._credibility)
        for begin in range(0, len(argued), BREATH):
            parts.append(self._columns(argued[begin : begin + BREATH], weighing))
            yield
        if not parts:
            return
        columns = np.concatenate(parts, axis=1)
        source, target, gate, opposes, weight = columns[:, columns[1] >= 0]
        stating = np.array(self._stating + [False] * (len(self._to.names) - len(self._stating)))
        weights = weighing.weights(source, gate, weight, stating)
        yield
        pull, origin, count = self._spread(source)
        yield
        spread = (source[pull], gate[pull], target[pull], opposes[pull], origin, count[pull])
        made = PullArrays(len(self._to.names), pull, *spread, weights[:, pull])
        yield
        self.pulls = made.arranged()

    def _columns(self, argued: Sequence[Connector], weighing: _Weighing) -> Ints:
        """Of some connectors source, target (−1 where that is no argument), gate and side, and
        which of the distinct weights they have."""
        rows = self._to.rows
        ids = [one.id for one in argued]
        columns = (
            [rows[one.source] for one in argued],
            [rows.get(one.target, -1) for one in argued],
            [rows.get(key, CERTAIN) for key in ids],
            [SIGNS[one.kind] < 0 for one in argued],
            weighing.codes(ids),
        )
        return np.array([np.fromiter(column, np.int64, len(ids)) for column in columns])

    def _spread(self, source: Ints) -> tuple[Ints, Ints, Ints]:
        """For every entry its pull and its origin; and in how many parts each pull is spread."""
        rows = self._to.rows
        counts = np.ones(len(rows) + 1, dtype=np.int64)
        first = np.arange(len(rows) + 1, dtype=np.int64)
        origins = first.tolist()
        for card, roots in self._to.origins.derived():
            counts[rows[card]] = len(roots)
            first[rows[card]] = len(origins)
            origins.extend(rows[root] for root in roots)
        count = counts[source]
        pull = np.repeat(np.arange(len(source)), count)
        at = ranges(first[source], first[source] + count)
        return pull, np.array(origins, dtype=np.int64)[at], count


class _Weighing:
    """The weights of connectors: few distinct ones, by number."""

    def __init__(self, arguments: BoardArguments, credibility: Mapping[RecordId, Value]) -> None:
        self._arguments = arguments
        self._credibility = credibility
        self._code: dict[Value | None, int] = {None: 0}
        for value in credibility.values():
            self._code.setdefault(value, len(self._code))

    def codes(self, ids: Iterable[RecordId]) -> list[int]:
        code = self._code
        return [code[value] for value in map(self._credibility.get, ids)]

    def weights(self, source: Ints, gate: Ints, code: Ints, stating: NDArray[np.bool_]) -> Floats:
        """By plane. What is undercut gets its weight from its gate instead."""
        numbers = self._arguments.numbers
        of_claims, of_sources = (
            np.array([connector_weights(value, numbers, stating=states) for value in self._code])
            for states in (False, True)
        )
        found = np.where(stating[source], of_sources[code].T, of_claims[code].T)
        pressure = np.zeros(len(stating))
        for card, pressed in self._arguments.doubted.items():
            pressure[self._arguments.rows[card]] = pressed
        doubted = np.flatnonzero(pressure[source])
        found[:, doubted] = self._arguments.semantics.strengths(
            found[:, doubted], np.zeros(len(doubted)), pressure[source[doubted]]
        )
        found[:, gate != CERTAIN] = 1.0
        return found
