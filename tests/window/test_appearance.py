"""Light and dark, window state, and what the bars show."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from evidenceboard.model.records import RecordId
from evidenceboard.panels import PANELS, Panel
from evidenceboard.panels.inspector import Inspector
from evidenceboard.panels.wings import Wings
from evidenceboard.window import questions
from evidenceboard.window.desk import Desk
from evidenceboard.window.main_window import MainWindow
from evidenceboard.window.opening import board_window
from evidenceboard.window.tool_button import KIND_MIME, ToolButton
from tests.window.conftest import place
from tests.window.test_commands import action


def corner_of_canvas(window: MainWindow) -> str:
    assert window.workspace is not None
    window.workspace.view.settle()
    picture = window.workspace.view.viewport().grab().toImage()
    return picture.pixelColor(3, picture.height() - 3).name()


def test_choosing_a_theme_repaints_board_and_bars(board: MainWindow, qtbot: QtBot) -> None:
    place(board)
    for theme in ("dark", "light"):
        action(board, f"view.{theme}_theme").trigger()
        palette = board.desk.appearance.look.palette
        assert palette.name == theme
        assert corner_of_canvas(board) == palette.canvas.name()
        bar = board.page.top_bar.grab().toImage()
        assert bar.pixelColor(bar.width() // 3, 5).name() == palette.panel.name()


def show(window: MainWindow, qtbot: QtBot, panel: str) -> Panel:
    """The panel of that name, once it is there."""
    kind = next(one for one in PANELS if one.name == panel)
    pane = window.page.panes[kind.side]
    pane.show_panel(panel)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in pane.panels))
    return next(one for one in pane.panels if one.isVisible())


def picture_of(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("name", ["outline", "filters", "matrix", "timeline"])
def test_a_panel_that_was_out_of_sight_looks_as_if_the_theme_had_always_been_the_same(
    board: MainWindow, desk: Desk, qtbot: QtBot, name: str
) -> None:
    place(board, title="The harbour is closed")
    kind = next(one for one in PANELS if one.name == name)
    other = next(one for one in PANELS if one.side == kind.side and one is not kind)
    panel = show(board, qtbot, name)
    show(board, qtbot, other.name)
    desk.appearance.choose("dark")
    assert not panel.isVisible()
    assert show(board, qtbot, name) is panel
    late = picture_of(panel)
    desk.appearance.choose("light")
    light = picture_of(panel)
    desk.appearance.choose("dark")
    assert picture_of(panel) == late
    assert light != late
    assert late.pixelColor(2, late.height() - 2) == desk.appearance.look.palette.panel


def test_a_page_of_the_inspector_that_was_out_of_sight_takes_the_theme_on_when_it_is_shown(
    board: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert board.workspace is not None
    claim, source = place(board, title="Closed"), place(board, "source", "The adviser", 700)
    panel = show(board, qtbot, "inspector")
    assert isinstance(panel, Inspector)
    select = board.workspace.selection.set

    def shown(card: RecordId) -> QImage:
        select([card])
        qtbot.waitUntil(lambda: panel.page is not None and panel.page.ids == {card})
        return picture_of(panel)

    def is_reckoned() -> bool:
        told = {one.text() for one in panel.findChildren(QLabel) if one.isVisible()}
        return {"Standing", "Check before you share"} <= told

    shown(claim)
    qtbot.waitUntil(is_reckoned)
    light = shown(claim)
    shown(source)
    desk.appearance.choose("dark")
    dark = shown(claim)
    assert dark != light
    desk.appearance.choose("light")
    desk.appearance.choose("dark")
    assert picture_of(panel) == dark
    qtbot.wait(500)  # pages that were put aside are taken back
    assert shown(claim) == dark


def test_what_is_out_of_sight_is_gone_with_its_window(
    board: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    panel, _ = show(board, qtbot, "outline"), show(board, qtbot, "filters")
    show(board, qtbot, "inspector")
    gone: list[None] = []
    panel.destroyed.connect(lambda: gone.append(None))
    desk.appearance.choose("dark")
    board.files.close()
    qtbot.waitUntil(lambda: bool(gone))
    waiting = [one for one in QApplication.topLevelWidgets() if isinstance(one, Wings)]
    qtbot.waitUntil(lambda: not any(isValid(one) and one.children() for one in waiting))


def test_the_systems_choice_is_followed_while_it_is_running(
    board: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hints, appearance = QGuiApplication.styleHints(), board.desk.appearance
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        monkeypatch.setattr(appearance, "_system_is_dark", lambda name=name: name == "dark")
        hints.colorSchemeChanged.emit(scheme)
        assert corner_of_canvas(board) == appearance.look.palette.canvas.name()
        assert appearance.look.name == name


def test_a_choice_holds_whatever_the_system_does(board: MainWindow, qtbot: QtBot) -> None:
    action(board, "view.dark_theme").trigger()
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert board.desk.appearance.look.name == "dark"


def test_the_theme_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.appearance.choose("dark")
    again = Desk(desk.folder)
    assert again.appearance.choice == "dark"
    assert again.appearance.look.name == "dark"


def test_the_window_comes_back_as_it_was_left(desk: Desk, qtbot: QtBot) -> None:
    first = board_window(desk)
    first.show()
    first.resize(760, 560)
    action(first, "file.new").trigger()
    action(first, "view.inspector").trigger()
    assert not first.page.panes["right"].isVisible()
    first.close()
    second = board_window(desk)
    second.show()
    assert second.size() == first.size()
    second.files.new()
    assert not second.page.panes["right"].isVisible()
    assert not action(second, "view.inspector").isChecked()
    for window in (first, second):
        window.close()
        window.deleteLater()


def test_the_inspector_follows_the_selection(board: MainWindow, qtbot: QtBot) -> None:
    card = place(board, "source", "The harbour master")
    qtbot.waitUntil(lambda: bool(board.page.panes["right"].panels))
    assert board.workspace is not None
    board.workspace.selection.set([card])
    (panel,) = board.page.panes["right"].panels
    qtbot.waitUntil(lambda: "Source" in {one.text() for one in panel.findChildren(QLabel)})


def test_a_tool_that_places_cards_can_be_dragged_onto_the_board(
    board: MainWindow, qtbot: QtBot
) -> None:
    buttons = board.page.top_bar.findChildren(ToolButton)
    claim = next(one for one in buttons if one.defaultAction().objectName() == "insert.place-claim")
    drag = claim.drag()
    assert bytes(drag.mimeData().data(KIND_MIME).data()) == b"claim"
    assert drag.pixmap().width() > 100
    drag.deleteLater()


def test_tool_buttons_say_their_name_and_key(board: MainWindow, qtbot: QtBot) -> None:
    tips = {one.toolTip() for one in board.page.top_bar.findChildren(ToolButton)}
    assert {"Claim (C)", "Select (V)", "Connect (L)", "Export… (Ctrl+Shift+E)"} <= tips


def test_the_hint_tells_what_the_tool_does(board: MainWindow, qtbot: QtBot) -> None:
    assert "Double-click" in board.page.status_line.hint
    action(board, "insert.hand").trigger()
    assert "move the board" in board.page.status_line.hint


def test_the_board_is_renamed_from_its_title(
    board: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(questions, "ask_for_title", lambda *_: "Who & what")
    QTest.mouseClick(board.page.top_bar.title, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert board.workspace is not None
    assert board.workspace.board.facts.title == "Who & what"
    qtbot.waitUntil(lambda: board.windowTitle().startswith("Who & what"))
    assert board.page.top_bar.title.text() == "Who && what"


def test_a_damaged_settings_file_is_as_good_as_none(desk: Desk, qtbot: QtBot) -> None:
    desk.settings.flush()
    (desk.folder / "settings.ini").write_bytes(b"\x00[window]\ngeometry=@@@\ntheme=\xff\xfe")
    again = Desk(desk.folder)
    window = board_window(again)
    window.show()
    assert again.appearance.choice == "system"
    window.close()
    window.deleteLater()
