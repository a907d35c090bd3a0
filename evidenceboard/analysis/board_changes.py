"""A change to a board, taken into its arguments: only the rows that it concerns are worked out.

Rule: afterwards every row holds what taking in the whole board anew would give it.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.arguments.graph import ALONE, Sides
from evidenceboard.analysis.arguments.order import Order
from evidenceboard.analysis.board_arguments import NOBODY, BoardArguments
from evidenceboard.analysis.board_ratings import (
    ANSWERS,
    ARGUING,
    card_values,
    pressure,
)
from evidenceboard.analysis.independence import INDEPENDENT_OF
from evidenceboard.analysis.origins import repeated_card
from evidenceboard.analysis.rating_numbers import Spread
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.records import Card, Connector, Record, RecordId


def take_in_change(arguments: BoardArguments, order: Order, change: Change) -> set[int]:
    """Take in a change that the board has made; the rows that may have other strengths now."""
    return _Change(arguments, order).take_in(change)


class _Change:
    """What a change concerns: cards whose own weight, connectors whose weight, records onto which
    other pulls may act than before."""

    def __init__(self, arguments: BoardArguments, order: Order) -> None:
        self._of = arguments
        self._board = arguments.board
        self._order = order
        self._cards: set[RecordId] = set()
        self._connectors: set[RecordId] = set()
        self._targets: set[RecordId] = set()
        self._repeaters: set[RecordId] = set()

    def take_in(self, change: Change) -> set[int]:
        for key, step in change.steps.items():
            self._note(key, *step)
        touched = {row for key in sorted(self._cards) for row in self._renew_card(key)}
        self._renew_origins()
        touched.update(
            row for key in sorted(self._connectors) for row in self._renew_connector(key)
        )
        touched.update(row for key in sorted(self._targets) for row in self._renew_sides(key))
        return touched

    def _note(self, key: RecordId, before: Record | None, after: Record | None) -> None:
        """Note what a step concerns."""
        for one in (before, after):
            if isinstance(one, Connector):
                self._note_connector(one)
            elif isinstance(one, Card):
                self._cards.add(key)
        if key in self._cards and _speaks_otherwise(before, after):
            for connector in self._board.connectors_at(key):
                self._note_connector(connector)

    def _note_connector(self, one: Connector) -> None:
        self._connectors.add(one.id)
        self._targets.update((one.id, one.target))
        if one.undercuts:
            undercut = self._board.connectors.get(one.target)
            self._connectors.add(one.target)
            self._targets.update([undercut.target] if undercut else [])
        for other in (one, *self._board.connectors_to(one.id)):
            if other.kind == DERIVED_FROM.name:
                self._repeaters.add(other.source)
        if one.kind == INDEPENDENT_OF:
            self._targets |= self._of.origins.repeaters((one.source, one.target))

    def _renew_card(self, key: RecordId) -> Iterator[int]:
        """Weigh a card anew; its row comes and goes with its part in the reasoning."""
        card = self._board.cards.get(key)
        self._of.doubted.pop(key, None)
        if card is None or card.kind not in ARGUING:
            yield from self._remove(key)
            return
        pressed = pressure(card_values(card), self._of.semantics)
        if pressed:
            self._of.doubted[key] = pressed
        yield self._weigh(key, self._of.own_weights(card))
        self._targets.add(key)

    def _renew_connector(self, key: RecordId) -> Iterator[int]:
        """A connector is an argument itself as long as others argue against or for it."""
        connector = self._board.connectors.get(key)
        if connector is None or not self._of.argues(connector):
            yield from self._remove(key)
            return
        if key not in self._of.rows and not self._is_undercut(key):
            return
        row = self._weigh(key, self._of.weights_of(connector, self._of.credibility(connector)))
        self._of.graph.pressed.pop(row, None)
        if connector.source in self._of.doubted:
            self._of.graph.pressed[row] = self._of.doubted[connector.source]
        yield row

    def _is_undercut(self, key: RecordId) -> bool:
        return any(self._of.argues(one) for one in self._board.connectors_to(key))

    def _weigh(self, key: RecordId, weights: Spread) -> int:
        """The row of that name with these weights, a new one where there is none."""
        row = self._of.rows.get(key)
        if row is None:
            row = self._of.add_row(key)
            self._of.graph.add(weights)
            self._order.add()
        for plane, weight in enumerate(weights):
            self._of.graph.weights[plane][row] = weight
        return row

    def _remove(self, key: RecordId) -> Iterator[int]:
        """Let a row stand for nothing; nobody refers to it once all targets are renewed."""
        row = self._of.rows.pop(key, None)
        if row is not None:
            self._of.names[row] = NOBODY
            self._of.graph.pressed.pop(row, None)
            self._set_sides(row, ALONE)
            yield row

    def _renew_origins(self) -> None:
        """Find the origins of what is derived otherwise; whatever it supports is concerned."""
        repeats = {card: self._repeated(card) for card in self._repeaters}
        for card in self._of.origins.set_repeats(repeats):
            for connector in self._board.connectors_from(card):
                self._targets.add(connector.target)

    def _repeated(self, card: RecordId) -> list[RecordId]:
        if card not in self._of.rows:
            return []
        found = [repeated_card(self._board, one) for one in self._board.connectors_from(card)]
        return [one for one in found if one is not None and one in self._of.rows]

    def _renew_sides(self, key: RecordId) -> Iterator[int]:
        row = self._of.rows.get(key)
        if row is not None:
            self._set_sides(row, self._of.sides_of(key))
            yield row

    def _set_sides(self, row: int, sides: Sides) -> None:
        leading, parted = self._of.graph.set_sides(row, sides)
        if parted:
            self._order.part(row)
        for source in sorted(leading):
            self._order.connect(source, row)


def _speaks_otherwise(before: Record | None, after: Record | None) -> bool:
    """Whether what a card says may weigh otherwise, beside its own reliability."""
    if not isinstance(before, Card) or not isinstance(after, Card) or before.kind != after.kind:
        return True
    asked = [tuple(map(card.fields.get, ANSWERS)) for card in (before, after)]
    return asked[0] != asked[1]
