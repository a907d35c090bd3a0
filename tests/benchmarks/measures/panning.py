"""Panning with two fingers: slowly, fast, and with the whole board in view."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import QPointF

from tests.benchmarks.rows import Limit, Row
from tests.benchmarks.stage import Reel, Stage

FRAMES, SWING = 160, 12
SLOW, FAST, AT_FIT = QPointF(12, 4), QPointF(65, 22), QPointF(20, 7)
MOST_BLITS, MOST_BLURRED = 6.0, 20.0


def measure(stage: Stage) -> Iterator[Row]:
    slow = _over_the_board(stage, 1.0, SLOW)
    yield stage.row("pan at 100 %", slow)
    blits = tuple(taken / median(stage.floors) for taken in slow.wall)
    limit = Limit("p50", MOST_BLITS)
    yield Row("pan at 100 %, against a raw blit", stage.cards, blits, "×", limit=limit)
    for scale in (1.0, 0.3):
        words = f"fast pan, 65 px a frame, at {scale * 100:.0f} %"
        yield stage.row(words, _over_the_board(stage, scale, FAST))
        share = _blurred_share(stage, scale)
        most = Limit("p50", MOST_BLURRED) if stage.cards <= 10_000 else None
        yield Row(f"{words}: not yet crisp at 60 Hz", stage.cards, (share,), "%", limit=most)
    yield stage.row("pan at fit", _to_and_fro(stage, AT_FIT))


def _over_the_board(stage: Stage, scale: float, step: QPointF) -> Reel:
    """Pan over fresh ground, one frame right after the other."""
    stage.aim(scale, 0.15, 0.2)
    reel = Reel()
    for way in _ways(stage, step):
        stage.frame(reel, stage.pointer.scroll, round(-way.x()), round(-way.y()))
    return reel


def _blurred_share(stage: Stage, scale: float) -> float:
    """How many of a hundred frames, when the screen wants the next one, are not all painted."""
    stage.aim(scale, 0.15, 0.2)
    reel, blurred = Reel(), 0
    for way in _ways(stage, FAST):
        stage.frame(reel, stage.pointer.scroll, round(-way.x()), round(-way.y()))
        stage.wait_for_the_screen(reel)
        blurred += not stage.view.is_crisp
    return 100 * blurred / len(reel.wall)


def _ways(stage: Stage, step: QPointF) -> Iterator[QPointF]:
    """Steps over the board; where it ends, on along another row of it."""
    way = step
    for _ in range(stage.times(FRAMES)):
        if not _goes_on(stage, way):
            way = QPointF(-way.x(), way.y()) if _goes_on(stage, QPointF(0, way.y())) else -way
        yield way


def _goes_on(stage: Stage, way: QPointF) -> bool:
    camera = stage.view.camera
    return stage.view.scene.bounds().contains(camera.center + way * 2 / camera.scale)


def _to_and_fro(stage: Stage, step: QPointF) -> Reel:
    """Pan about the whole board, all of it in view."""
    stage.fit()
    reel = Reel()
    for number in range(stage.times(FRAMES)):
        way = step if number // SWING % 2 else -step
        stage.frame(reel, stage.pointer.scroll, round(way.x()), round(way.y()))
    return reel
