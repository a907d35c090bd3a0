"""Which cards a change may say something new about.

Rule: what is found at a card follows from what lies a few connectors away and from the claims whose
standing moved, so these cards are all that has to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.analysis.reach import resting_on, standing_behind
from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds.derived_from import DERIVED_FROM
from evidenceboard.model.connector_kinds.independent_of import INDEPENDENT_OF
from evidenceboard.model.records import Card, Connector, RecordId

_KINSHIP = (DERIVED_FROM.name, INDEPENDENT_OF.name)


def affected_cards(board: Board, change: Change) -> set[RecordId]:
    """The cards near what a change altered, those that are gone left out."""
    altered = {card for key in change.steps for card in _cards_at(board, change, key)}
    kin = altered | {end for key in altered for end in _kin(board, key)}
    found = kin | resting_on(board, kin) | standing_behind(board, altered)
    return {key for key in found if key in board.cards}


def _cards_at(board: Board, change: Change, key: RecordId) -> Iterator[RecordId]:
    """The card itself, or the cards that a connector joins or joined."""
    for record in change.steps[key]:
        if isinstance(record, Card):
            yield key
        elif isinstance(record, Connector):
            yield record.source
            yield from _ends(board, record)


def _ends(board: Board, connector: Connector) -> Iterator[RecordId]:
    """The card that it leads to; through connectors that it undercuts, all that these join."""
    seen: set[RecordId] = set()
    while connector.undercuts and connector.target not in seen:
        seen.add(connector.target)
        undercut = board.connectors.get(connector.target)
        if undercut is None:
            return
        connector = undercut
        yield connector.source
    yield connector.target


def _kin(board: Board, key: RecordId) -> Iterator[RecordId]:
    for one in board.connectors_at(key):
        if one.kind in _KINSHIP and not one.undercuts:
            yield one.target if one.source == key else one.source
