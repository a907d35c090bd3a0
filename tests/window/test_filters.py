"""Filters in the window: found from the menu, always told, and cleared from anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.board_filter import BoardFilter
from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.panels.filters.filters import Filters
from evidenceboard.window.export_choices import ExportChoices
from evidenceboard.window.export_dialog import ExportDialog
from evidenceboard.window.filter_sign import FilterSign
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place
from tests.window.test_commands import action


class Board:
    """A window with three claims and a source that supports the first."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert window.workspace is not None
        self.window, self.qtbot, self.workspace = window, qtbot, window.workspace
        self.claims = [place(window, "claim", f"Claim {at}", at * 400) for at in range(3)]
        self.source = place(window, "source", "The adviser", 1400)
        wire = edits.connect(self.workspace.board, "supports", self.source, self.claims[0])
        self.workspace.perform("Connect", wire)

    @property
    def filter(self) -> BoardFilter:
        return self.workspace.filter

    @property
    def sign(self) -> FilterSign:
        return self.window.page.status_line.filter_sign

    def ask(self, about: str, name: str) -> None:
        self.filter.toggle((about, name))
        self.qtbot.waitUntil(lambda: self.sign.isVisible() == self.filter.is_on)

    @property
    def bright(self) -> frozenset[RecordId] | None:
        """What the canvas paints at full strength; None where that is everything."""
        return self.workspace.view._screen._board.emphasis

    def trigger(self, name: str) -> None:
        wanted = action(self.window, name)
        self.qtbot.waitUntil(wanted.isEnabled)
        wanted.trigger()
        QApplication.processEvents()


@pytest.fixture
def desk(board: MainWindow, qtbot: QtBot) -> Board:
    return Board(board, qtbot)


def test_the_panel_comes_up_by_its_key_with_the_focus_in_it(desk: Board, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.window.activateWindow()
    QTest.keyClick(desk.workspace.view, Qt.Key.Key_F, keys)
    panel = desk.window.page.panes["left"].panels[0]
    assert isinstance(panel, Filters)
    qtbot.waitUntil(panel.isVisible)
    assert panel.isAncestorOf(desk.window.focusWidget())


def test_a_filter_is_told_and_dims_the_rest_while_its_panel_is_hidden(desk: Board) -> None:
    assert not desk.sign.isVisible()
    assert desk.bright is None
    desk.ask("kind", "claim")
    assert desk.window.page.panes["left"].shown == ""
    assert desk.sign.isVisible()
    assert desk.sign.words == "Filter: 3 of 4 cards"
    assert desk.bright == frozenset(desk.claims)


def test_the_sign_keeps_count_while_the_board_is_edited(desk: Board, qtbot: QtBot) -> None:
    desk.ask("kind", "source")
    assert desk.sign.words == "Filter: 1 of 4 cards"
    new = place(desk.window, "source", "Another", 2000)
    qtbot.waitUntil(lambda: desk.sign.words == "Filter: 2 of 5 cards")
    assert desk.bright == frozenset({desk.source, new})
    desk.workspace.document.undo()
    qtbot.waitUntil(lambda: desk.sign.words == "Filter: 1 of 4 cards")


def test_clear_in_the_sign_brings_everything_back(desk: Board, qtbot: QtBot) -> None:
    desk.ask("kind", "claim")
    clear = next(one for one in desk.sign.findChildren(QToolButton) if one.text() == "Clear")
    qtbot.waitUntil(action(desk.window, "edit.clear_filter").isEnabled)
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.sign.isVisible())
    assert desk.bright is None


def test_the_words_of_the_sign_bring_up_the_panel(desk: Board, qtbot: QtBot) -> None:
    desk.ask("kind", "claim")
    words = next(one for one in desk.sign.findChildren(QToolButton) if "Filter" in one.text())
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert desk.window.page.panes["left"].shown == "filters"


def test_what_passes_is_selected_by_its_command(desk: Board) -> None:
    assert not action(desk.window, "edit.select_passing").isEnabled()
    desk.ask("kind", "claim")
    desk.trigger("edit.select_passing")
    assert desk.workspace.selection.ids == frozenset(desk.claims)


def test_clearing_is_no_edit(desk: Board) -> None:
    label = desk.workspace.document.history.undo_label
    desk.ask("kind", "claim")
    desk.trigger("edit.clear_filter")
    assert desk.workspace.document.history.undo_label == label


def test_another_board_starts_without_a_filter(desk: Board, qtbot: QtBot) -> None:
    desk.ask("kind", "claim")
    desk.workspace.document.close(discard=True)
    desk.window.files.document = None
    desk.window.files.new()
    qtbot.waitUntil(lambda: not desk.sign.isVisible())
    assert desk.window.workspace is not None
    assert not desk.window.workspace.filter.is_on


def exported(desk: Board) -> ExportChoices:
    desk.trigger("file.export")
    dialog = desk.window.findChild(ExportDialog)
    assert dialog is not None
    return dialog.choices


def test_as_filtered_exports_what_passes(desk: Board) -> None:
    desk.ask("kind", "claim")
    choices = exported(desk)
    QTest.mouseClick(choices.row("what").button("filtered"), Qt.MouseButton.LeftButton)
    assert choices.options.what == "selection"
    assert choices.options.ids == frozenset(desk.claims)


def test_without_a_filter_the_choice_says_why_it_is_grey(desk: Board) -> None:
    button = exported(desk).row("what").button("filtered")
    assert not button.isEnabled()
    assert button.toolTip() == "No filter is on."


def test_the_way_out_of_a_filter_is_not_cut_off_between_two_panels(
    desk: Board, qtbot: QtBot
) -> None:
    desk.window.resize(1024, 640)
    desk.window.page.panes["left"].show_panel("filters")
    desk.ask("kind", "source")
    clear = next(one for one in desk.sign.findChildren(QToolButton) if one.text() == "Clear")
    qtbot.waitUntil(lambda: clear.width() >= clear.sizeHint().width())
