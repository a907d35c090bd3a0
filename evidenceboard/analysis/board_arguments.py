"""A board as a graph of arguments: its cards, and those connectors that others undercut.

Rule: the whole board is taken in as arrays; a row that changes later is worked out from the
records by `renewed_sides`, and must come out the same.
"""

from __future__ import annotations

import numpy as np

from evidenceboard.analysis.arguments.graph import CERTAIN, Graph, Pull, Sides, side
from evidenceboard.analysis.arguments.pull_arrays import PullArrays
from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.board_ratings import CREDIBILITY, SIGNS, STATING, connector_weights
from evidenceboard.analysis.origins import Origins
from evidenceboard.analysis.rating_numbers import Spread, exactly, numbers_of
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, RecordId, Value

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
        self.origins = Origins({})
        self.doubted: dict[RecordId, float] = {}
        """The pressure on the statements of experts whose questions are answered badly."""
        self.graph = Graph(self.semantics, np.ones((3, 1)), PullArrays.none(1, 3))

    def add_row(self, key: RecordId) -> int:
        """The number of a new row, of that name."""
        self.rows[key] = row = len(self.names)
        self.names.append(key)
        return row

    def argues(self, connector: Connector) -> bool:
        """Whether it takes part. One that leads from a card to itself says nothing."""
        own = connector.source == connector.target
        return connector.kind in SIGNS and connector.source in self.rows and not own

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
        if gate == CERTAIN:
            credibility = connector.fields.get(CREDIBILITY)
            weights = self.pressed(self.weights_of(connector, credibility), connector.source)
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
