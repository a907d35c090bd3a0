"""Saving the board to its file, and the longest time for which the window did not answer."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from evidenceboard.model import edits
from tests.benchmarks.floors import reading_rows
from tests.benchmarks.rows import Limit, Row, limit_for
from tests.benchmarks.stage import Reel, Stage

ROUNDS = 4


def measure(stage: Stage) -> Iterator[Row]:
    stage.aim(1.0)
    files, workspace = stage.window.files, stage.workspace
    taken: list[float] = []
    held: list[float] = []
    for _ in range(stage.times(ROUNDS)):
        key = next(iter(workspace.board.cards))
        workspace.perform("Move card", edits.move(workspace.board, [key], 1, 0))
        stage.settle()
        frames = Reel()
        start = perf_counter()
        stage.frame(frames, files.save)
        while files.background.busy:
            stage.frame(frames, stage.rest)
            stage.sleep_until_the_next(frames)
        taken.append((perf_counter() - start) * 1000)
        held.append(max(frames.wall))
    reading = median(reading_rows(stage.path) for _ in range(3))
    remark = "right after the first edit: it loads what else is loaded a second later"
    yield Row("the first save", stage.cards, taken[:1], remark=remark)
    yield Row(
        "save",
        stage.cards,
        taken[1:],
        floor=reading,
        floor_is="sqlite3 reads the rows",
        limit=limit_for(stage.cards, 300.0, 3000.0, "p50"),
    )
    yield Row("save: the window did not answer for", stage.cards, held, limit=Limit("max", 100.0))
    stage.settle()
