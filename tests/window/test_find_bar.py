"""Find: typing marks, Enter goes there, Escape takes the marks away."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.hand import hand_rests
from evidenceboard.model import edits
from evidenceboard.window import board_search, find_bar
from evidenceboard.window.find_bar import FIRST, FindBar
from evidenceboard.window.main_window import MainWindow
from evidenceboard.workspace import Workspace
from tests.window.conftest import place

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Finding:
    """A find bar over a board, with a hand on the keys."""

    def __init__(self, window: MainWindow) -> None:
        assert window.workspace is not None
        self.workspace: Workspace = window.workspace
        self.bar = FindBar(self.workspace, self.workspace.view.viewport())
        self.line = self.bar.findChildren(QLineEdit)[0]
        self.bar.open()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.line, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.line, key, modifiers or Qt.KeyboardModifier.NoModifier)

    @property
    def words(self) -> str:
        return self.bar.findChildren(QLabel)[0].text()


@pytest.fixture
def finding(board: MainWindow) -> Finding:
    place(board, "claim", "A second wave")
    place(board, "source", "The spokesman", x=4000)
    place(board, "claim", "Nobody speaks of a wave", x=8000)
    return Finding(board)


def test_typing_marks_what_is_found_and_leaves_the_view_where_it_is(finding: Finding) -> None:
    before = finding.workspace.view.camera.center
    finding.type("wav")
    assert len(finding.bar.hits) == 2
    assert finding.words == "2 found"
    assert finding.workspace.view.camera.center == before
    assert not finding.workspace.selection.ids


def test_enter_goes_from_hit_to_hit_and_round_and_shift_enter_back(finding: Finding) -> None:
    finding.type("wave")
    went = []
    for _ in range(3):
        finding.press(Qt.Key.Key_Return)
        went.append(next(iter(finding.workspace.selection.ids)))
        seen = finding.workspace.view.camera.visible
        assert seen.contains(finding.workspace.view.scene.rect(went[-1]))
    assert went[0] != went[1]
    assert went[2] == went[0]
    finding.press(Qt.Key.Key_Return, SHIFT)
    assert finding.workspace.selection.ids == {went[1]}
    assert finding.words == "2 of 2"


def test_escape_closes_and_gives_the_keys_back(finding: Finding) -> None:
    finding.type("wave")
    finding.press(Qt.Key.Key_Escape)
    assert finding.bar.isHidden()
    assert finding.workspace.view.hasFocus()


def test_what_is_edited_meanwhile_is_found_as_it_is_now(finding: Finding) -> None:
    finding.type("spokes")
    (hit,) = finding.bar.hits
    board = finding.workspace.board
    finding.workspace.perform("Edit text", edits.set_text(board, hit, "The minister", ""))
    assert finding.words == "nothing found"
    assert not finding.bar.hits
    finding.workspace.document.undo()
    assert finding.bar.hits == (hit,)


def test_past_the_first_hits_there_are_more(board: MainWindow) -> None:
    assert board.workspace is not None
    cards = [
        edits.new_card(board.workspace.board, "note", 300 * n, 0, title="same")
        for n in range(FIRST + 7)
    ]
    board.workspace.perform("Paste", edits.add_cards(board.workspace.board, cards))
    finding = Finding(board)
    finding.type("same")
    assert finding.words == f"{FIRST}+ found"
    for _ in range(FIRST + 1):
        finding.press(Qt.Key.Key_Return)
    assert finding.words == f"{FIRST + 1} of {FIRST + 7}"


def test_a_mark_is_painted_round_a_hit(finding: Finding) -> None:
    view = finding.workspace.view
    view.settle()
    plain = view.viewport().grab().toImage()
    finding.type("second")
    finding.bar.hide()
    assert view.viewport().grab().toImage() != plain


def test_typing_words_to_find_is_the_hand_at_work(
    finding: Finding, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    monkeypatch.setattr(find_bar, "hand_moved", lambda: moved.append("moved"))
    finding.type("w")
    assert moved


def test_while_a_board_is_read_for_a_search_lesser_work_waits(board: MainWindow) -> None:
    assert board.workspace is not None
    titles = [f"card number {number}" for number in range(board_search.SMALL + 1)]
    cards = [edits.new_card(board.workspace.board, "note", 0, 0, title=one) for one in titles]
    board.workspace.perform("Paste", edits.add_cards(board.workspace.board, cards))
    assert hand_rests(-1.0)
    finding = Finding(board)
    assert not finding.bar._search.is_complete
    assert not hand_rests(-1.0)
    shiboken6.delete(finding.bar)
    assert hand_rests(-1.0)
    other = Finding(board)
    while not other.bar._search.is_complete:
        QApplication.processEvents()
    assert hand_rests(-1.0)


def test_escape_on_the_board_first_lets_the_selection_go_and_then_the_bar(
    board: MainWindow, qtbot: QtBot
) -> None:
    workspace, bar = board.workspace, board.overlays.find_bar
    assert workspace is not None
    assert bar is not None
    place(board, "claim", "A second wave")
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    bar.open()
    QTest.keyClicks(bar.findChildren(QLineEdit)[0], "wave")
    bar.next()
    workspace.view.setFocus()
    QTest.keyClick(workspace.view, Qt.Key.Key_Escape)
    assert not workspace.selection.count
    assert bar.isVisible()
    QTest.keyClick(workspace.view, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert not workspace.view._highlights
    assert workspace.view.hasFocus()
