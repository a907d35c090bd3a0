"""Python looks for garbage while the hand rests, and not through what is there for good."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from threading import Thread

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidenceboard.canvas import hand
from evidenceboard.window import garbage
from evidenceboard.window.garbage import Garbage


class Knot:
    """An object that holds on to itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def looking(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Garbage]:
    """A search that looks every few milliseconds."""
    monkeypatch.setattr(garbage, "EVERY", 5)
    _tidy_up()
    owner = QObject()
    found = Garbage(owner)
    found.begin()
    yield found
    owner.deleteLater()
    QApplication.processEvents()
    gc.unfreeze()


def _tidy_up() -> None:
    """What tests before this one left goes now: as it went later, it would be counted off."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def _knots(count: int) -> list[weakref.ref[Knot]]:
    return [weakref.ref(knot) for knot in [Knot() for _ in range(count)]]


def _gone(knots: list[weakref.ref[Knot]]) -> bool:
    return all(knot() is None for knot in knots)


def test_no_other_thread_looks_however_much_it_makes() -> None:
    """As in the program, so that no test destroys widgets outside of the window's thread."""
    knots = _knots(10)
    made: list[list[list[None]]] = []
    thread = Thread(target=lambda: made.extend([[]] for _ in range(200_000)))
    thread.start()
    thread.join()
    assert len(made) == 200_000
    assert not any(knot() is None for knot in knots)


def test_what_holds_on_to_itself_is_found_once_the_hand_rests(
    looking: Garbage, qtbot: QtBot
) -> None:
    hand.hand_moved()
    knots = _knots(garbage.FEWEST + 10)
    qtbot.wait(100)
    assert not _gone(knots)
    qtbot.waitUntil(lambda: _gone(knots), timeout=5_000)


def test_what_is_there_at_the_beginning_is_never_looked_through(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "EVERY", 5)
    _tidy_up()
    try:
        knots = _knots(10)
        owner = QObject()
        Garbage(owner).begin()
        more = _knots(garbage.FEWEST + 10)
        qtbot.waitUntil(lambda: _gone(more), timeout=5_000)
        assert not _gone(knots)
        owner.deleteLater()
    finally:
        gc.unfreeze()


def test_a_board_s_worth_of_records_is_taken_to_stay(
    looking: Garbage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "MOST", 3_000)
    before = gc.get_freeze_count()
    records = [Knot() for _ in range(4_000)]
    qtbot.waitUntil(lambda: gc.get_freeze_count() >= before + len(records), timeout=5_000)


def test_after_a_board_has_gone_everything_is_looked_through(
    looking: Garbage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    knots = _knots(10)
    gc.freeze()
    looking.look_through_all()
    qtbot.waitUntil(lambda: _gone(knots), timeout=5_000)
    assert gc.get_freeze_count() > 0
