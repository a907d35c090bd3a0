"""Scroll bars tell where on the board the view is, while it moves and once it rests."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.view import BoardView
from evidenceboard.model.records import RecordId
from tests.canvas.stage import Stage, card


def far_apart(qtbot: QtBot) -> BoardView:
    corners = [(0, 0), (20_000, 0), (0, 9000), (20_000, 9000)]
    stage = Stage(qtbot, [card(RecordId(f"card-{n}"), x, y) for n, (x, y) in enumerate(corners)])
    stage.view.center_on(stage.view.bounds().center())
    across, down = stage.view.horizontalScrollBar(), stage.view.verticalScrollBar()
    qtbot.waitUntil(lambda: values(across, down) == stage.view.camera.origin)
    return stage.view


def panned(view: BoardView, dx: int, dy: int) -> None:
    """Pan, and let the turn of the event loop pass in which that is shown."""
    view.pan(dx, dy)
    QApplication.processEvents()


def pixels_off(view: BoardView) -> float:
    """By how much of a pixel the horizontal bar is not where the view is."""
    bar = view.horizontalScrollBar()
    reach = bar.maximum() - bar.minimum() + bar.pageStep()
    return abs(bar.value() - view.camera.origin[0]) * bar.width() / reach


def test_while_the_view_is_panned_bars_are_right_to_the_pixel(qtbot: QtBot) -> None:
    view = far_apart(qtbot)
    start, seen = view.horizontalScrollBar().value(), set[int]()
    for _ in range(200):
        panned(view, -7, -3)
        seen.add(view.horizontalScrollBar().value())
        assert pixels_off(view) <= 1
    assert view.horizontalScrollBar().value() > start + 1000
    assert len(seen) < 100  # it is left alone while it would look the same


def test_a_view_that_rests_has_bars_that_are_right_to_the_unit(qtbot: QtBot) -> None:
    view = far_apart(qtbot)
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    usual = view._bars_timer.interval()
    view._bars_timer.setInterval(60_000)  # however slow the machine is
    panned(view, -3, -2)
    assert values(across, down) != view.camera.origin
    view._bars_timer.start(usual)
    qtbot.waitUntil(lambda: values(across, down) == view.camera.origin)


def test_a_bar_moves_the_view_by_what_it_was_moved(qtbot: QtBot) -> None:
    view = far_apart(qtbot)
    panned(view, -3, 0)
    bar, before = view.horizontalScrollBar(), view.camera.origin[0]
    bar.setValue(bar.value() + 500)
    assert view.camera.origin[0] == before + 500


def values(across: QScrollBar, down: QScrollBar) -> tuple[int, int]:
    return across.value(), down.value()
