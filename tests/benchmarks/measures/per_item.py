"""The usual way, for comparison: a QGraphicsScene with an item per card and per connector.

Both are panned in turns, in one run. `cosmetic` pens and plain text make the items cheaper.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card
from tests.benchmarks.rows import Limit, Row
from tests.benchmarks.stage import Reel, Stage

BLOCKS, FRAMES, STEP = 6, 30, (12, 4)
"""So many frames in a row: what the other one leaves in the processor's caches takes each five."""


class CardItem(QGraphicsItem):
    """A rounded card with a title and a body, painted in Python."""

    def __init__(self, card: Card, pen: QPen) -> None:
        super().__init__()
        self._card, self._pen = card, pen
        self._rect = QRectF(0, 0, card.width, card.height)
        self._font = QFont("Inter")
        self._font.setPixelSize(14)
        self.setPos(card.x, card.y)
        self.setZValue(-2 if card.kind == "frame" else 1)

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setPen(self._pen)
        painter.setBrush(QColor("#f4f4f0") if self._card.kind == "frame" else QColor("white"))
        painter.drawRoundedRect(self._rect, 8, 8)
        painter.setFont(self._font)
        words = Qt.TextFlag.TextWordWrap
        inside = self._rect.adjusted(12, 10, -12, -10)
        painter.drawText(inside, words, f"{self._card.title}\n{self._card.body}")


class CurveItem(QGraphicsItem):
    """A cubic from card to card, painted in Python."""

    def __init__(self, path: QPainterPath, pen: QPen) -> None:
        super().__init__()
        self._path, self._pen = path, pen
        self._rect = path.boundingRect().adjusted(-3, -3, 3, 3)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setPen(self._pen)
        painter.drawPath(self._path)


def scene_of_items(board: Board, *, cosmetic: bool) -> QGraphicsScene:
    """A scene with an item per record."""
    pen = QPen(QColor("#7a8699"), 0 if cosmetic else 1.5)
    scene = QGraphicsScene()
    for card in board.cards.values():
        scene.addItem(CardItem(card, pen))
    for one in board.connectors.values():
        target = board.cards.get(one.target)
        if target is not None:
            source = board.cards[one.source]
            path = QPainterPath()
            a = QRectF(source.x, source.y, source.width, source.height).center()
            b = QRectF(target.x, target.y, target.width, target.height).center()
            path.moveTo(a)
            path.cubicTo(b.x(), a.y(), a.x(), b.y(), b.x(), b.y())
            scene.addItem(CurveItem(path, pen))
    return scene


def measure(stage: Stage) -> Iterator[Row]:
    board = stage.workspace.board
    for cosmetic, most in ((False, 0.1), (True, 0.4)):
        name = "items with cosmetic pens" if cosmetic else "one item per record"
        start = perf_counter()
        scene = scene_of_items(board, cosmetic=cosmetic)
        other = QGraphicsView(scene)
        other.setRenderHint(QPainter.RenderHint.Antialiasing)
        other.resize(stage.view.viewport().size())
        other.show()
        QApplication.processEvents()
        shown = (perf_counter() - start) * 1000
        yield Row(f"{name}: made and shown", stage.cards, (shown,))
        theirs, ours = _in_turns(stage, other)
        yield Row(f"{name}: pan at 100 %", stage.cards, theirs)
        share = (median(ours) / median(theirs),)
        yield Row(
            f"pan at 100 % against {name}",
            stage.cards,
            share,
            "×",
            limit=Limit("p50", most) if stage.cards == 10_000 else None,
        )
        if not cosmetic:
            yield from _fit(stage, other)
        other.close()
        other.deleteLater()
        scene.deleteLater()
        QApplication.processEvents()


def _in_turns(stage: Stage, other: QGraphicsView) -> tuple[list[float], list[float]]:
    """Milliseconds of the frames of the item view and of ours, panned in turns."""
    stage.aim(1.0, 0.15, 0.2)
    other.centerOn(stage.view.camera.center)
    theirs: list[float] = []
    ours = Reel()
    bars = other.horizontalScrollBar(), other.verticalScrollBar()
    for _ in range(stage.times(BLOCKS)):
        for _ in range(stage.times(FRAMES)):
            start = perf_counter()
            for bar, step in zip(bars, STEP, strict=True):
                bar.setValue(bar.value() + step)
            QApplication.processEvents()
            theirs.append((perf_counter() - start) * 1000)
        for _ in range(stage.times(FRAMES)):
            stage.frame(ours, stage.pointer.scroll, -STEP[0], -STEP[1])
    return theirs, ours.wall


def _fit(stage: Stage, other: QGraphicsView) -> Iterator[Row]:
    """All of it in view, from nothing: their repaint against our tiles being painted."""
    other.fitInView(other.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    QApplication.processEvents()
    theirs: list[float] = []
    ours: list[float] = []
    for _ in range(3):
        start = perf_counter()
        other.viewport().repaint()
        theirs.append((perf_counter() - start) * 1000)
        stage.fit()
        look = stage.view.look
        start = perf_counter()
        stage.view.set_look(look)  # lets go of every picture
        stage.view.settle()
        stage.view.viewport().repaint()
        ours.append((perf_counter() - start) * 1000)
    yield Row("one item per record: repaint at fit", stage.cards, theirs)
    yield Row("fit, repainted from nothing", stage.cards, ours)
    yield Row(
        "fit from nothing against one item per record",
        stage.cards,
        (median(ours) / median(theirs),),
        "×",
        limit=Limit("p50", 0.05) if stage.cards == 10_000 else None,
    )
