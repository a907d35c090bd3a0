"""The catalogue of commands, and the actions made from it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from evidenceboard.canvas.edit_field import EditField
from evidenceboard.model.records import RecordId
from evidenceboard.panels import PANELS, PanelKind
from evidenceboard.panels.outline.outline import Outline
from evidenceboard.theme.icons import glyph
from evidenceboard.window import actions
from evidenceboard.window.actions import CommandAction
from evidenceboard.window.commands import Command
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.menus import COMMANDS, MENUS
from evidenceboard.workspace import Workspace
from tests.window.conftest import place
from tests.window.counted_events import CountedEvents

EMPTY = ("timeline", "findings")
"""Panels that have nothing to show of a board with a single claim, and take no keys."""


def action(window: MainWindow, name: str) -> CommandAction:
    found = window.findChild(CommandAction, name)
    assert found is not None, name
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_every_command_has_a_name_words_and_an_icon_that_exists(
    command: Command, qtbot: QtBot
) -> None:
    assert "." in command.name
    assert not command.words[0].islower()
    assert not glyph(command.icon).isEmpty()


def test_no_two_commands_share_a_name() -> None:
    assert Counter(one.name for one in COMMANDS).most_common(1)[0][1] == 1


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(key for one in COMMANDS for key in one.keys)
    assert keys.most_common(1)[0][1] == 1


def test_every_command_stands_in_the_menu_bar(window: MainWindow) -> None:
    shown: set[str] = set()
    waiting = [one.menu() for one in window.menu_bar.actions()]
    while waiting:
        menu = waiting.pop()
        assert isinstance(menu, QMenu)
        shown |= {one.objectName() for one in menu.actions()}
        waiting += [one.menu() for one in menu.actions() if one.menu()]
    assert {one.name for one in COMMANDS} <= shown


def test_no_two_menus_share_a_letter() -> None:
    letters = [menu.words[menu.words.index("&") + 1] for menu in MENUS]
    assert len(set(letters)) == len(letters)


def test_without_a_board_only_what_needs_none_is_enabled(window: MainWindow, qtbot: QtBot) -> None:
    able = {one.objectName() for one in window.findChildren(CommandAction) if one.isEnabled()}
    assert {"file.new", "file.open_board", "file.leave", "help.keys"} <= able
    assert not able & {"file.save", "edit.undo", "insert.place-claim", "view.zoom_in"}


def test_undo_names_the_step_in_the_menu(board: MainWindow, qtbot: QtBot) -> None:
    undo = action(board, "edit.undo")
    assert not undo.isEnabled()
    place(board, "claim")
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "Undo Place claim"
    undo.trigger()
    assert not undo.isEnabled()
    qtbot.waitUntil(action(board, "edit.redo").isEnabled)
    assert action(board, "edit.redo").text() == "Redo Place claim"


def test_commands_on_cards_wait_for_a_selection(board: MainWindow, qtbot: QtBot) -> None:
    first, second = place(board), place(board, x=500)
    assert board.workspace is not None
    align, delete = action(board, "arrange.align_left"), action(board, "edit.delete")
    board.workspace.selection.set([first])
    qtbot.waitUntil(delete.isEnabled)
    assert not align.isEnabled()
    board.workspace.selection.set([first, second])
    qtbot.waitUntil(align.isEnabled)


def test_commands_catch_up_once_the_hand_lets_go(
    board: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, delete = place(board), action(board, "edit.delete")
    assert board.workspace is not None
    board.workspace.selection.clear()
    qtbot.waitUntil(lambda: not delete.isEnabled())
    pressed = [True]
    monkeypatch.setattr(actions, "hand_is_busy", lambda: pressed[0])
    with qtbot.waitSignal(board.state_changed):
        board.workspace.selection.set([card])
    qtbot.wait(20)
    assert not delete.isEnabled()
    pressed[0] = False
    qtbot.waitUntil(delete.isEnabled)


def test_a_letter_takes_up_a_tool_while_the_canvas_has_the_focus(
    board: MainWindow, qtbot: QtBot
) -> None:
    assert board.workspace is not None
    QTest.keyClick(board.workspace.view, Qt.Key.Key_S)
    assert board.workspace.view.tool == "place-source"
    qtbot.waitUntil(lambda: not action(board, "insert.select").isChecked())
    assert action(board, "insert.place-source").isChecked()


def test_letters_can_be_switched_off(board: MainWindow, qtbot: QtBot) -> None:
    assert board.workspace is not None
    action(board, "help.single_letters").trigger()
    qtbot.waitUntil(lambda: not action(board, "insert.place-source").shortcuts())
    QTest.keyClick(board.workspace.view, Qt.Key.Key_S)
    assert board.workspace.view.tool == "select"


def test_shift_2_shows_the_selection_and_shift_1_everything(
    board: MainWindow, qtbot: QtBot
) -> None:
    place(board)
    far = place(board, x=5000)
    assert board.workspace is not None
    view = board.workspace.view
    view.setFocus()
    board.workspace.selection.set([far])
    qtbot.waitUntil(action(board, "view.fit_selection").isEnabled)
    QTest.keyClick(view, Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.center.x() == pytest.approx(5000, abs=2)
    QTest.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.center.x() == pytest.approx(2500, abs=2)


def test_two_selected_cards_are_connected_from_the_menu(board: MainWindow, qtbot: QtBot) -> None:
    workspace = board.workspace
    assert workspace is not None
    workspace.selection.set([place(board, "claim"), place(board, "source", x=500)])
    join = action(board, "connect.join_supports")
    qtbot.waitUntil(join.isEnabled)
    join.trigger()
    (made,) = workspace.board.connectors.values()
    assert made.kind == "supports"
    assert workspace.selection.ids == {made.id}
    qtbot.waitUntil(action(board, "connect.make_supports").isChecked)
    action(board, "connect.make_contradicts").trigger()
    assert workspace.board.connectors[made.id].kind == "contradicts"


def test_a_frame_is_drawn_round_cards_and_taken_away_again(board: MainWindow, qtbot: QtBot) -> None:
    workspace = board.workspace
    assert workspace is not None
    cards = {place(board), place(board, x=500)}
    workspace.selection.set(cards)
    qtbot.waitUntil(action(board, "arrange.group").isEnabled)
    action(board, "arrange.group").trigger()
    assert len(workspace.board.cards) == 3
    title = workspace.view.viewport().findChild(EditField)
    assert title is not None
    QTest.keyClicks(title, "Experts")
    board.commit()
    assert "Experts" in {card.title for card in workspace.board.cards.values()}
    qtbot.waitUntil(action(board, "arrange.ungroup").isEnabled)
    action(board, "arrange.ungroup").trigger()
    assert set(workspace.board.cards) == cards
    assert workspace.selection.ids == cards


def test_locking_switches_and_shows_its_state(board: MainWindow, qtbot: QtBot) -> None:
    workspace = board.workspace
    assert workspace is not None
    card = place(board)
    workspace.selection.set([card])
    lock = action(board, "arrange.lock")
    qtbot.waitUntil(lock.isEnabled)
    lock.trigger()
    assert workspace.board.cards[card].locked
    assert lock.isChecked()
    lock.trigger()
    assert not workspace.board.cards[card].locked


def test_zoom_stands_in_the_status_line(board: MainWindow, qtbot: QtBot) -> None:
    scale = action(board, "view.actual_size")
    line = board.page.status_line
    button = next(one for one in line.findChildren(QToolButton) if one.defaultAction() is scale)
    action(board, "view.zoom_in").trigger()
    qtbot.waitUntil(lambda: button.text() == "125\N{NO-BREAK SPACE}%")
    scale.trigger()
    qtbot.waitUntil(lambda: button.text() == "100\N{NO-BREAK SPACE}%")


def test_the_scale_in_the_status_line_has_room_without_another_layout(board: MainWindow) -> None:
    scale = action(board, "view.actual_size")
    line = board.page.status_line
    button = next(one for one in line.findChildren(QToolButton) if one.defaultAction() is scale)
    QApplication.sendPostedEvents()
    requests = CountedEvents(line, QEvent.Type.LayoutRequest)
    scale.setIconText("800\N{NO-BREAK SPACE}%")
    QApplication.sendPostedEvents()
    assert button.text() == "800\N{NO-BREAK SPACE}%"
    assert button.sizeHint().width() == button.width()
    assert requests.count == 0


def test_the_outline_that_a_key_has_brought_up_has_the_keys(
    board: MainWindow, qtbot: QtBot
) -> None:
    workspace = board.workspace
    assert workspace is not None
    cards = [place(board, title=title, x=at * 400) for at, title in enumerate("ABC")]
    workspace.selection.set([cards[0]])
    board.activateWindow()
    workspace.view.setFocus()
    QTest.keyClick(workspace.view, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    outline = board.page.panes["left"].panels[0]
    assert isinstance(outline, Outline)
    qtbot.waitUntil(outline.tree.hasFocus)
    qtbot.waitUntil(lambda: outline.tree.currentIndex().isValid())
    QTest.keyClick(outline.tree, Qt.Key.Key_Down)
    assert workspace.selection.ids == {cards[1]}
    assert workspace.board.cards[cards[0]].y == -75  # where it was placed


def _with_a_chosen_claim(board: MainWindow) -> tuple[Workspace, RecordId]:
    workspace = board.workspace
    assert workspace is not None
    card = place(board, title="A claim")
    workspace.selection.set([card])
    board.activateWindow()
    return workspace, card


@pytest.mark.parametrize("kind", [one for one in PANELS if one.name not in EMPTY])
def test_escape_in_a_panel_gives_the_keys_back_to_the_board(
    board: MainWindow, qtbot: QtBot, kind: PanelKind
) -> None:
    workspace, card = _with_a_chosen_claim(board)
    qtbot.waitUntil(board.isActiveWindow)
    workspace.view.setFocus()
    pane = board.page.panes[kind.side]
    pane.show_panel(kind.name)
    QApplication.processEvents()
    pane.hand_over_keys()
    if workspace.view.hasFocus():  # it has no table or list of its own
        pane.focus_panel()
    part = board.focusWidget()
    assert part is not None
    assert pane.isAncestorOf(part)
    QTest.keyClick(part, Qt.Key.Key_Escape)
    assert workspace.view.hasFocus()
    assert workspace.selection.ids == {card}


def test_escape_first_puts_back_what_is_typed_in_the_inspector(
    board: MainWindow, qtbot: QtBot
) -> None:
    workspace, card = _with_a_chosen_claim(board)
    pane = board.page.panes["right"]
    qtbot.waitUntil(lambda: any(one.toPlainText() == "A claim" for one in written(pane)))
    title = next(one for one in written(pane) if one.toPlainText() == "A claim")
    title.setFocus()
    QTest.keyClicks(title, "X")
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert title.hasFocus()
    assert title.toPlainText() == "A claim"
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert workspace.view.hasFocus()
    assert workspace.board.cards[card].title == "A claim"


def written(pane: QWidget) -> list[QPlainTextEdit]:
    return [one for one in pane.findChildren(QPlainTextEdit) if one.isVisible()]


def test_tab_past_the_last_words_of_a_card_is_back_on_the_board(
    board: MainWindow, qtbot: QtBot
) -> None:
    workspace = board.workspace
    assert workspace is not None
    card = place(board)
    workspace.selection.set([card])
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    workspace.view.setFocus()
    QTest.keyClick(workspace.view, Qt.Key.Key_Return)
    for words in ("A title", "A text"):
        field = board.focusWidget()
        assert isinstance(field, EditField)
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert workspace.view.hasFocus()
    found = workspace.board.cards[card]
    assert (found.title, found.body) == ("A title", "A text")
