"""A board as a graph of arguments: cards, and connectors that others undercut.

Rule: whatever a row holds can be worked out from the board again, record by record; building it
in bulk and renewing single rows go through the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidenceboard.analysis.arguments.graph import AS_RATED, Graph, Pull, side
from evidenceboard.analysis.arguments.semantics import semantics_named
from evidenceboard.analysis.board_ratings import (
    ARGUING,
    CARD_FIELDS,
    NAMES,
    SIGNS,
    card_weights,
    connector_weights,
    pressure,
)
from evidenceboard.analysis.origins import Origins, repeated_card
from evidenceboard.analysis.rating_numbers import Spread, numbers_of
from evidenceboard.model.board import Board
from evidenceboard.model.records import Connector, Recorded, RecordId, Value

NONE: Recorded = (None,) * len(NAMES)
BREATH = 256
"""Records between two turns of a long piece of work."""


class BoardArguments:
    """The rows of a board's arguments and the graph that they make."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.numbers = numbers_of(board.facts)
        self.graph = Graph(
            semantics_named(getattr(board.facts, "semantics", "quadratic-energy")), planes=3
        )
        self.rows: dict[RecordId, int] = {}
        self.names: list[RecordId] = []
        self.origins = Origins({})
        self._doubted: dict[RecordId, float] = {}
        """The pressure on the statements of experts whose questions are answered badly."""

    def build(self) -> Iterator[None]:
        """Take in the whole board, little by little."""
        recorded: dict[RecordId, Recorded] = {}
        for number, (key, values) in enumerate(self.board.recorded(NAMES)):
            recorded[key] = values
            if number % BREATH == 0:
                yield
        yield from self._take_in_cards(recorded)
        yield from self._take_in_origins()
        yield from self._take_in_connectors(recorded)

    def _take_in_cards(self, recorded: Mapping[RecordId, Recorded]) -> Iterator[None]:
        for number, (key, card) in enumerate(list(self.board.cards.items())):
            if card.kind in ARGUING:
                values = recorded.get(key, NONE)
                self._add(key, card_weights(card, values, self.numbers))
                pressed = pressure(values[: len(CARD_FIELDS)], self.graph.semantics)
                if pressed:
                    self._doubted[key] = pressed
            if number % BREATH == 0:
                yield

    def _add(self, key: RecordId, weights: Spread) -> int:
        self.rows[key] = row = self.graph.add(weights)
        self.names.append(key)
        return row

    def _take_in_origins(self) -> Iterator[None]:
        repeats: dict[RecordId, list[RecordId]] = {}
        for number, one in enumerate(list(self.board.connectors.values())):
            repeated = repeated_card(self.board, one)
            if repeated in self.rows and one.source in self.rows:
                repeats.setdefault(one.source, []).append(repeated)
            if number % BREATH == 0:
                yield
        self.origins = Origins(repeats)

    def _take_in_connectors(self, recorded: Mapping[RecordId, Recorded]) -> Iterator[None]:
        argued = [one for one in self.board.connectors.values() if self._argues(one)]
        onto = {one.target for one in argued if one.undercuts}
        for one in argued:
            if one.id in onto:
                self._add_connector(one, recorded.get(one.id, NONE)[-1])
        sides: dict[tuple[int, int], list[Pull]] = {}
        for number, one in enumerate(argued):
            target = self.rows.get(one.target)
            if target is not None:
                pull = self._pull(one, recorded.get(one.id, NONE)[-1])
                sides.setdefault((target, SIGNS[one.kind]), []).append(pull)
                self._lead(pull, target)
            if number % BREATH == 0:
                yield
        for number, ((target, sign), pulls) in enumerate(sides.items()):
            self._set_side(target, sign, pulls)
            if number % BREATH == 0:
                yield

    def _argues(self, connector: Connector) -> bool:
        """Whether it takes part. One that leads from a card to itself says nothing."""
        own = connector.source == connector.target
        return connector.kind in SIGNS and connector.source in self.rows and not own

    def _add_connector(self, connector: Connector, credibility: Value | None) -> None:
        """A connector that others undercut is an argument itself."""
        row = self._add(connector.id, self._weights(connector, credibility))
        if connector.source in self._doubted:
            self.graph.pressed[row] = self._doubted[connector.source]

    def _weights(self, connector: Connector, credibility: Value | None) -> Spread:
        source = self.board.cards[connector.source]
        return connector_weights(source, credibility, self.numbers)

    def _pull(self, connector: Connector, credibility: Value | None) -> Pull:
        gate = self.rows.get(connector.id, -1)
        weights = self._weights(connector, credibility)
        pressed = self._doubted.get(connector.source, 0.0)
        if gate < 0 and pressed:
            low, high = (self.graph.semantics.strength(one, 0.0, pressed) for one in weights[1:])
            weights = (self.graph.semantics.strength(weights[0], 0.0, pressed), low, high)
        roots = self.origins(connector.source)
        source = self.rows[connector.source]
        if roots == (connector.source,):
            return Pull(connector.id, source, weights, gate)
        rows = tuple(self.rows[root] for root in roots)
        return Pull(connector.id, source, weights, gate, rows, len(rows))

    def _lead(self, pull: Pull, target: int) -> None:
        self.graph.following[pull.source].append(target)
        if pull.gate >= 0:
            self.graph.following[pull.gate].append(target)

    def _set_side(self, target: int, sign: int, pulls: list[Pull]) -> None:
        (self.graph.supports if sign > 0 else self.graph.opposes)[target] = side(pulls)

    def amounts(self, row: int) -> tuple[float, float]:
        """The amounts that count for an argument and against it."""
        graph = self.graph
        against = graph.amount(graph.opposes[row], AS_RATED) + graph.pressed.get(row, 0.0)
        return graph.amount(graph.supports[row], AS_RATED), against

    def sides(self, row: int) -> tuple[float, float]:
        """Support and opposition as they are shown."""
        semantics = self.graph.semantics
        support, opposition = self.amounts(row)
        return semantics.side(support), semantics.side(opposition)

    def energy(self, row: int) -> float:
        """The balance of what counts for an argument and against it."""
        return self.graph.semantics.energy(*self.amounts(row))
