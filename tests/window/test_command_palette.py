"""A command is found by its words and run, with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evidenceboard.window.command_palette import CommandPalette
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def palette(board: MainWindow, qtbot: QtBot) -> CommandPalette:
    """What Ctrl+K brings up over a board with one claim, which is selected."""
    assert board.workspace is not None
    board.workspace.selection.set([place(board, title="A claim")])
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.workspace.view.setFocus()
    QTest.keyClick(board.workspace.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    (found,) = board.findChildren(CommandPalette)
    qtbot.waitUntil(found.line.hasFocus)
    return found


def offered(palette: CommandPalette) -> list[str]:
    rows = (palette.list.topLevelItem(at) for at in range(palette.list.topLevelItemCount()))
    return [row.text(0) for row in rows if row is not None]


def test_it_offers_what_can_be_done_now(palette: CommandPalette) -> None:
    words = offered(palette)
    assert {"Export", "Lock in place", "Undo Place claim"} <= set(words)
    assert not {"Redo", "Equal gaps across", "Paste as nothing"} & set(words)


def test_rows_are_as_high_at_first_as_later(palette: CommandPalette) -> None:
    def height() -> int:
        row = palette.list.topLevelItem(0)
        assert row is not None
        return palette.list.visualItemRect(row).height()

    at_first = height()
    palette.line.setText("save")
    assert height() == at_first > palette.fontMetrics().height() + 4


def test_words_in_any_order_find_a_command_and_enter_runs_it(
    board: MainWindow, palette: CommandPalette
) -> None:
    assert board.workspace is not None
    QTest.keyClicks(palette.line, "place LOCK")
    assert offered(palette) == ["Lock in place"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert all(card.locked for card in board.workspace.board.cards.values())


def test_arrows_choose_among_those_found(board: MainWindow, palette: CommandPalette) -> None:
    assert board.workspace is not None
    QTest.keyClicks(palette.line, "change the card")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    chosen = palette.list.currentItem()
    assert chosen is not None
    assert chosen.text(1) == "Edit › Change the card to"
    assert chosen.text(0) == "Source"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert {card.kind for card in board.workspace.board.cards.values()} == {"source"}


def test_escape_does_nothing_and_leaves_nothing(
    board: MainWindow, palette: CommandPalette, qtbot: QtBot
) -> None:
    assert board.workspace is not None
    QTest.keyClicks(palette.line, "delete")
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not board.findChildren(CommandPalette))
    assert len(board.workspace.board.cards) == 1


def test_what_begins_with_the_words_comes_first(palette: CommandPalette) -> None:
    QTest.keyClicks(palette.line, "find")
    assert offered(palette)[0] == "Find"
    QTest.keyClick(palette.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(palette.line, "no such thing")
    assert palette.list.isHidden()
    assert not palette.nothing.isHidden()
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
