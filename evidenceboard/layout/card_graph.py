"""A board's cards as arrays: sizes, the frame each lies in, and who belongs above whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import itemgetter
from typing import Any

import numpy as np

from evidenceboard.layout.arrays import Flags, Floats, Ints
from evidenceboard.layout.innermost import innermost_frames
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import CARD_KINDS
from evidenceboard.model.connector_kinds import CONNECTOR_KINDS
from evidenceboard.model.frozen import frozen
from evidenceboard.model.records import RecordId, Value

_RANK = {"question": 0, "hypothesis": 1}
_CLAIM_RANK, _EVIDENCE_RANK = 2, 3
_FEW = 1_000
"""Of no more claims than this the roles are looked up one by one."""
_ENCLOSES = {kind.name: kind.encloses for kind in CARD_KINDS}
_RISE = {kind.name: kind.rise for kind in CONNECTOR_KINDS}


@frozen
class CardGraph:
    """`rects` (n, 4) x, y, width, height; `parent` (n,) the index of the innermost frame or −1;
    `edges` (m, 2) upper, lower; `rank` (n,) lower belongs nearer the top."""

    ids: tuple[RecordId, ...]
    rects: Floats
    encloses: Flags
    parent: Ints
    edges: Ints
    rank: Ints


def card_graph(board: Board, ids: Sequence[RecordId]) -> CardGraph:
    """The graph of these cards. Connectors that leave the set play no part."""
    place = dict(zip(ids, range(len(ids)), strict=True))
    kinds = board.of_cards("kind", ids)
    rects = board.places(ids)
    encloses = np.fromiter(map(_ENCLOSES.__getitem__, kinds), np.bool_, len(kinds))
    return CardGraph(
        ids=tuple(place),
        rects=rects,
        encloses=encloses,
        parent=innermost_frames(rects, encloses),
        edges=_above_below(board, place),
        rank=_ranks(board, place, kinds),
    )


def _above_below(board: Board, place: dict[RecordId, int]) -> Ints:
    """What evidence bears on stands above it; an origin below its copies.

    What undercuts a connector belongs beside that connector's source: below its target.
    """
    keys = list(board.connectors)
    ends, undercuts, kinds = (_all(board, name) for name in ("target", "undercuts", "kind"))
    hanging = list(compress(range(len(keys)), undercuts))
    leads = dict(zip(keys, ends, strict=True)) if hanging else {}
    for at in hanging:
        while ends[at] in leads:  # on whichever connectors it ends
            ends[at] = leads[ends[at]]
    source, target = _found(place, _all(board, "source")), _found(place, ends)
    rise = np.fromiter(map(_RISE.__getitem__, kinds), np.int8, len(keys))
    rise[hanging] = 1
    down = rise < 0
    edges = np.stack([np.where(down, source, target), np.where(down, target, source)], axis=1)
    inside: Ints = edges[(source >= 0) & (target >= 0) & (source != target) & (rise != 0)]
    return inside


def _all(board: Board, name: str) -> list[Any]:
    return list(map(itemgetter(1), board.each_connector(name)))


def _found(place: Mapping[RecordId, int], ids: Sequence[RecordId]) -> Ints:
    """The place of each id, −1 for one that has none."""
    return np.fromiter(map(place.get, ids, repeat(-1)), np.int64, len(ids))


def _ranks(board: Board, place: Mapping[RecordId, int], kinds: Sequence[str]) -> Ints:
    claims = [key for key, kind in zip(place, kinds, strict=True) if kind == "claim"]
    roles: Iterable[tuple[RecordId, Value | None]]
    if len(claims) > _FEW:
        roles = ((key, role) for key, (role,) in board.recorded(("role",)))
    else:
        roles = [(key, board.cards[key].fields.get("role")) for key in claims]
    rank = np.full(len(place), _EVIDENCE_RANK, np.int64)
    rank[_found(place, claims)] = _CLAIM_RANK
    for key, role in roles:
        if role in _RANK and key in place:
            rank[place[key]] = _RANK[str(role)]
    return rank
