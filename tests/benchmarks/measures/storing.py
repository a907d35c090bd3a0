"""Storing an edit, beside an append with fdatasync in turns, and the whole frame of an edit."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from evidenceboard.model import edits
from tests.benchmarks.floors import Append
from tests.benchmarks.rows import Limit, Row
from tests.benchmarks.stage import Stage

EDITS = 300


def measure(stage: Stage) -> Iterator[Row]:
    """The document's own step: stored on disk, made, and announced to everything on screen."""
    stage.aim(1.0)
    document = stage.workspace.document
    keys = list(document.board.cards)[:50]
    append = Append(stage.path.with_suffix(".floor"))
    floor: list[float] = []
    stored: list[float] = []
    for number in range(stage.times(EDITS)):
        floor.append(append.milliseconds())
        change = edits.move(document.board, [keys[number % len(keys)]], 1, 1)
        start = perf_counter()
        document._keeper.store(change)
        stored.append((perf_counter() - start) * 1000)
        document.board.apply(change)
        document.changed.emit(change)
    append.close()
    least = median(floor)
    yield Row("an edit stored", stage.cards, tuple(stored), floor=least, floor_is="fdatasync")
    ordered = sorted(floor)
    p95 = ordered[len(ordered) * 95 // 100]
    for stat, most, base in (("p50", 2.0, least), ("p95", 3.0, p95)):
        share = tuple(taken / base for taken in stored)
        what = f"an edit stored, {stat} against append + fdatasync"
        yield Row(what, stage.cards, (Row("", 0, share).stat(stat),), "×", limit=Limit("p50", most))
    stage.settle()
