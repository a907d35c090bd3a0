"""A board as a graph of arguments: its cards, and those connectors that others undercut.

Rule: the whole board is taken in as arrays; a row that changes later is worked out from the
records by `renewed_sides`, and must come out the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy

import numpy as np

from evidenceboard.analysis.arguments.graph import CERTAIN, Graph, Pull, Sides, side
from evidenceboard.analysis.arguments.pull_arrays import PullArrays
from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.board_ratings import (
    CREDIBILITY,
    SIGNS,
    STATING,
    card_values,
    card_weights,
    connector_weights,
)
from evidenceboard.analysis.origins import Origins
from evidenceboard.analysis.rating_numbers import Spread, exactly, numbers_of
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId, Value

NOBODY = RecordId("")
"""The name of the row that is always certain."""


class BoardArguments:
    """The rows of a board's arguments and the graph that they make."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.numbers = numbers_of(board.facts)
        self.semantics = semantics_named(board.facts.semantics)
        self.names: list[RecordId] = [NOBODY]
        self.rows: dict[RecordId, int] = {}
        self.origins = Origins()
        self.doubted: dict[RecordId, float] = {}
        """The pressure on the statements of experts whose questions are answered badly."""
        self.graph = Graph(self.semantics, np.ones((3, 1)), PullArrays.none(1, 3))
        self.muted: frozenset[RecordId] = frozenset()
        """Cards and connectors that count for nothing in this trial."""
        self.supposed: Mapping[RecordId, Value] = {}
        """Ratings that stand in this trial for those that are recorded."""

    def trial(
        self, graph: Graph, muted: frozenset[RecordId], supposed: Mapping[RecordId, Value]
    ) -> BoardArguments:
        """The same rows in another graph, where some records are muted or rated otherwise."""
        made = copy(self)
        made.graph = graph
        made.muted, made.supposed = self.muted | muted, {**self.supposed, **supposed}
        return made

    def own_weights(self, card: Card) -> Spread:
        """What a card weighs by itself."""
        rating = self.supposed.get(card.id)
        values = card_values(card) if rating is None else (rating, rating)
        return card_weights(values, self.numbers, stating=card.kind in STATING)

    def add_row(self, key: RecordId) -> int:
        """The number of a new row, of that name."""
        self.rows[key] = row = len(self.names)
        self.names.append(key)
        return row

    def argues(self, connector: Connector) -> bool:
        """Whether it takes part. One that leads from a card to itself says nothing."""
        source = connector.source
        return connector.kind in SIGNS and source in self.rows and source != connector.target

    def credibility(self, connector: Connector) -> Value | None:
        return self.supposed.get(connector.id) or connector.fields.get(CREDIBILITY)

    def weights_of(self, connector: Connector, credibility: Value | None) -> Spread:
        """What the connector passes on as long as nobody undercuts it."""
        stating = self.board.cards[connector.source].kind in STATING
        return connector_weights(credibility, self.numbers, stating=stating)

    def pressed(self, weights: Spread, source: RecordId) -> Spread:
        """The weights of an expert's statement after the questions that are answered badly."""
        pressed = self.doubted.get(source)
        if pressed is None:
            return weights
        as_rated, low, high = (self.semantics.strength(one, 0.0, pressed) for one in weights)
        return as_rated, low, high

    def pull(self, connector: Connector) -> Pull:
        """A connector that takes part, as its target feels it."""
        gate = self.rows.get(connector.id, CERTAIN)
        weights = exactly(1.0)
        if connector.id in self.muted:
            weights = exactly(0.0)
        elif gate == CERTAIN:
            rated = self.weights_of(connector, self.credibility(connector))
            weights = self.pressed(rated, connector.source)
        origins = tuple(self.rows[root] for root in self.origins(connector.source))
        return Pull(self.rows[connector.source], weights, gate, origins, len(origins))

    def pulls_onto(self, key: RecordId) -> list[tuple[Connector, Pull]]:
        """The connectors that act on a card or a connector, by id."""
        onto = self.board.connectors_to(key)
        return [(one, self.pull(one)) for one in onto if self.argues(one)]

    def sides_of(self, key: RecordId) -> Sides:
        """What acts on a card or a connector."""
        pulls = self.pulls_onto(key)
        support, opposition = (
            side([pull for one, pull in pulls if SIGNS[one.kind] == sign]) for sign in (1, -1)
        )
        return support, opposition

    def suppose(self, keys: Iterable[RecordId]) -> set[int]:
        """Let the rows of a trial hold what is supposed of these records; which they are."""
        touched = {row for key in sorted(keys) for row in self._suppose(key)}
        for key in self.muted & self.rows.keys() & self.board.cards.keys():
            self.graph.mute(self.rows[key])
        return touched

    def _suppose(self, key: RecordId) -> Iterator[int]:
        row, connector = self.rows.get(key), self.board.connectors.get(key)
        if row is not None:
            own = self._own_weights(key)
            for plane, weight in enumerate(own):
                self.graph.weights[plane][row] = weight
            yield row
        if connector is not None and (target := self.rows.get(connector.target)) is not None:
            self.graph.hold_sides(target, self.sides_of(connector.target))
            yield target

    def _own_weights(self, key: RecordId) -> Spread:
        card = self.board.cards.get(key)
        if card is not None:
            return self.own_weights(card)
        connector = self.board.connectors[key]
        return self.weights_of(connector, self.credibility(connector))
