"""Connectors under way are worked out once for as long as they lie, or go, together."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from evidenceboard.model.board import Board
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture import live_connectors
from evidenceboard.picture.connector_batch import ConnectorBatch
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.geometry import Rows, box_of, marked
from evidenceboard.picture.live_connectors import LiveConnectors, Setting
from evidenceboard.picture.look import look
from evidenceboard.picture.memory import SCREEN
from evidenceboard.picture.plane_picture import STRIPS, PlanePicture
from evidenceboard.picture.region import on_region
from evidenceboard.picture.row_painter import RowPainter
from evidenceboard.picture.scene import Scene

A, B, C = (RecordId(name) for name in "abc")
VIEW = QRectF(-100, -100, 1000, 800)


class Live:
    """Cards a and b under way with the connector between them, and c, to which another leads."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        cards = (
            Card(A, "claim", 0, 0, 240, 120),
            Card(B, "source", 400, 300, 240, 120),
            Card(C, "claim", 0, 500, 240, 120),
        )
        lines = (
            Connector(RecordId("1"), "supports", B, A),
            Connector(RecordId("2"), "contradicts", B, C),
        )
        self.scene = Scene(Board(cards, lines))
        self.records = RowPainter(
            self.scene, look("light"), _no_content, SCREEN, keeps_pixmaps=True
        )
        self.lines = LiveConnectors()
        self.moving = self.scene.cards.slots.rows([A, B])
        self.lines.expect(self.scene.connectors.between(self.moving))
        self.worked_out: list[list[int]] = []
        fill = ConnectorBatch.fill

        def counted(batch: ConnectorBatch, rows: Rows, *args: object) -> object:
            self.worked_out.append(rows.tolist())
            return fill(batch, rows, *args)  # type: ignore[arg-type]

        monkeypatch.setattr(ConnectorBatch, "fill", counted)

    def move(self, x: float, y: float, rows: Rows | None = None) -> None:
        rows = self.moving if rows is None else rows
        rects = self.scene.cards.rects[rows] + np.array([x, y, 0, 0])
        self.scene.show_at(rows, rects, np.array([0, 1]))

    def picture(
        self, scale: float = 1.0, detail: Detail = Detail.FULL, view: QRectF = VIEW
    ) -> QImage:
        image = QImage(1000, 800, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with on_region(painter, view, scale, detail) as stroke:
            self.lines.paint(stroke, self.records, np.array([0, 1]), box_of(view))
        painter.end()
        return image


@pytest.fixture
def live(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Live:
    return Live(monkeypatch)


def test_lines_that_stay_where_they_are_are_not_worked_out_again(live: Live) -> None:
    assert live.picture() == live.picture()
    assert live.worked_out == [[0], [1]]


def test_lines_between_cards_that_move_together_go_along_and_only_others_are_laid_anew(
    live: Live,
) -> None:
    live.picture()
    live.move(30, 20)
    moved = live.picture()
    assert live.worked_out == [[0], [1], [1]]
    live.lines.outdate()
    assert moved == live.picture()


def test_lines_whose_cards_part_are_worked_out_again(live: Live) -> None:
    live.picture()
    live.move(30, 20, live.moving[:1])
    parted = live.picture()
    assert live.worked_out[2:] == [[0]]
    live.lines.outdate()
    assert parted == live.picture()


def test_so_are_those_seen_at_another_scale_or_in_another_detail(live: Live) -> None:
    live.picture()
    live.picture(scale=2.0)
    live.picture(detail=Detail.TITLE)
    live.lines.outdate()
    live.picture(detail=Detail.TITLE)
    assert live.worked_out == [[0], [1]] * 4


def test_what_is_near_the_view_is_there_when_it_comes_in(live: Live) -> None:
    beside = QRectF(-950, -100, 1000, 800)
    live.picture(view=beside)
    live.move(-240, 0)
    shown = live.picture(view=beside)
    assert live.worked_out == [[0], [1], [1]]
    live.lines.outdate()
    assert shown == live.picture(view=beside)


def test_what_was_farther_away_is_worked_out_when_it_comes_in(live: Live) -> None:
    far = QRectF(20_000, 0, 1000, 800)
    assert live.picture(view=far).pixelColor(500, 400).name() == "#ffffff"
    live.move(20_200, 0)
    shown = live.picture(view=far)
    assert [0] in live.worked_out
    live.lines.outdate()
    assert shown == live.picture(view=far)


def test_what_was_worked_out_ahead_is_there_when_it_is_painted(live: Live) -> None:
    setting = Setting(live.records, 1.0, Detail.FULL)
    for _ in live.lines.get_ready(setting, np.array([0, 1]), box_of(VIEW)):
        pass
    assert live.worked_out == [[1], [0]]
    live.picture()
    assert live.worked_out == [[1], [0]]
    live.move(30, 20)
    shown = live.picture()
    assert live.worked_out == [[1], [0], [1]]
    live.lines.outdate()
    assert shown == live.picture()


def test_what_was_begun_ahead_is_brought_to_its_end(live: Live) -> None:
    setting = Setting(live.records, 1.0, Detail.FULL)
    next(live.lines.get_ready(setting, np.array([0, 1]), box_of(VIEW)))
    shown = live.picture()
    live.lines.outdate()
    assert shown == live.picture()


def test_very_many_lines_go_along_as_a_picture_that_looks_the_same(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_connectors, "MANY", 1)
    drawn: list[object] = []
    draw = PlanePicture.draw

    def noted(picture: PlanePicture, *args: object) -> None:
        drawn.append(picture)
        draw(picture, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(PlanePicture, "draw", noted)
    first = live.picture()
    for _ in range(STRIPS - 1):  # a part of it is painted each time
        assert live.picture() == first
        assert not drawn
    live.picture()
    assert drawn
    for way, is_whole in (((30, 20), True), ((-71, 44), True), ((0.5, 0.25), False)):
        drawn.clear()
        live.move(*way)
        colours = _colours(live.picture())
        assert bool(drawn) == is_whole
        kept, live.lines = live.lines, LiveConnectors()
        live.lines.expect(live.scene.connectors.between(live.moving))
        off = np.abs(colours - _colours(live.picture())).max(axis=1)
        assert (off > 2).sum() <= 3  # edges are blended twice
        assert off.max() <= 16
        live.lines = kept
    assert live.worked_out.count([0]) == 4


def _colours(picture: QImage) -> Rows:
    return np.array(picture.constBits()).reshape(-1, 4)[:, :3].astype(np.intp)


def test_only_lines_between_two_of_the_cards_go_along(live: Live) -> None:
    placed = live.scene.connectors
    expected = marked(len(placed.curves), np.array([0]))
    assert placed.between(live.moving).tolist() == expected.tolist()


def _no_content(sha256: str) -> bytes:
    raise KeyError(sha256)
