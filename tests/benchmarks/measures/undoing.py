"""Undoing and redoing a move of five hundred cards, until it is on screen."""

from __future__ import annotations

from collections.abc import Iterator

from evidenceboard.model import edits
from tests.benchmarks.rows import Row, limit_for
from tests.benchmarks.stage import Reel, Stage

ROUNDS = 8


def measure(stage: Stage) -> Iterator[Row]:
    stage.aim(0.1)
    workspace = stage.workspace
    ids = stage.cards_in_view()[:500]
    document = workspace.document
    moved, undone, redone = Reel(), Reel(), Reel()
    move = edits.move(document.board, ids, 40, 25)
    stage.until_shown(moved, workspace.perform, "Move cards", move)
    stage.settle()
    for _ in range(stage.times(ROUNDS)):
        stage.until_shown(undone, document.undo)
        stage.settle()
        stage.until_shown(redone, document.redo)
        stage.settle()
    limit = limit_for(stage.cards, 50.0, 60.0, "p95")
    yield stage.row(f"move {len(ids)} cards", moved, judged=False)
    yield stage.row(f"undo of moving {len(ids)} cards", undone, limit)
    yield stage.row(f"redo of moving {len(ids)} cards", redone, limit)
