"""Long work waits for the hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import hand
from evidenceboard.canvas.minimap import Minimap
from tests.canvas.stage import A, B, Stage, card


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_000.0]
    monkeypatch.setattr(hand, "monotonic", lambda: now[0])
    monkeypatch.setattr(hand, "hand_is_busy", lambda: False)
    return now


def test_a_hand_rests_a_moment_after_it_moved(clock: list[float]) -> None:
    hand.hand_moved()
    assert not hand.hand_rests(hand.PAUSE)
    clock[0] += 1.1 * hand.PAUSE
    assert hand.hand_rests(hand.PAUSE)
    assert not hand.hand_rests()
    clock[0] += hand.REST
    assert hand.hand_rests()


def test_lesser_work_waits_for_threads_too(clock: list[float]) -> None:
    clock[0] += 60
    one, other = Owner(), Owner()
    hand.work_begins(one)
    hand.work_begins(other)
    hand.work_ends(one)
    assert not hand.hand_rests(hand.PAUSE)
    del other  # gone with its window
    assert hand.hand_rests(hand.PAUSE)


class Owner:
    """Somebody who has a thread."""


def test_a_hand_that_holds_something_never_rests(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand, "hand_is_busy", lambda: True)
    clock[0] += 60
    assert not hand.hand_rests()


def test_a_hand_on_the_minimap_or_at_the_words_of_a_card_does_not_rest(
    clock: list[float], qtbot: QtBot
) -> None:
    stage = Stage(qtbot, [card(A, 0, 0), card(B, 9000, 5000)])
    minimap = Minimap(stage.view)
    hand.hand_moved()
    clock[0] += 60
    assert hand.hand_rests()
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    assert not hand.hand_rests(hand.PAUSE)
    stage.selection.set([A])
    stage.key(Qt.Key.Key_Return)
    clock[0] += 60
    stage.write("Second")
    assert not hand.hand_rests(hand.PAUSE)
