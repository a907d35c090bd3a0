"""What is seen to while the hand rests."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.text_editor import CardEditor, edit_selected
from evidenceboard.window import at_rest, freed_memory
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the window is made."""
    monkeypatch.setattr(at_rest, "SOON", 10)
    monkeypatch.setattr(at_rest, "QUIET", 10)


def test_memory_is_given_back_once_all_is_reckoned_and_the_hand_rests(
    board: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    resting = False
    monkeypatch.setattr(freed_memory, "give_back", lambda: given.append("given"))
    monkeypatch.setattr(at_rest, "hand_rests", lambda *_: resting)
    assert board.workspace is not None
    place(board)
    board.workspace.reasoning.settle()
    qtbot.wait(50)
    assert not given, "the hand is moving"
    resting = True
    qtbot.waitUntil(lambda: given == ["given"], timeout=3_000)


def test_edits_are_folded_into_the_working_copy_when_none_has_come_for_a_while(
    board: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert board.workspace is not None
    rested: list[str] = []
    monkeypatch.setattr(board.workspace.document, "rest", lambda: rested.append("tidied"))
    place(board)
    qtbot.waitUntil(lambda: rested == ["tidied"], timeout=3_000)


def test_an_editor_is_at_hand_before_the_first_card_is_written_on(
    board: MainWindow, qtbot: QtBot
) -> None:
    assert board.workspace is not None
    ground = board.workspace.view.viewport()
    qtbot.waitUntil(lambda: bool(ground.findChildren(CardEditor)), timeout=3_000)
    made = ground.findChildren(CardEditor)
    assert made[0].isHidden()
    board.workspace.selection.set([place(board)])
    edit_selected(board.workspace.view)
    assert ground.findChildren(CardEditor) == made
    assert not made[0].isHidden()
