"""What saving needs is loaded after the first edit, while the hand rests."""

from __future__ import annotations

import sys
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.storage import publish
from evidenceboard.window import saving_ahead
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for each time that it is loaded."""
    found: list[str] = []
    monkeypatch.setattr(saving_ahead, "SOON", 10)
    monkeypatch.setattr(saving_ahead, "get_ready", lambda: found.append("loaded"))
    return found


def test_it_is_loaded_once_after_the_first_edit(
    loads: list[str], board: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    resting = False
    monkeypatch.setattr(saving_ahead, "hand_rests", lambda: resting)
    assert board.workspace is not None
    qtbot.wait(50)
    assert not loads
    card = place(board)
    qtbot.wait(50)
    assert not loads, "the hand is moving"
    resting = True
    qtbot.waitUntil(lambda: loads == ["loaded"], timeout=3_000)
    board.workspace.perform("Move", edits.move(board.workspace.board, [card], 5, 5))
    qtbot.wait(50)
    assert loads == ["loaded"]


def test_getting_ready_in_many_threads_leaves_their_turns_as_they_were() -> None:
    usual = sys.getswitchinterval()
    threads = [Thread(target=publish.get_ready) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sys.getswitchinterval() == pytest.approx(usual)
