"""Drawing a connector from a card's edge to another card, with the curve under way."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt

from evidenceboard.canvas.handles import Grip, spot
from evidenceboard.canvas.surface import rect_in_view
from evidenceboard.model.records import RecordId
from tests.benchmarks.rows import Row
from tests.benchmarks.stage import Reel, Stage

MOVES, ROUNDS = 40, 3


def measure(stage: Stage) -> Iterator[Row]:
    ends, moves = Reel(), Reel()
    pointer = stage.pointer
    before = len(stage.workspace.board.connectors)
    for number in range(stage.times(ROUNDS)):
        stage.aim(0.6, 0.3 + 0.1 * number)
        source, target = _two_cards(stage)
        pointer.click(stage.at(source))
        stage.settle()
        start = spot(rect_in_view(stage.view, stage.view.scene.rect(source)), Grip.RIGHT)
        way = stage.at(target) - start
        pointer.move(start)
        stage.frame(ends, pointer.press, start)
        for step in range(1, MOVES + 1):
            to = start + way * (step / MOVES)
            stage.frame(ends if step == 1 else moves, pointer.move, to)
        stage.key(Qt.Key.Key_Plus, "+")
        stage.frame(ends, pointer.release, start + way)
        stage.frame(ends, stage.rest)
        stage.settle()
    made = len(stage.workspace.board.connectors) - before
    yield stage.row("connect: live preview", moves)
    yield stage.row("connect: press, first, drop", ends, remark=f"{made} of {ROUNDS} made")


def _two_cards(stage: Stage) -> tuple[RecordId, RecordId]:
    """A free card and another that lies apart from it."""
    source = stage.card_in_view()
    for key in stage.cards_in_view():
        away: QPointF = stage.at(key) - stage.at(source)
        if key != source and away.manhattanLength() > 300:
            return source, key
    raise RuntimeError("No two cards lie apart in view.")
