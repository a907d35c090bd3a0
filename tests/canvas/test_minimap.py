"""The minimap: what it shows, and where a press on it leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.minimap import REST, Minimap
from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.picture import overview
from evidenceboard.picture.look import look
from evidenceboard.picture.overview import Overview
from tests.canvas.stage import LEFT, Stage, card


def far_apart(qtbot: QtBot) -> tuple[Stage, Minimap]:
    corners = [(0, 0), (8000, 0), (0, 5000), (8000, 5000)]
    stage = Stage(qtbot, [card(RecordId(f"card-{n}"), x, y) for n, (x, y) in enumerate(corners)])
    minimap = Minimap(stage.view)
    return stage, minimap


def test_a_press_shows_that_spot_of_the_board(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    goal = QPointF(8000, 5000)
    at = minimap.to_map(stage.view.scene.rect(RecordId("card-3"))).topLeft()
    QTest.mouseClick(minimap, LEFT, Qt.KeyboardModifier.NoModifier, at.toPoint())
    assert stage.view.camera.visible.contains(goal)
    assert stage.view.camera.scale == 1.0


def test_a_drag_takes_the_view_along(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    QTest.mousePress(minimap, LEFT, pos=QPoint(30, 40))
    before = stage.view.camera.center
    QTest.mouseMove(minimap, QPoint(60, 40))
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(60, 40))
    moved = stage.view.camera.center - before
    assert moved.x() > 1000
    assert abs(moved.y()) < 100


def test_points_on_the_map_and_on_the_board_answer_each_other(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    rect = stage.view.scene.rect(RecordId("card-1"))
    back = minimap.to_board(minimap.to_map(rect).center())
    assert (back - rect.center()).manhattanLength() < 1e-6


def test_it_is_there_only_while_a_part_of_the_board_is_out_of_view(qtbot: QtBot) -> None:
    stage = Stage(qtbot)
    minimap = Minimap(stage.view)
    assert minimap.isHidden()
    near, far = card(RecordId("card-0"), 0, 0), card(RecordId("card-1"), 9000, 0)
    stage.document.perform("Place claim", edits.add_cards(stage.document.board, [near]))
    stage.view.fit_all()
    assert minimap.isHidden()
    stage.document.perform("Place claim", edits.add_cards(stage.document.board, [far]))
    qtbot.waitUntil(minimap.isVisible)
    stage.view.fit_all()
    assert minimap.isHidden()


def test_one_who_does_not_want_it_does_not_see_it(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    minimap.set_wanted(False)
    stage.view.pan(50, 50)
    assert minimap.isHidden()
    minimap.set_wanted(True)
    assert minimap.isVisible()


def test_it_goes_where_it_would_cover_much_of_a_small_view(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    assert minimap.isVisible()
    stage.view.resize(460, 250)
    assert minimap.isHidden()
    stage.view.resize(900, 500)
    assert minimap.isVisible()


def test_it_keeps_to_the_corner_when_the_view_is_resized(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    gap = stage.view.viewport().geometry().bottomRight() - minimap.geometry().bottomRight()
    stage.view.resize(1300, 500)
    after = stage.view.viewport().geometry().bottomRight() - minimap.geometry().bottomRight()
    assert after == gap


def test_a_claim_and_the_part_in_view_are_seen_in_both_themes(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    for theme in ("light", "dark"):
        stage.view.set_look(look(theme))
        minimap.set_look(look(theme))
        image = minimap.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(156) for y in range(94)}
        assert look(theme).palette.selection.name() in colours
        assert image.pixelColor(78, 3) == look(theme).palette.canvas


def test_the_box_goes_along_with_the_view_and_leaves_nothing_behind(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    stage.view.center_on(QPointF(1000, 1000))
    there = minimap.grab().toImage()
    stage.view.center_on(QPointF(6000, 4000))
    assert minimap.grab().toImage() != there
    stage.view.center_on(QPointF(1000, 1000))
    assert minimap.grab().toImage() == there


def test_it_is_made_anew_for_what_shows_on_it_and_for_nothing_else(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Overview] = []
    making = Overview.making

    def counted(one: Overview) -> Iterator[None]:
        made.append(one)
        return making(one)

    stage, minimap = far_apart(qtbot)
    board, one, other = stage.document.board, RecordId("card-1"), RecordId("card-2")
    stage.view.grab()
    minimap.grab()
    monkeypatch.setattr(Overview, "making", counted)
    stage.document.perform("Edit claim", edits.set_text(board, one, "Another title", ""))
    stage.document.perform("Connect", edits.connect(board, "supports", one, other))
    qtbot.wait(REST + 50)
    assert made == []
    stage.document.perform("Change kind", edits.change_kind(board, [one], "note"))
    qtbot.waitUntil(lambda: made == [minimap._overview])
    stage.document.perform("Remove", edits.delete(board, [one]))
    qtbot.waitUntil(lambda: made == [minimap._overview] * 2)


def test_the_map_of_a_large_board_is_made_in_turns_and_the_old_one_shows_until_it_is_done(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "MANY", 2)
    monkeypatch.setattr(overview, "AT_ONCE", 1)
    stage, minimap = far_apart(qtbot)
    spot = minimap.to_map(QRectF(4000, 2500, 220, 120)).toAlignedRect().adjusted(-3, -3, 3, 3)
    before = minimap.grab(spot).toImage()
    middle = card(RecordId("card-4"), 4000, 2500)
    stage.document.perform("Place claim", edits.add_cards(stage.document.board, [middle]))
    minimap._begin()
    assert minimap.grab(spot).toImage() == before
    qtbot.waitUntil(lambda: minimap.grab(spot).toImage() != before, timeout=3_000)
    in_turns = minimap.grab(spot).toImage()
    minimap.set_look(stage.view.look)
    assert minimap.grab(spot).toImage() == in_turns


def test_a_list_lies_over_the_map(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    at = stage.view.viewport().rect().bottomRight() - QPoint(180, 60)
    assert minimap.isVisible()
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=at)
    QTest.mouseRelease(stage.view.viewport(), LEFT, pos=at)
    assert stage.picker.geometry().intersects(minimap.geometry())
    for row in stage.picker.rows:
        middle = row.mapTo(stage.view, row.rect().center())
        assert stage.view.childAt(middle) is row, row.text()


def test_no_card_waits_under_the_map_to_be_placed(qtbot: QtBot) -> None:
    stage, minimap = far_apart(qtbot)
    stage.view.set_tool("place-claim")
    beside = minimap.geometry().topLeft() - QPoint(20, 20)
    QTest.mouseMove(stage.view.viewport(), beside)
    assert stage.view._tool._is_over  # type: ignore[union-attr]
    at = QPointF(minimap.rect().center())
    QApplication.sendEvent(minimap, QEnterEvent(at, at, at))
    assert not stage.view._tool._is_over  # type: ignore[union-attr]
