"""Where an arrangement can go without covering the cards that stay."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from evidenceboard.layout.arrays import Floats
from evidenceboard.model.board import Board
from evidenceboard.model.card_kinds import card_kind
from evidenceboard.model.records import RecordId

CLEARANCE = 40.0
_RINGS = 12


def free_place(board: Board, moving: set[RecordId], rects: Floats) -> Floats:
    """The shortest shift (2,) tried that puts `rects` (n, 4) clear of all cards that stay.

    Frames that stay are background and may be covered. Tries no shift, then rings about it,
    and goes to the right of everything when all are taken.
    """
    others = [
        key
        for key, kind in board.each_card("kind")
        if key not in moving and not card_kind(kind).encloses
    ]
    staying = board.places(others)
    staying[:, 2:] += staying[:, :2]
    low = rects[:, :2].min(axis=0) - CLEARANCE
    high = (rects[:, :2] + rects[:, 2:]).max(axis=0) + CLEARANCE
    for shift in _shifts(high - low):
        if not _covers(staying, low + shift, high + shift):
            return shift
    return np.array([staying[:, 2].max() - low[0], 0.0])


def _covers(staying: Floats, low: Floats, high: Floats) -> bool:
    return bool(((staying[:, :2] < high) & (staying[:, 2:] > low)).all(axis=1).any())


def _shifts(size: Floats) -> Iterator[Floats]:
    yield np.zeros(2)
    step = size / 4
    for ring in range(1, _RINGS * 4):
        around = np.array([(i, j) for i in range(-ring, ring + 1) for j in range(-ring, ring + 1)])
        edge = around[np.abs(around).max(axis=1) == ring]
        for cell in edge[np.argsort((edge**2).sum(axis=1), kind="stable")]:
            yield cell * step
