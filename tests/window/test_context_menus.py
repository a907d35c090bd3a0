"""A right click offers what applies to what is under the pointer."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from evidenceboard.model import edits
from evidenceboard.model.records import RecordId
from evidenceboard.window.context_menus import ContextMenus
from evidenceboard.window.main_window import MainWindow
from tests.window.conftest import place


def offered(window: MainWindow, record: RecordId | None) -> list[str]:
    menus = window.findChild(ContextMenus)
    assert menus is not None
    menu = menus.menu_for(record)
    words = [one.text() for one in menu.actions() if not one.isSeparator()]
    assert not menu.actions()[-1].isSeparator()
    return words


def test_the_empty_canvas_offers_cards_to_place(board: MainWindow, qtbot: QtBot) -> None:
    words = offered(board, None)
    assert words[:3] == ["Claim", "Source", "Expert opinion"]
    assert "Delete" not in words


def test_a_card_offers_what_can_be_done_with_it(board: MainWindow, qtbot: QtBot) -> None:
    card = place(board)
    assert board.workspace is not None
    board.workspace.selection.set([card])
    words = offered(board, card)
    assert {"Edit text", "Duplicate", "Delete", "Order", "Change the card to"} <= set(words)
    assert "Align" not in words
    assert "Claim" not in words


def test_two_cards_offer_to_be_connected(board: MainWindow, qtbot: QtBot) -> None:
    one, other = place(board), place(board, x=600)
    assert board.workspace is not None
    board.workspace.selection.set([one, other])
    assert {"Connect the two selected", "Align"} <= set(offered(board, one))


def test_a_connector_offers_its_kinds(board: MainWindow, qtbot: QtBot) -> None:
    workspace = board.workspace
    assert workspace is not None
    one, other = place(board), place(board, x=600)
    workspace.perform("Connect", edits.connect(workspace.board, "supports", one, other))
    (connector,) = workspace.board.connectors
    workspace.selection.set([connector])
    words = offered(board, connector)
    assert {"Change the connector to", "Turn round", "Delete"} <= set(words)
    assert "Order" not in words


def test_a_board_that_cannot_be_edited_offers_no_edits(board: MainWindow, qtbot: QtBot) -> None:
    card = place(board)
    assert board.workspace is not None
    board.workspace.document.read_only = "It is open elsewhere."
    board.workspace.selection.set([card])
    words = offered(board, card)
    assert "Copy" in words
    assert not {"Delete", "Cut", "Duplicate", "Edit text"} & set(words)
