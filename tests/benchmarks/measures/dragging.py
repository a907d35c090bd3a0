"""Dragging one card, and five hundred, with all their connectors."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPointF

from evidenceboard.model.records import RecordId
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES, ROUNDS, AFTER = 40, 4, 6
REST = 0.15
"""Seconds from selecting many cards to the press: no hand is quicker, and panels fill meanwhile."""
PARTS = ("press", "first", "moves", "drop", "after")


class Drag:
    """The frames of some drags, each part on its own, since the ends are what is slow."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.reels = {part: Reel() for part in PARTS}

    def run(self, key: RecordId, along: QPointF) -> None:
        """Take a card up, carry it along and let it go."""
        stage, pointer, at = self._stage, self._stage.pointer, self._stage.at(key)
        stage.frame(self.reels["press"], pointer.press, at)
        for number in range(1, MOVES + 1):
            part = "first" if number == 1 else "moves"
            to = at + along * number
            stage.frame(self.reels[part], pointer.move, to)
        end = at + along * MOVES
        stage.frame(self.reels["drop"], pointer.release, end)
        for _ in range(stage.times(AFTER)):
            stage.frame(self.reels["after"], stage.rest)

    def rows(self, what: str) -> Iterator[Row]:
        for part, reel in self.reels.items():
            yield self._stage.row(f"{what}: {part}", reel)


def measure_one(stage: Stage) -> Iterator[Row]:
    for scale in (1.0, 0.3):
        yield from _measured(stage, scale, ())


def measure_many(stage: Stage) -> Iterator[Row]:
    """Five hundred cards, first most of them out of view, then all in it."""
    for scale in (1.0, 0.1):
        stage.aim(0.1)
        yield from _measured(stage, scale, stage.cards_in_view()[:500])


def _measured(stage: Stage, scale: float, ids: Collection[RecordId]) -> Iterator[Row]:
    drag = Drag(stage)
    for number in range(stage.times(ROUNDS)):
        stage.aim(scale)
        key = stage.card_in_view()
        if ids:
            stage.workspace.selection.set({*ids, key})
            stage.settle()
            stage.run_for(REST)
        sign = 1 if number % 2 else -1
        drag.run(key, QPointF(7 * sign, 3 * sign))
        stage.settle()
    count = f"{len(ids)} cards" if ids else "one card"
    yield from drag.rows(f"drag {count} at {scale:.0%}")
