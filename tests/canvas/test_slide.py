"""Cards glide to where an edit has put them, and end there whatever happens on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.glide import Glide
from evidenceboard.model import edits
from tests.canvas.stage import LEFT, A, B, Stage, joined, three_cards


@pytest.fixture
def sliding(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A view in which A has just been moved by an edit and is on its way."""
    monkeypatch.setattr(Glide, "is_wanted", True)  # nothing moves on the offscreen platform
    stage = Stage(qtbot, three_cards(), [joined()])
    stage.view.settle()
    before = {A: stage.view.scene.rect(A)}
    change = edits.place(stage.document.board, {A: (400.0, -200.0)})
    stage.document.perform("Arrange", change)
    stage.view.slide_from(before)
    return stage


def test_a_card_is_seen_on_its_way_and_ends_where_the_board_has_it(
    sliding: Stage, qtbot: QtBot
) -> None:
    places: set[float] = set()

    def is_there() -> bool:
        places.add(sliding.view.scene.rect(A).x())
        return not sliding.view.lifted

    qtbot.waitUntil(is_there)
    assert places - {400.0}
    assert sliding.view.scene.rect(A) == QRectF(400, -200, 200, 120)


def test_a_press_cuts_it_short_at_the_goal(sliding: Stage) -> None:
    assert sliding.view.lifted == {A}
    QTest.mousePress(sliding.view.viewport(), LEFT, pos=QPoint(5, 5))
    assert not sliding.view.lifted
    assert sliding.view.scene.rect(A) == QRectF(400, -200, 200, 120)
    QTest.mouseRelease(sliding.view.viewport(), LEFT, pos=QPoint(5, 5))


def test_undo_on_the_way_puts_the_card_back_for_good(sliding: Stage, qtbot: QtBot) -> None:
    sliding.document.undo()
    assert not sliding.view.lifted
    assert sliding.view.scene.rect(A) == QRectF(0, 0, 200, 120)
    qtbot.wait(200)
    assert sliding.view.scene.rect(A) == QRectF(0, 0, 200, 120)


def test_a_drag_may_begin_on_the_way(sliding: Stage) -> None:
    sliding.view.lift([B])
    assert sliding.view.lifted == {B}
    assert sliding.view.scene.rect(A) == QRectF(400, -200, 200, 120)
