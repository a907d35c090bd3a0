"""A whole board taken in as the arrays of a graph, little by little."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from evidenceboard.analysis.arguments.graph import Graph
from evidenceboard.analysis.arguments.pull_arrays import PullArrays, arranged
from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.board_ratings import (
    ARGUING,
    NAMES,
    STATING,
    card_weights,
    doubts,
    pressure,
)
from evidenceboard.analysis.connector_entries import (
    BREATH,
    Weighing,
    entries_of,
    origin_rows,
)
from evidenceboard.analysis.origins import repeated_card
from evidenceboard.analysis.rating_numbers import Spread, exactly
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.records import Connector, RecordId, Value


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
        for number, (key, kind) in enumerate(list(self._board.each_card("kind"))):
            if kind in ARGUING:
                self._to.add_row(key)
                stating = kind in STATING
                self._stating.append(stating)
                self.weights.extend(unrated[stating])
            if number % BREATH == 0:
                yield

    def ratings(self) -> Iterator[None]:
        """What is recorded, put in its place."""
        rows, numbers = self._to.rows, self._to.numbers
        for number, (key, values) in enumerate(self._board.recorded(NAMES)):
            if values[-1] is not None:
                self._credibility[key] = values[-1]
            elif (row := rows.get(key)) is not None:
                self._weigh(row, card_weights(values, numbers, stating=self._stating[row]))
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
        everything = list(self._board.connectors)
        for begin in range(0, len(everything), BREATH):
            some = self._board.passing_connectors(everything[begin : begin + BREATH])
            arguing = list(filter(self._to.argues, some))
            argued += arguing
            undercut.update(one.target for one in arguing if one.undercuts)
            derived += [one for one in some if one.kind == DERIVED_FROM.name]
            yield
        self._add_undercut(undercut)
        yield
        yield from self._take_in_origins(derived)
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

    def _take_in_origins(self, derived: Sequence[Connector]) -> Iterator[None]:
        repeats: dict[RecordId, list[RecordId]] = {}
        for number, one in enumerate(derived):
            repeated = repeated_card(self._board, one)
            if repeated in self._to.rows and one.source in self._to.rows:
                repeats.setdefault(one.source, []).append(repeated)
            if number % BREATH == 0:
                yield
        yield from self._to.origins.take_in(repeats)

    def _take_in_pulls(self, argued: Sequence[Connector]) -> Iterator[None]:
        """Rule: records are turned into entries some hundred at a time."""
        if not argued:
            return
        roots = yield from origin_rows(self._to)
        weighing = Weighing(self._to, self._credibility, self._stating)
        parts = []
        for begin in range(0, len(argued), BREATH):
            some = argued[begin : begin + BREATH]
            parts.append(entries_of(some, begin, self._to.rows, roots, weighing))
            yield
        self.pulls = yield from arranged(len(self._to.names), parts)
