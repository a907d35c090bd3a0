"""Zooming from 100 % until all is in view and back, and until it is crisp again."""

from __future__ import annotations

import math
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtWidgets import QApplication

from evidenceboard.canvas.camera_area import WHEEL_STEP
from tests.benchmarks.rows import Row, frame_limit, limit_for
from tests.benchmarks.stage import Reel, Stage

STEPS = 30
ROUNDS = 3


def measure(stage: Stage) -> Iterator[Row]:
    stage.fit()
    fit = stage.view.camera.scale
    angle = round(math.log(fit) / STEPS / WHEEL_STEP)
    stage.aim(1.0)
    zooming = Reel()
    for turn in [angle] * STEPS * ROUNDS:
        if stage.view.camera.scale <= fit:
            break
        stage.frame(zooming, stage.pointer.zoom, turn)
    for _ in range(stage.times(ROUNDS)):
        for turn in [-angle] * STEPS + [angle] * STEPS:
            stage.frame(zooming, stage.pointer.zoom, turn)
    yield stage.row("zoom 100 % ↔ fit", zooming)
    seconds, after = _until_crisp(stage)
    limit = limit_for(stage.cards, 100.0, 250.0, "max")
    yield Row("crisp after a zoom stops", stage.cards, seconds, limit=limit)
    yield stage.row("frames until it is crisp", after, frame_limit(stage.cards))


def _until_crisp(stage: Stage) -> tuple[list[float], Reel]:
    """Milliseconds from the last turn of the wheel, for stops at several scales, and frames."""
    taken: list[float] = []
    reel = Reel()
    for goal in (0.9, 0.55, 0.3, 0.12, 0.05, 0.05):
        stage.aim(1.0 if goal < 1 else 0.5)
        angle = round(math.log(goal) / WHEEL_STEP / 4)
        for _ in range(4):
            stage.frame(Reel(), stage.pointer.zoom, angle)
        start, before = perf_counter(), len(reel.wall)
        while not stage.view.is_focused():
            QApplication.processEvents()  # so long it waits for another turn of the wheel
        waited = (perf_counter() - start) * 1000
        while not stage.view.is_crisp:
            stage.frame(reel, stage.rest)
        taken.append(waited + sum(reel.wall[before:]))  # the floor is measured between frames
    return taken, reel
