"""A board's cards as arrays: sizes, the frame each lies in, and who belongs above whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from evidenceboard.layout.arrays import Flags, Floats, Ints
from evidenceboard.layout.innermost import innermost_frames
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.records import Card, Connector, RecordId, Value

_RANK = {"question": 0, "hypothesis": 1}
_CLAIM_RANK, _EVIDENCE_RANK = 2, 3
_FEW = 1_000
"""Of no more cards than this the roles are looked up one by one."""
_ENCLOSES = {kind.name: kind.encloses for kind in CARD_KINDS}
_RISE = {kind.name: kind.rise for kind in CONNECTOR_KINDS}


@dataclass(frozen=True, slots=True)
class CardGraph:
    """`rects` (n, 4) x, y, width, height; `parent` (n,) the index of the innermost frame or −1;
    `edges` (m, 2) upper, lower; `rank` (n,) lower belongs nearer the top."""

    ids: tuple[RecordId, ...]
    rects: Floats
    encloses: Flags
    parent: Ints
    edges: Ints
    rank: Ints


def card_graph(board: Board, ids: Collection[RecordId]) -> CardGraph:
    """The graph of these cards. Connectors that leave the set play no part."""
    cards = [board.cards[key] for key in ids]
    place = {card.id: at for at, card in enumerate(cards)}
    sides = [_floats(cards, name) for name in ("x", "y", "width", "height")]
    rects = np.stack(sides, axis=1)
    encloses = np.fromiter((_ENCLOSES[card.kind] for card in cards), np.bool_, len(cards))
    return CardGraph(
        ids=tuple(place),
        rects=rects,
        encloses=encloses,
        parent=innermost_frames(rects, encloses),
        edges=_above_below(board, place),
        rank=_ranks(board, cards),
    )


def _floats(cards: Sequence[Card], name: str) -> Floats:
    return np.fromiter(map(attrgetter(name), cards), np.float64, len(cards))


def _above_below(board: Board, place: dict[RecordId, int]) -> Ints:
    """What evidence bears on stands above it; an origin below its copies.

    What undercuts a connector belongs beside that connector's source: below its target.
    """
    count = len(board.connectors)
    sources, targets, kinds = map(board.each_connector, ("source", "target", "kind"))
    source = np.fromiter((place.get(end, -1) for _, end in sources), np.int64, count)
    target = np.fromiter((place.get(end, -1) for _, end in targets), np.int64, count)
    rise = np.fromiter((_RISE[kind] for _, kind in kinds), np.int8, count)
    for at, (key, undercuts) in enumerate(board.each_connector("undercuts")):
        if undercuts:
            target[at] = place.get(_target(board, board.connectors[key]), -1)
            rise[at] = 1
    down = rise < 0
    edges = np.stack([np.where(down, source, target), np.where(down, target, source)], axis=1)
    inside: Ints = edges[(source >= 0) & (target >= 0) & (source != target) & (rise != 0)]
    return inside


def _target(board: Board, one: Connector) -> RecordId:
    """The card that a connector leads to, on whichever connectors it ends."""
    while one.undercuts:
        one = board.connectors[one.target]
    return one.target


def _ranks(board: Board, cards: Sequence[Card]) -> Ints:
    roles: dict[RecordId, Value | None]
    if len(cards) > _FEW:
        roles = {key: role for key, (role,) in board.recorded(("role",))}
    else:
        roles = {card.id: card.fields.get("role") for card in cards if card.kind == "claim"}
    ranks = (
        _RANK.get(str(roles.get(card.id)), _CLAIM_RANK) if card.kind == "claim" else _EVIDENCE_RANK
        for card in cards
    )
    return np.fromiter(ranks, np.int64, len(cards))
