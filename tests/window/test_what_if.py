"""What if, in the window: from menu and context menu, told in a bar, cleared on purpose only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place
from tests.window.test_commands import action


class Supposing:
    """A claim, and a source that supports it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert window.workspace is not None
        self.window, self.qtbot, self.workspace = window, qtbot, window.workspace
        self.claim = place(window, title="It will be ordered")
        self.source = place(window, "source", "The adviser", 500)
        board = self.workspace.board
        wire = edits.connect(board, "supports", self.source, self.claim)
        self.workspace.perform("Connect", wire)
        (self.wire,) = board.connectors
        for record, name, value in (
            (self.source, "reliability", "A"),
            (self.wire, "credibility", "1"),
        ):
            self.workspace.perform("Rate", edits.set_field(board, [record], name, value))
        self.steps = len(self.workspace.document.history._done)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.workspace.reasoning.ready)

    def trigger(self, name: str) -> None:
        wanted = action(self.window, name)
        self.qtbot.waitUntil(wanted.isEnabled)
        wanted.trigger()
        self.wait()

    @property
    def bar(self) -> str:
        return self.window.page.notices.sentence("what-if")


@pytest.fixture
def desk(board: MainWindow, qtbot: QtBot) -> Supposing:
    return Supposing(board, qtbot)


def test_the_bar_says_what_is_supposed_and_what_flips(desk: Supposing) -> None:
    desk.workspace.selection.set([desk.source])
    desk.trigger("reason.mute")
    assert desk.bar == (
        "What if: without “The adviser”. 1\N{NO-BREAK SPACE}standing flips. "
        "Nothing of this is stored."
    )
    desk.trigger("reason.suppose_E")
    assert "“The adviser” rated E" in desk.bar


def test_the_same_command_takes_it_back(desk: Supposing) -> None:
    desk.workspace.selection.set([desk.source])
    desk.trigger("reason.mute")
    assert action(desk.window, "reason.mute").isChecked()
    desk.trigger("reason.mute")
    assert desk.bar == ""


def test_a_statement_is_rated_otherwise_for_the_moment(desk: Supposing) -> None:
    desk.workspace.selection.set([desk.wire])
    desk.trigger("reason.suppose_5")
    assert "what “The adviser” says rated 5" in desk.bar


def test_escape_does_not_end_it_and_clear_does(desk: Supposing) -> None:
    desk.workspace.selection.set([desk.source])
    desk.trigger("reason.mute")
    for _ in range(3):
        QTest.keyClick(desk.workspace.view, Qt.Key.Key_Escape)
    assert desk.bar
    desk.window.page.notices.choose("what-if", "Clear")
    desk.wait()
    assert desk.bar == ""
    assert not desk.workspace.reasoning.what_if.is_on


def test_undo_and_the_saved_state_know_nothing_of_it(desk: Supposing) -> None:
    desk.workspace.selection.set([desk.source])
    desk.trigger("reason.mute")
    assert len(desk.workspace.document.history._done) == desk.steps


def test_a_muted_card_stays_and_is_drawn_otherwise(desk: Supposing) -> None:
    scene = desk.workspace.view.scene
    desk.workspace.selection.set([desk.source])
    desk.trigger("reason.mute")
    assert scene.facts(desk.source).is_muted
    desk.trigger("reason.suppose_B")
    assert scene.facts(desk.source).badge == "if B"
