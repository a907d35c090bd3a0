"""A board's cards as arrays: sizes, the frame each lies in, and who belongs above whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.connector_kinds import connector_kind
from evidenceboard.model.records import Card, Connector, RecordId

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_RANK = {"question": 0, "hypothesis": 1}
_CLAIM_RANK, _EVIDENCE_RANK = 2, 3


@dataclass(frozen=True, slots=True)
class CardGraph:
    """`rects` (n, 4) x, y, width, height; `parent` (n,) the index of the innermost frame or −1;
    `edges` (m, 2) upper, lower; `rank` (n,) lower belongs nearer the top."""

    ids: tuple[RecordId, ...]
    rects: Floats
    encloses: npt.NDArray[np.bool_]
    parent: Ints
    edges: Ints
    rank: Ints


def card_graph(board: Board, ids: Collection[RecordId]) -> CardGraph:
    """The graph of these cards. Connectors that leave the set play no part."""
    cards = [board.cards[key] for key in ids]
    place = {card.id: at for at, card in enumerate(cards)}
    rects = np.array([(c.x, c.y, c.width, c.height) for c in cards], np.float64).reshape(-1, 4)
    encloses = np.array([card_kind(card.kind).encloses for card in cards], np.bool_)
    pairs = [pair for one in board.connectors.values() for pair in _above_below(board, one, place)]
    return CardGraph(
        ids=tuple(place),
        rects=rects,
        encloses=encloses,
        parent=innermost_frames(rects, encloses),
        edges=np.array(pairs, np.int64).reshape(-1, 2),
        rank=np.array([_rank(card) for card in cards], np.int64),
    )


def _above_below(
    board: Board, one: Connector, place: dict[RecordId, int]
) -> Iterator[tuple[int, int]]:
    """What is supported or contradicted stands above what does so; an origin below its copies.

    What undercuts a connector belongs beside that connector's source: below its target.
    """
    target = one
    while target.undercuts:
        target = board.connectors[target.target]
    source_at, target_at = place.get(one.source), place.get(target.target)
    if source_at is None or target_at is None or source_at == target_at:
        return
    downward = connector_kind(one.kind).sign == 0 and not one.undercuts
    yield (source_at, target_at) if downward else (target_at, source_at)


def _rank(card: Card) -> int:
    if card.kind != "claim":
        return _EVIDENCE_RANK
    return _RANK.get(card.text("role"), _CLAIM_RANK)


def innermost_frames(rects: Floats, encloses: npt.NDArray[np.bool_]) -> Ints:
    """For each rectangle the index of the smallest frame that wholly contains it, or −1.

    Of two frames with one and the same rectangle the later counts as lying in the earlier.
    """
    parent = np.full(len(rects), -1, np.int64)
    by_x = np.argsort(rects[:, 0], kind="stable")
    lefts = rects[by_x, 0]
    frames = np.flatnonzero(encloses)
    areas = rects[frames, 2] * rects[frames, 3]
    for frame in frames[np.argsort(-areas, kind="stable")]:
        x, y, width, height = rects[frame]
        near = by_x[np.searchsorted(lefts, x) : np.searchsorted(lefts, x + width, "right")]
        boxes = rects[near]
        inside = (
            (boxes[:, 1] >= y)
            & (boxes[:, 0] + boxes[:, 2] <= x + width)
            & (boxes[:, 1] + boxes[:, 3] <= y + height)
            & (near != frame)
        )
        same = encloses[near] & (boxes[:, 2] * boxes[:, 3] == width * height)
        parent[near[inside & ~(same & (near < frame))]] = frame
    return parent
