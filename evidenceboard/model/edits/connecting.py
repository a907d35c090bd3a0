"""Edits of connectors: joining, turning round, changing kind and ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from evidenceboard.model.board import Board
from evidenceboard.model.change import Change
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.edits.cards import kept_fields
from evidenceboard.model.kinds import checked
from evidenceboard.model.records import Card, Connector, RecordId, Value, new_id


def connect(
    board: Board,
    kind: str,
    source: RecordId,
    target: RecordId,
    label: str = "",
    fields: Mapping[str, Value] | None = None,
) -> Change:
    """Join a card to a card, or to a connector, which it then undercuts.

    Raises ValueError where the ends cannot be joined or a field value cannot be held.
    """
    made = connector_onto(board, kind, source, target)
    values = checked(connector_kind(kind), (fields or {}).items())
    return Change.of([(None, replace(made, label=label, fields=values))])


def connector_onto(board: Board, kind: str, source: RecordId, target: RecordId) -> Connector:
    """A new connector between two records that exist. Raises ValueError where it cannot be."""
    connector_kind(kind)
    undercuts = target in board.connectors
    if source not in board.cards or not (undercuts or target in board.cards):
        raise ValueError("A connector leads from a card to a card or to a connector.")
    if source == target:
        raise ValueError("A card cannot be connected to itself.")
    return Connector(new_id(), kind, source, target, undercuts)


def connect_new(
    board: Board, kind: str, origin: RecordId, card: Card, *, towards_origin: bool = False
) -> Change:
    """Put a new card on the board, joined to one that is there: as one step."""
    ends = (card.id, origin) if towards_origin else (origin, card.id)
    if origin not in board.cards or card.id in board.cards:
        raise ValueError("A new card is connected to a card that is on the board.")
    made = Connector(new_id(), connector_kind(kind).name, *ends)
    return Change.of([(None, card), (None, made)])


def set_connector_kind(board: Board, ids: Iterable[RecordId], kind: str) -> Change:
    """Make connectors another kind; fields that both kinds know are kept."""
    declared = connector_kind(kind)
    found = [board.connectors[key] for key in ids if key in board.connectors]
    return Change.of(
        (one, replace(one, kind=kind, fields=kept_fields(declared, one.fields))) for one in found
    )


def set_label(board: Board, connector_id: RecordId, label: str) -> Change:
    """Word the label beside a connector's disc."""
    connector = board.connectors[connector_id]
    return Change.of([(connector, replace(connector, label=label))])


def reverse(board: Board, ids: Iterable[RecordId]) -> Change:
    """Turn connectors round. One that undercuts a connector cannot be turned and stays."""
    found = [board.connectors[key] for key in ids if key in board.connectors]
    return Change.of(
        (one, replace(one, source=one.target, target=one.source))
        for one in found
        if not one.undercuts
    )


def set_end(
    board: Board,
    connector_id: RecordId,
    *,
    target: RecordId | None = None,
    source: RecordId | None = None,
) -> Change:
    """Lead a connector elsewhere. Raises ValueError where it would end on itself or nowhere."""
    connector = board.connectors[connector_id]
    new_source, new_target = source or connector.source, target or connector.target
    if new_target in _hanging_on(board, connector_id):
        raise ValueError("A connector cannot end on itself.")
    ends = connector_onto(board, connector.kind, new_source, new_target)
    return Change.of(
        [
            (
                connector,
                replace(connector, source=new_source, target=new_target, undercuts=ends.undercuts),
            )
        ]
    )


def _hanging_on(board: Board, connector_id: RecordId) -> set[RecordId]:
    """The connector and all that end on it, directly or through others."""
    reached, waiting = {connector_id}, [connector_id]
    while waiting:
        for other in board.connectors_to(waiting.pop()):
            if other.id not in reached:
                reached.add(other.id)
                waiting.append(other.id)
    return reached
