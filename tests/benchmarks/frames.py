"""How long a frame takes: `python tests/benchmarks/frames.py [--cpu] [CARDS …]`.

A frame is a change of the camera or of what is lifted, the paint event that follows, and the tile
work charged to that frame. The floor is a raw blit of the same area in the same run. `--cpu`
counts the time that the painting thread itself took: for machines that others use as well.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from evidenceboard.canvas.selection import Selection
from evidenceboard.canvas.view import BoardView
from evidenceboard.document import Document
from evidenceboard.model import edits
from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId, new_id
from evidenceboard.picture.look import look
from tests.keeper import MemoryKeeper

WIDTH, HEIGHT = 1600, 1000
clock = thread_time if "--cpu" in sys.argv else perf_counter
KINDS = ("claim", "source", "expert_opinion", "note")
CONNECTORS = ("supports", "contradicts", "derived_from")
WORDS = (
    "report source denies order 300 thousand мобилизация указ источник December ministry".split()
)


def synthetic_board(count: int, seed: int = 1) -> Board:
    """Clusters of cards with mostly local connectors, two per card."""
    dice = random.Random(seed)
    per_cluster = 64
    side = int((count / per_cluster) ** 0.5) + 1
    cards: list[Card] = []
    for number in range(count):
        cluster, place = divmod(number, per_cluster)
        x = (cluster % side) * 4200 + (place % 8) * 430 + dice.randrange(-60, 60)
        y = (cluster // side) * 3000 + (place // 8) * 300 + dice.randrange(-50, 50)
        cards.append(_card(dice, number, float(x), float(y)))
    connectors = [_connector(dice, cards, dice.randrange(count)) for _ in range(2 * count)]
    return Board(cards, (one for one in connectors if one.source != one.target))


def _card(dice: random.Random, number: int, x: float, y: float) -> Card:
    kind = dice.choices(KINDS, (4, 4, 1, 1))[0]
    title = " ".join(dice.choices(WORDS, k=dice.randrange(3, 9)))
    body = " ".join(dice.choices(WORDS, k=dice.randrange(5, 30)))
    tags = tuple(dice.sample(WORDS, k=dice.randrange(3)))
    width, height = dice.choice((280.0, 320.0)), dice.choice((120.0, 150.0, 190.0))
    return Card(new_id(), kind, x, y, width, height, number, title=title, body=body, tags=tags)


def _connector(dice: random.Random, cards: list[Card], start: int) -> Connector:
    near = start + dice.choice((-9, -8, -7, -2, -1, 1, 2, 7, 8, 9))
    end = near % len(cards) if dice.random() < 0.95 else dice.randrange(len(cards))
    kind = dice.choice(CONNECTORS)
    return Connector(new_id(), kind, cards[start].id, cards[end].id)


class Stage:
    """A shown view of a board, and a clock for its frames."""

    def __init__(self, board: Board) -> None:
        self.document = Document(board, MemoryKeeper())
        self.view = BoardView(self.document, Selection(self.document), look("light"))
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        QApplication.processEvents()  # an unexposed window paints nothing
        self.unfinished = 0

    def frame(self, step: Callable[[], object]) -> float:
        start = clock()
        step()
        self.view.viewport().repaint()
        self.view.work()
        taken = clock() - start
        self.unfinished += not self.view.is_crisp
        return taken * 1000

    def aim(self, scale: float) -> None:
        self.view.zoom_to(scale)
        bounds = self.view.scene.bounds()
        self.view.center_on(bounds.topLeft() + QPointF(bounds.width() * 0.3, bounds.height() * 0.4))
        self.view.settle()
        self.view.viewport().repaint()

    def cards_in_view(self, most: int) -> list[RecordId]:
        return self.view.scene.cards_in(self.view.camera.visible)[:most]


def pan(stage: Stage, scale: float | None, step: float) -> Iterator[float]:
    if scale is None:
        stage.view.fit_all()
        stage.view.settle()
    else:
        stage.aim(scale)
    for number in range(200):
        turn = 1 if scale is not None or number // 10 % 2 else -1
        yield stage.frame(lambda turn=turn: stage.view.pan(-step * turn, -step * turn / 3))  # type: ignore[misc]


def zoom(stage: Stage) -> Iterator[float]:
    stage.aim(1.0)
    view = stage.view
    view.fit_all()
    fit = view.camera.scale
    stage.aim(1.0)
    for scale in np.concatenate([np.geomspace(1, fit, 30), np.geomspace(fit, 1, 30)] * 2):
        yield stage.frame(lambda scale=scale: view.zoom_smoothly(float(scale)))  # type: ignore[misc]


def after_zoom(stage: Stage) -> Iterator[float]:
    """Frames from the end of a zoom until all is crisp; the last figure is their sum."""
    for scale in (0.9, 0.4, 0.12, 0.05):
        stage.aim(1.0)
        stage.view.zoom_smoothly(scale)
        yield stage.frame(stage.view.refocus)
        while not stage.view.is_crisp:
            yield stage.frame(lambda: None)


def drag(stage: Stage, scale: float, count: int) -> Iterator[float]:
    stage.aim(scale)
    view = stage.view
    ids = stage.cards_in_view(count)
    if len(ids) < count:
        ids = [key for key, _ in zip(stage.document.board.cards, range(count), strict=False)]
    for _ in range(4):
        yield stage.frame(lambda: view.lift(ids))
        for step in range(40):
            yield stage.frame(lambda step=step: view.move_lifted(step * 7, step * 3))  # type: ignore[misc]

        def drop() -> None:
            change = edits.move(stage.document.board, ids, 273, 117)
            stage.document.perform("Move cards", change)
            view.drop_lifted()

        yield stage.frame(drop)
        for _ in range(6):
            yield stage.frame(lambda: None)


def floor() -> Iterator[float]:
    source = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    source.fill(0x336699)
    target = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    for _ in range(200):
        start = clock()
        painter = QPainter(target)
        painter.drawImage(0, 0, source)
        painter.end()
        yield (clock() - start) * 1000


def report(name: str, figures: Iterator[float], stage: Stage | None = None) -> None:
    before = stage.unfinished if stage else 0
    times = list(figures)
    p50, p95, p99 = np.percentile(times, (50, 95, 99))
    blurred = f"{100 * (stage.unfinished - before) / len(times):5.0f} %" if stage else ""
    print(f"{name:34}{p50:8.2f}{p95:8.2f}{p99:8.2f}{max(times):8.2f}{blurred}")


def measure(count: int) -> None:
    board = synthetic_board(count)
    start = clock()
    stage = Stage(board)
    stage.view.viewport().repaint()
    print(
        f"\n{count:,} cards, {len(board.connectors):,} connectors; first paint after "
        f"{(clock() - start) * 1000:.0f} ms"
    )
    print(f"{'ms per frame':34}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}  not yet crisp")
    report("floor: raw blit", floor())
    report("pan at 100 %", pan(stage, 1.0, 12), stage)
    report("fast pan 65 px at 100 %", pan(stage, 1.0, 65), stage)
    report("fast pan 65 px at 30 %", pan(stage, 0.3, 65), stage)
    report("pan at fit", pan(stage, None, 20), stage)
    report("zoom 100 % to fit and back", zoom(stage), stage)
    report("crisp after zoom", after_zoom(stage), stage)
    report("drag one card at 100 %", drag(stage, 1.0, 1), stage)
    report("drag one card at 30 %", drag(stage, 0.3, 1), stage)
    report("drag 500 cards at 100 %", drag(stage, 1.0, 500), stage)
    report("drag 500 cards at 30 %", drag(stage, 0.3, 500), stage)
    stage.view.close()


if __name__ == "__main__":
    application = QApplication([])
    for size in [int(text) for text in sys.argv[1:] if text.isdigit()] or [1_000, 10_000]:
        measure(size)
