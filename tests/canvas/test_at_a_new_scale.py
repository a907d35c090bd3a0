"""Between the last turn of the wheel and the sharp picture: what is read, and what stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import board_area, camera_area, meanwhile, spare_images
from evidenceboard.canvas.camera import Camera
from evidenceboard.canvas.screen import Screen
from evidenceboard.canvas.tile_keys import Area
from evidenceboard.canvas.tiles import Tiles
from evidenceboard.model.change import Change
from evidenceboard.model.records import Card, Connector, RecordId
from evidenceboard.picture.card_facts import CardFacts
from evidenceboard.picture.card_painter import CardPainter
from evidenceboard.picture.detail import Detail
from evidenceboard.picture.overview import Overview
from evidenceboard.picture.pace import Step
from evidenceboard.picture.sheets import LeftOut, Sheet, SheetPainter
from tests.canvas.stage import Stage, card

ORIGIN = QPointF(0, 0)


@pytest.fixture
def stage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Sixty cards in a square, with a wheel that takes its time."""
    stage = Stage(qtbot, [_card(number) for number in range(60)], _connectors())
    stage.view.settle()
    monkeypatch.setattr(camera_area, "REST", 60_000)
    stage.view._rest_timer.setInterval(60_000)
    return stage


def _card(number: int) -> Card:
    name = RecordId(f"card-{number}")
    return card(name, 240 * (number % 8), 160 * (number // 8), title=f"Claim number {number}")


def _connectors() -> list[Connector]:
    return [Connector(RecordId("line"), "supports", RecordId("card-1"), RecordId("card-0"))]


def _turn(count: int) -> None:
    for _ in range(count):
        QApplication.processEvents()


def _noted_readings(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Detail]]:
    read: list[tuple[str, Detail]] = []
    get_ready = CardPainter.get_ready

    def noted(painter: CardPainter, one: Card, facts: CardFacts, detail: Detail) -> None:
        read.append((one.title, detail))
        get_ready(painter, one, facts, detail)

    monkeypatch.setattr(CardPainter, "get_ready", noted)
    return read


def test_while_the_wheel_may_turn_on_cards_are_read_first_and_then_painted(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = _noted_readings(monkeypatch)
    left_to_read: set[str] = set()
    work = Tiles.work

    def noted(tiles: Tiles, area: Area, *more: float, **named: Any) -> list[QRect] | None:
        left_to_read.update(shown - {title for title, _ in read})
        return work(tiles, area, *more, **named)

    monkeypatch.setattr(Tiles, "work", noted)
    stage.view.zoom_smoothly(0.4)
    seen = stage.view.scene.cards_in(stage.view.camera.visible)
    shown = {stage.board.cards[key].title for key in seen}
    assert len(shown) > 20
    qtbot.waitUntil(lambda: stage.view.is_crisp)
    assert {title for title, _ in read} >= shown
    assert not left_to_read


def test_while_the_wheel_turns_no_tiles_are_begun(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_area, "SOON", 5_000)
    for number in range(12):
        stage.view.zoom_smoothly(0.9 - number * 0.04)
        _turn(1)
        assert not stage.view.is_focused()


def test_where_cards_are_blocks_they_are_not_even_looked_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failed(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr(SheetPainter, "cards_in", failed)
    monkeypatch.setattr(SheetPainter, "cards_near", failed)
    while stage.view._screen._tiles.overview.make_some():
        pass  # it comes before all reading, where nothing has needed it yet
    stage.view.camera.scale = 0.07
    assert stage.view._screen.read_ahead(stage.view.camera, 0.01)
    assert stage.view._screen.read_around(stage.view.camera, 0.01)


def test_while_nothing_is_to_be_done_what_another_scale_would_show_is_read_once(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = _noted_readings(monkeypatch)
    near = stage.view.scene.cards_in(stage.view.camera.visible)
    qtbot.waitUntil(lambda: len(read) >= 60)
    qtbot.waitUntil(lambda: not stage.view._meanwhile.is_reading)
    from_afar = [title for title, detail in read if detail is Detail.TITLE]
    assert len(from_afar) == len(set(from_afar)) == 60
    assert {stage.board.cards[key].title for key in near} >= set(from_afar[:4])
    read.clear()
    stage.view.update_overlay()
    qtbot.waitUntil(lambda: stage.view._meanwhile.is_reading)
    qtbot.waitUntil(lambda: not stage.view._meanwhile.is_reading)
    assert read == []


def test_nothing_is_read_around_while_the_hand_is_at_work(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: not stage.view._work_timer.isActive())
    read = _noted_readings(monkeypatch)
    monkeypatch.setattr(meanwhile, "hand_rests", lambda seconds: False)
    stage.view._meanwhile.read()
    _turn(20)
    assert read == []
    assert stage.view._meanwhile.is_reading


def test_what_was_read_is_not_what_is_shown_once_it_has_changed(stage: Stage) -> None:
    stage.view.zoom_smoothly(0.4)
    _turn(50)
    key = RecordId("card-0")
    against = Connector(RecordId("against"), "contradicts", RecordId("card-2"), key)
    stage.document.perform("Connect", Change({against.id: (None, against)}))
    stage.view.settle()
    records = stage.view._screen._board.records
    assert records._facts_of(key) == stage.view.scene.facts(key)
    assert records._facts_of(key).contradicts == 1


def test_a_tile_that_has_come_is_shown_without_what_stood_in_for_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.view.zoom_to(0.4)
    stage.view.settle()
    drawn: list[QRect] = []
    draw = Overview.draw

    def noted(overview: Overview, painter: QPainter, *more: object) -> None:
        drawn.append(painter.clipBoundingRect().toRect())
        draw(overview, painter, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Overview, "draw", noted)
    image = QImage(1000, 700, QImage.Format.Format_RGB32)
    screen, camera = stage.view._screen, stage.view.camera.copy()
    _paint(screen, camera, image, QRect(0, 0, 1000, 700))
    assert drawn == []
    camera.look_at(camera.center + QPointF(900, 0), camera.scale)
    _paint(screen, camera, image, QRect(0, 0, 100, 100))
    assert drawn == []
    beside = QRect(900, 0, 100, 100)
    _paint(screen, camera, image, QRect(0, 0, 100, 100), beside)
    assert drawn == [beside]


def test_tiles_lie_side_by_side_where_the_view_begins_in_the_middle_of_a_pixel(
    stage: Stage,
) -> None:
    stage.view.zoom_to(0.4)
    stage.view.settle()
    screen, camera = stage.view._screen, stage.view.camera
    whole, in_parts = (QImage(1100, 900, QImage.Format.Format_RGB32) for _ in range(2))
    width, height = camera.pixels
    _paint(screen, camera, whole, QRect(0, 0, width, height), at=QPointF(10.5, 20.5))
    for x in range(0, width, 50):
        _paint(screen, camera, in_parts, QRect(x, 0, 50, height), at=QPointF(10.5, 20.5))
    seen = QRect(12, 22, width - 50, height - 4)
    assert whole.copy(seen) == in_parts.copy(seen)


def test_all_in_view_is_worked_out_at_once_and_after_an_edit_only_what_is_near_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[QRectF] = []
    steps = SheetPainter.steps

    def noted(painter: SheetPainter, sheet: Sheet, left_out: LeftOut | None) -> Iterator[Step]:
        worked_out.append(sheet.region)
        return steps(painter, sheet, left_out)

    monkeypatch.setattr(SheetPainter, "steps", noted)
    stage.view.zoom_to(0.4)
    stage.view.settle()
    assert len(worked_out) == 1
    assert worked_out[0].contains(stage.view.camera.visible)
    whole = worked_out.pop()
    edited = replace(stage.board.cards[RecordId("card-9")], title="Another title")
    stage.document.perform("Edit", Change({edited.id: (stage.board.cards[edited.id], edited)}))
    stage.view.settle()
    assert worked_out
    assert all(part.width() < whole.width() / 2 for part in worked_out)


def _paint(
    screen: Screen, camera: Camera, image: QImage, *rects: QRect, at: QPointF = ORIGIN
) -> None:
    painter = QPainter(image)
    painter.translate(at)
    region = QRegion()
    for rect in rects:
        region += rect
    screen.paint(painter, camera, region)
    painter.end()


def test_who_zooms_to_and_fro_needs_no_more_images_of_tiles(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def noted(*args: Any) -> QImage:
        image = QImage(*args)
        made.append(image.cacheKey())
        return image

    def look_twice() -> None:
        for scale in (0.5, 1.0):
            stage.view.zoom_to(scale)
            stage.view.settle()

    look_twice()
    monkeypatch.setattr(spare_images, "QImage", noted)
    monkeypatch.setattr(noted, "Format", QImage.Format, raising=False)
    look_twice()
    assert not made
    stage.view.set_look(replace(stage.view.look))
    look_twice()
    assert not made
